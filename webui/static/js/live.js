// The results page: filters, sorts and pages change the page in place. Without this they load it.

import { findable, typed, unfolded } from "./find.js";
import { say } from "./say.js";

const root = document.documentElement;
const form = document.getElementById("search");
const box = document.getElementById("q");
const status = document.getElementById("status");
let loading = null;
let shown = here();
let yearsTyped = false;

function here() {
  return location.pathname + location.search;
}

function address() {
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  // without any condition all replies, and not the start page
  if (given.every(([name]) => name === "lang")) given.push(["sort", "newest"]);
  return `${form.action}?${new URLSearchParams(given)}`;
}

// Whether the years typed are whole and in order; while they are not, the reader is told.
function yearsStand() {
  const { year_from: from, year_to: to } = form.elements;
  const turned = from?.value && to?.value && from.value > to.value;
  to?.setCustomValidity(turned ? say("结束的年份早于开始的年份") : "");
  return form.reportValidity();
}

// The folded parts of the page by their names, and whether each stands open.
function folds() {
  const parts = [...document.querySelectorAll("#main details")];
  return parts.map((part) => [part.dataset.kept ?? part.className, part]);
}

// The element that has the place of one on the page before: the same id, or the same box to tick.
function successor(element) {
  if (element?.id) return document.getElementById(element.id);
  if (element?.type !== "checkbox") return null;
  return [...document.getElementsByName(element.name)].find((box) => box.value === element.value);
}

// What is in the box stays only if it was typed since the page was asked for. Who came by the keyboard
// goes on from what they used, or from the start of the results.
function replace(page, keep, asked) {
  const main = document.getElementById("main");
  const focused = main.contains(document.activeElement) ? document.activeElement : null;
  const open = new Map(keep ? folds().map(([name, part]) => [name, unfolded(part)]) : []);
  const texts = keep ? typed() : new Map();
  document.title = page.title;
  main.replaceChildren(...page.getElementById("main").childNodes);
  for (const [name, part] of folds()) {
    const chosen = part.matches(".region") && part.querySelector(":checked") !== null;
    part.open = (open.get(name) ?? part.open) || chosen;
  }
  if (box.value === asked) box.value = page.getElementById("q").value;
  form.querySelectorAll("input[type=hidden]").forEach((one) => one.remove());
  document.querySelector("a.language").href = page.querySelector("a.language").getAttribute("href");
  form.append(...page.querySelectorAll("#search input[type=hidden]"));
  findable(texts);
  if (focused) (successor(focused) ?? main).focus({ preventScroll: true });
  status.textContent = document.getElementById("count")?.textContent ?? document.title;
}

async function load(url, { push = true, keep = true } = {}) {
  yearsTyped = false;
  loading?.abort();
  const own = new AbortController();
  loading = own;
  root.classList.add("loading");
  const asked = box.value;
  try {
    const answer = await fetch(url, { signal: own.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.body.classList.contains("results")) return location.assign(url);
    if (push && answer.url !== location.href) history.pushState(null, "", answer.url);
    shown = here();
    replace(page, keep, asked);
    if (!keep) scrollTo(0, 0);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  } finally {
    if (loading === own) root.classList.remove("loading");
  }
}

function onClick(event) {
  const link = event.target.closest("#main a[href]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (!link || !plain || link.hasAttribute("download")) return;
  const target = new URL(link.getAttribute("href"), location.href);
  if (target.origin !== location.origin || target.pathname !== location.pathname) return;
  if (!target.search || target.hash) return;
  event.preventDefault();
  load(target.href, { keep: !link.closest(".pages") });
}

root.classList.add("live");
document.addEventListener("click", onClick);
document.addEventListener("change", (event) => {
  if (event.target.form !== form || !event.target.closest(".filters")) return;
  if (event.target.closest(".range")) yearsTyped = true;
  else if (yearsStand()) load(address());
});
// both ends of a range are typed before it is searched for
document.addEventListener("focusout", (event) => {
  const range = event.target.closest(".range");
  if (!yearsTyped || !range || range.contains(event.relatedTarget)) return;
  yearsTyped = false;
  if (yearsStand()) load(address());
});
form.addEventListener("submit", (event) => {
  if (!box.value.trim()) return;
  event.preventDefault();
  if (matchMedia("(pointer: coarse)").matches) box.blur(); // puts the keyboard of a phone away
  load(address(), { keep: false });
});
addEventListener("popstate", () => {
  loading?.abort();
  // going back from a place within the page leaves it as it is
  if (here() !== shown) load(location.href, { push: false });
});
findable();
