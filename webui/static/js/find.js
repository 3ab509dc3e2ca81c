// Searching within a long list of choices: boxes and regions without a match step aside.

const FIELDS = ".within input[type=search]";

function words(text) {
  return text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
}

function matches(item, wanted) {
  const box = item.querySelector("input");
  const text = `${box.value} ${item.textContent} ${box.dataset.typed ?? ""}`.toLowerCase();
  return wanted.every((word) => text.includes(word));
}

// Folded parts with a match open while something is sought, and fold again afterwards.
function fold(part, searching) {
  if (searching) {
    part.dataset.before ??= String(part.open);
    part.hidden = !part.querySelector("li:not([hidden])");
    part.open = true;
  } else if (part.dataset.before) {
    part.hidden = false;
    part.open = part.dataset.before === "true" || part.querySelector(":checked") !== null;
    delete part.dataset.before;
  }
}

// A ticked box stays, whether it matches or not, but does not count as found.
function narrow(field) {
  const group = field.closest("fieldset");
  const wanted = words(field.value);
  let left = 0;
  for (const item of group.querySelectorAll("li")) {
    const match = matches(item, wanted);
    if (match) left += 1;
    item.hidden = !match && !item.querySelector("input").checked;
  }
  group.querySelectorAll("details").forEach((part) => fold(part, wanted.length > 0));
  const said = group.querySelector(".within [role=status]");
  const text = left ? said.dataset.some.replace("{n}", left) : said.dataset.none;
  said.textContent = wanted.length ? text : "";
}

// What is typed in each list, to be put back when the lists are replaced.
export function typed() {
  return new Map([...document.querySelectorAll(FIELDS)].map((one) => [one.id, one.value]));
}

export function findable(texts = new Map()) {
  for (const field of document.querySelectorAll(FIELDS)) {
    field.closest(".within").hidden = false;
    field.value = texts.get(field.id) ?? field.value;
    if (field.value) narrow(field);
  }
}

// Whether a part stands open apart from what is sought.
export function unfolded(part) {
  return part.dataset.before === undefined ? part.open : part.dataset.before === "true";
}

document.addEventListener("input", (event) => {
  if (event.target.matches(FIELDS)) narrow(event.target);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || !event.target.matches(FIELDS)) return;
  event.preventDefault();
  event.target.value = "";
  narrow(event.target);
});
