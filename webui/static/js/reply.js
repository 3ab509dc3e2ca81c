// The reply page: step through the marks, copy the citation. Without this the links do it all.

import { say } from "./say.js";

function stepping(bar) {
  const marks = [...document.querySelectorAll("mark[id]")];
  const list = bar.querySelector("ol");
  const place = document.createElement("span");
  place.className = "place";
  place.setAttribute("role", "status");
  let at = -1;

  function go(to) {
    marks[at]?.classList.remove("here");
    at = (to + marks.length) % marks.length;
    const mark = marks[at];
    mark.classList.add("here");
    mark.scrollIntoView({ block: "center" });
    place.textContent = say("第 %(at)s 处，共 %(n)s 处", { at: at + 1, n: marks.length });
  }

  function button(label, target) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "secondary outline";
    made.textContent = label;
    made.addEventListener("click", () => go(target()));
    return made;
  }

  const steps = document.createElement("p");
  steps.className = "steps";
  steps.append(
    button(say("第一处"), () => 0),
    button(say("上一处"), () => (at < 0 ? -1 : at - 1)),
    button(say("下一处"), () => at + 1),
    place,
  );
  list.replaceWith(steps);
}

function copying(citation) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "secondary outline";
  button.textContent = say("复制引用");
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(citation.textContent);
      said.textContent = say("已复制");
    } catch {
      // without HTTPS browsers have only the old way, if any
      getSelection().selectAllChildren(citation);
      said.textContent = document.execCommand("copy") ? say("已复制") : say("已选中，请按复制键");
    }
  });
  document.querySelector(".take .actions").append(button, said);
}

const bar = document.querySelector("nav.marks");
if (bar) stepping(bar);
copying(document.getElementById("citation"));
