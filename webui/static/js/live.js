// The results page: filters, sorts and pages change the page in place. Without this they load it.

import { say } from "./say.js";

const form = document.getElementById("search");
const status = document.getElementById("status");
const LONG = 10; // choices in a group from which on it can be searched
let loading = null;

function address() {
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${form.action}?${new URLSearchParams(given)}`;
}

function unfolded() {
  return [...document.querySelectorAll("#main details")].map((one) => one.open);
}

function replace(page, keep) {
  const focused = document.activeElement?.id;
  const open = keep ? unfolded() : [];
  document.title = page.title;
  document.getElementById("main").replaceChildren(...page.getElementById("main").childNodes);
  document.querySelectorAll("#main details").forEach((one, at) => { one.open = open[at] ?? false; });
  const box = page.getElementById("q");
  if (document.activeElement?.id !== "q") document.getElementById("q").value = box.value;
  form.querySelectorAll("input[type=hidden]").forEach((one) => one.remove());
  document.querySelector("a.language").href = page.querySelector("a.language").getAttribute("href");
  form.append(...page.querySelectorAll("#search input[type=hidden]"));
  if (focused && focused !== "q") document.getElementById(focused)?.focus({ preventScroll: true });
  status.textContent = document.getElementById("count")?.textContent ?? document.title;
  searchable();
}

async function load(url, { push = true, keep = true } = {}) {
  loading?.abort();
  loading = new AbortController();
  try {
    const answer = await fetch(url, { signal: loading.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.body.classList.contains("results")) return location.assign(url);
    if (push) history.pushState(null, "", answer.url);
    replace(page, keep);
    if (!keep) scrollTo(0, 0);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
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

// A list that is long can be searched; its folded part opens while it is.
function searchable() {
  document.querySelectorAll(".filters fieldset").forEach((group) => {
    const items = [...group.querySelectorAll("li")];
    if (items.length <= LONG || group.querySelector("input[type=search]")) return;
    const field = document.createElement("input");
    field.type = "search";
    const values = { n: items.length, field: group.querySelector("legend").textContent };
    field.placeholder = say("在 %(n)s 个%(field)s中找", values);
    field.setAttribute("aria-label", field.placeholder);
    field.className = "within";
    field.addEventListener("input", () => {
      const wanted = field.value.trim();
      const more = group.querySelector("details.more");
      if (more) more.open = wanted !== "";
      items.forEach((item) => { item.hidden = !item.textContent.includes(wanted); });
    });
    group.querySelector("legend").after(field);
  });
}

document.documentElement.classList.add("live");
document.addEventListener("click", onClick);
document.addEventListener("change", (event) => {
  if (event.target.form === form && event.target.closest(".filters")) load(address());
});
form.addEventListener("submit", (event) => {
  if (!document.getElementById("q").value.trim()) return;
  event.preventDefault();
  load(address(), { keep: false });
});
addEventListener("popstate", () => load(location.href, { push: false }));
searchable();
