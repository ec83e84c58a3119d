// Marks are made on the day of the build; this sets them right for the reader's own day.
const WORDS = { next: "впереди", undated: "без даты" };
const ORDER = ["now", "next", "undated", "past"];

function isoToday() {
  const day = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

// One of `windows`: «2025-01-30/2025-03-01», «..» for an open side, «~» for a limit without days.
function windowStatus(window, over, today) {
  if (window === "~") return over && over < today ? "past" : "undated";
  const [first, last] = window.split("/");
  if (last !== ".." && today > last) return "past";
  if (first !== ".." && today < first) return "next";
  return "now";
}

function statusOf(element, today) {
  const over = element.dataset.mtOver;
  const found = element.dataset.mtWindows.split(" ").map((window) => windowStatus(window, over, today));
  return ORDER.find((status) => found.includes(status));
}

const today = isoToday();
for (const mark of document.querySelectorAll(".mt-status[data-mt-windows]")) {
  const status = statusOf(mark, today);
  if (mark.classList.contains(`mt-status--${status}`)) continue;
  mark.classList.remove(...ORDER.map((name) => `mt-status--${name}`));
  mark.classList.add(`mt-status--${status}`);
  mark.textContent = { now: mark.dataset.mtNow, past: mark.dataset.mtPast, ...WORDS }[status];
}
for (const item of document.querySelectorAll("[data-mt-item]")) item.dataset.mtStatus = statusOf(item, today);
for (const time of document.querySelectorAll("time[data-mt-today]")) {
  time.dateTime = today;
  time.textContent = new Date(`${today}T12:00`).toLocaleDateString("ru", { dateStyle: "long" });
}
// A count cannot be made anew here: it is shown on its own day only.
const built = document.querySelector("[data-mt-built]");
if (built && built.dataset.mtBuilt !== today) {
  for (const count of document.querySelectorAll(".mt-card__due")) count.hidden = true;
}
document.dispatchEvent(new CustomEvent("mt:status"));
