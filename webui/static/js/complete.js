// Completion in the search box: a combobox as in ARIA 1.2. Without this it is a plain search box.

import { say } from "./say.js";

const box = document.getElementById("q");
const status = document.getElementById("status");
const list = document.createElement("ul");
const PAUSE = 120; // milliseconds without a key before asking
let options = [];
let chosen = -1;
let timer = 0;
let asking = null;

const KINDS = { department: say("单位"), subject: say("题目"), term: "" };

function lastWord() {
  return /\S*$/u.exec(box.value)[0];
}

function close() {
  list.hidden = true;
  options = [];
  choose(-1);
  box.setAttribute("aria-expanded", "false");
}

function choose(place) {
  chosen = place;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === place)));
  if (place < 0) box.removeAttribute("aria-activedescendant");
  else {
    box.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  }
}

function take(option) {
  const typed = box.value.slice(0, box.value.length - lastWord().length);
  box.value = typed + (option.kind === "department" ? `部门:${option.text}` : option.text);
  close();
  box.form.requestSubmit();
}

function item(option, place) {
  const made = document.createElement("li");
  made.id = `option-${place}`;
  made.setAttribute("role", "option");
  const kind = document.createElement("span");
  kind.className = "hint";
  kind.textContent = KINDS[option.kind] ?? "";
  const text = document.createElement("span");
  text.lang = "zh-CN";
  text.textContent = option.text;
  made.append(text, " ", kind);
  made.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take(option);
  });
  return made;
}

function show(found) {
  options = found;
  list.replaceChildren(...found.map(item));
  list.hidden = !found.length;
  box.setAttribute("aria-expanded", String(found.length > 0));
  choose(-1);
  status.textContent = found.length ? say("有 %(n)s 条建议，按上下键选择", { n: found.length }) : "";
}

async function ask() {
  const prefix = lastWord();
  asking?.abort();
  if (!prefix || prefix.length > 50) return close();
  asking = new AbortController();
  const address = `${box.dataset.suggest}?${new URLSearchParams({ q: prefix })}`;
  try {
    const answer = await fetch(address, { signal: asking.signal });
    const found = answer.ok ? (await answer.json()).suggestions : [];
    if (document.activeElement === box) show(found);
  } catch (error) {
    if (error.name !== "AbortError") close();
  }
}

function onKey(event) {
  if (event.isComposing || !options.length) return;
  const last = options.length - 1;
  if (event.key === "ArrowDown") choose(chosen === last ? -1 : chosen + 1);
  else if (event.key === "ArrowUp") choose(chosen < 0 ? last : chosen - 1);
  else if (event.key === "Enter" && chosen >= 0) take(options[chosen]);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
}

list.id = "suggestions";
list.hidden = true;
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", say("检索建议"));
box.setAttribute("role", "combobox");
box.setAttribute("aria-autocomplete", "list");
box.setAttribute("aria-expanded", "false");
box.setAttribute("aria-controls", list.id);
box.after(list);
box.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(ask, PAUSE);
});
box.addEventListener("compositionend", () => {
  timer = setTimeout(ask, PAUSE);
});
box.addEventListener("keydown", onKey);
box.addEventListener("blur", close);
box.form.addEventListener("submit", () => {
  clearTimeout(timer);
  asking?.abort();
  close();
});
