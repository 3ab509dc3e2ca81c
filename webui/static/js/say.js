// The words of the scripts in the language of the page: Chinese as written, others as the page says.

const TEXTS = JSON.parse(document.body.dataset.texts ?? "{}");

export function say(text, values = {}) {
  return (TEXTS[text] ?? text).replace(/%\((\w+)\)s/gu, (_, name) => values[name]);
}
