// What the overview's charts show, read from the page's own tables: the only copy of the figures.

// A cell's count, what is said of it, and where its replies are.
function part(cell) {
  const count = cell.querySelector("data");
  const share = (cell.querySelector("small") ?? cell.nextElementSibling).textContent.trim();
  return { count: Number(count.value), said: `${count.textContent} · ${share}`, url: cell.querySelector("a").href };
}

// A table's outcomes, each with its label and colour, and its rows, each with a part an outcome met.
function read(table, most) {
  const outcomes = [...table.querySelectorAll("th[data-outcome]")].map((head) => ({
    name: head.dataset.outcome,
    label: head.textContent.trim(),
    colour: getComputedStyle(head).getPropertyValue("--colour"),
  }));
  const rows = [...table.tBodies[0].rows].slice(0, most).map((row) => ({
    label: row.cells[0].textContent.trim(),
    parts: new Map([...row.querySelectorAll("td[data-outcome]")].map((cell) => [cell.dataset.outcome, part(cell)])),
  }));
  return { outcomes, rows };
}

function percent(one, parts) {
  return (100 * one.count) / [...parts].reduce((total, { count }) => total + count, 0);
}

// One bar a row of a table of outcomes, as long as its share.
function bars({ outcomes, rows }) {
  const parts = rows.flatMap((row) => [...row.parts.values()]);
  return {
    labels: outcomes.map(({ label }) => label),
    datasets: [{
      data: parts.map((one) => percent(one, parts)),
      backgroundColor: outcomes.map(({ colour }) => colour),
      parts,
    }],
  };
}

// One bar a row, its outcomes end to end; `measure` says how much of it a part is.
function stacks({ outcomes, rows }, measure) {
  return {
    labels: rows.map(({ label }) => label),
    datasets: outcomes.map(({ name, label, colour }) => {
      const parts = rows.map((row) => row.parts.get(name));
      return {
        label,
        data: parts.map((one, at) => (one ? measure(one, rows[at].parts.values()) : null)),
        backgroundColor: colour,
        parts,
      };
    }),
  };
}

const SHOWN = {
  shares: bars,
  years: (table) => stacks(table, (one) => one.count),
  departments: (table) => stacks(table, percent),
};

// Data for Chart.js; each dataset also has its `parts`, in the order of its bars.
export function data(figure) {
  const table = document.getElementById(figure.dataset.table);
  return SHOWN[figure.dataset.chart](read(table, Number(figure.dataset.rows) || undefined));
}
