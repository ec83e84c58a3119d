// Moves the mark of today to the reader's own day (the page is of the day of its version).
const SVG = "http://www.w3.org/2000/svg";
const DAY = 24 * 60 * 60 * 1000;

const now = new Date();
const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());

for (const timeline of document.querySelectorAll("[data-mt-timeline][data-mt-start]")) {
  refresh(timeline);
}

function refresh(timeline) {
  const start = Date.parse(timeline.dataset.mtStart);
  const end = Date.parse(timeline.dataset.mtEnd);
  const inside = start <= today && today <= end;
  const x = (((today - start) / DAY + 0.5) / ((end - start) / DAY + 1)) * 100;
  for (const old of timeline.querySelectorAll(".mt-timeline__today, .mt-timeline__today-word")) {
    old.remove();
  }
  if (inside) {
    timeline.querySelectorAll("[data-mt-axis]").forEach((axis) => markAxis(axis, x));
    timeline.querySelectorAll("[data-mt-grid]").forEach((grid) => drawLine(grid, x, -20, 2000));
  }
  say(timeline.querySelector("[data-mt-now]"), inside ? "mtInside" : today < start ? "mtBefore" : "mtAfter");
}

function markAxis(axis, x) {
  drawLine(axis, x, 17, 50);
  const anchor = x < 20 ? "start" : x > 80 ? "end" : "middle";
  const word = draw("text", { class: "mt-timeline__today-word", x: `${x.toFixed(2)}%`, y: 13, "text-anchor": anchor });
  const day = now.toLocaleDateString("ru", { day: "numeric", month: "long" });
  word.textContent = `сегодня, ${day.replaceAll(" ", "\u00a0")}`;
  axis.append(word);
}

// In the axis under its words, in the lines that all rows share over them, as in the page as it was built.
function drawLine(picture, x, y1, y2) {
  const place = `${x.toFixed(2)}%`;
  picture[picture.matches("[data-mt-grid]") ? "append" : "prepend"](draw("line", { class: "mt-timeline__today", x1: place, x2: place, y1, y2 }));
}

function draw(name, attributes) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

function say(note, where) {
  if (note) {
    const day = now.toLocaleDateString("ru", { day: "numeric", month: "long", year: "numeric" });
    note.textContent = `Сегодня ${day.replaceAll(" ", "\u00a0")} – ${note.dataset[where]}.`;
  }
}
