// The overview's charts, drawn by Chart.js (vendor/chartjs). Without this the tables say it all.

/* global Chart */
import { data } from "./figures.js";

const DENSE = 3; // dots of the drawing for each pixel of the page, on paper
const LINE = 16; // pixels of a line of a label
const BAR = 12; // pixels of a lying bar beyond its label
const CHARACTER = 40; // pixels of the chart's width for which a label's line may have one Chinese character more
const root = document.documentElement;
const KINDS = {
  shares: { lying: true, percent: true, stacked: false, edges: 40 },
  years: { lying: false, percent: false, stacked: true },
  departments: { lying: true, percent: true, stacked: true, edges: 100 },
};
let drawn = [];

function look(name) {
  return getComputedStyle(root).getPropertyValue(name);
}

function axes({ lying, percent, stacked }) {
  const amounts = { stacked, ticks: { precision: 0 } };
  if (percent) amounts.ticks.callback = (value) => `${value}%`;
  if (percent && stacked) amounts.max = 100;
  const names = { stacked, grid: { display: false }, ticks: { autoSkip: !lying, maxRotation: 0 } };
  return lying ? { x: amounts, y: names } : { x: names, y: amounts };
}

// The part under the pointer: an outcome that a row lacks is a bar without width, and no part.
function aimedAt(chart, elements) {
  return elements.map(({ datasetIndex, index }) => chart.data.datasets[datasetIndex].parts[index]).find(Boolean);
}

function options(kind) {
  return {
    maintainAspectRatio: false,
    indexAxis: kind.lying ? "y" : "x",
    scales: axes(kind),
    plugins: {
      legend: { display: kind.stacked, onClick: null, align: "start", labels: { boxWidth: 12, boxHeight: 12 } },
      tooltip: {
        filter: ({ dataset, dataIndex }) => dataset.parts[dataIndex],
        callbacks: {
          title: (items) => items.slice(0, 1).flatMap(({ chart, dataIndex }) => chart.data.labels[dataIndex]).join(""),
          label: ({ dataset, dataIndex }) => `${dataset.label ?? ""} ${dataset.parts[dataIndex].said}`.trim(),
        },
      },
    },
    onClick: (event, elements, chart) => {
      const aimed = aimedAt(chart, elements);
      if (aimed) location.assign(aimed.url);
    },
  };
}

// The pointer is a hand over what leads somewhere; Chart.js's onHover is silent beside the bars' field.
const hand = {
  id: "hand",
  afterEvent(chart, { inChartArea }) {
    chart.canvas.classList.toggle("aimed", inChartArea && Boolean(aimedAt(chart, chart.getActiveElements())));
  },
};

// The room that a text takes: a letter has half the width of a Chinese character.
function width(text) {
  return [...text].length - text.replace(/[^ -~]/gu, "").length / 2;
}

// Break a label into lines, between the characters of Chinese and the words of other languages.
function lines(label, room) {
  return label.match(/[!-~]+ ?|./gu).reduce((above, piece) => {
    const line = (above.at(-1) ?? "") + piece;
    return width(line) <= room ? [...above.slice(0, -1), line] : [...above, piece];
  }, []);
}

// Break labels into lines that leave room for the bars, and make room for the lines.
function fit(figure, shown, edges) {
  const room = Math.max(6, Math.floor(figure.clientWidth / CHARACTER));
  shown.labels = shown.labels.map((label) => lines(label, room));
  const deep = shown.labels.reduce((total, label) => total + BAR + LINE * label.length, edges);
  figure.querySelector(".canvas").style.height = `${deep}px`;
}

function draw(figure) {
  const kind = KINDS[figure.dataset.chart];
  const shown = data(figure);
  figure.hidden = false;
  if (kind.lying) fit(figure, shown, kind.edges);
  return new Chart(figure.querySelector("canvas"), {
    type: "bar",
    data: shown,
    options: options(kind),
    plugins: [hand],
  });
}

function redraw() {
  drawn.forEach((chart) => chart.destroy());
  Object.assign(Chart.defaults, {
    animation: false,
    color: look("--chart-text"),
    borderColor: look("--chart-line"),
    devicePixelRatio: root.classList.contains("paper") ? DENSE : undefined,
    locale: root.lang,
  });
  Object.assign(Chart.defaults.font, { family: getComputedStyle(document.body).fontFamily, size: 13 });
  Object.assign(Chart.defaults.datasets.bar, {
    borderColor: look("--chart-ground"),
    borderWidth: 1,
    borderSkipped: false,
    maxBarThickness: 48,
  });
  drawn = [...document.querySelectorAll("[data-chart]")].map(draw);
}

function toPaper(printing) {
  root.classList.toggle("paper", printing);
  redraw();
}

redraw();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
addEventListener("beforeprint", () => toPaper(true));
addEventListener("afterprint", () => toPaper(false));
