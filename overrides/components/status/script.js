// Marks are made on the day of the build; this sets them right for the reader's own day.
const WORDS = { now: "сейчас", next: "впереди", undated: "без даты", past: "срок прошёл" };
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

// `source` is what knows the windows and the words: the mark itself, or what it shares with others.
function refresh(mark, source, status) {
  if (mark.classList.contains(`mt-status--${status}`)) return;
  mark.classList.remove(...ORDER.map((name) => `mt-status--${name}`));
  mark.classList.add(`mt-status--${status}`);
  const { mtNow: now, mtPast: past } = source.dataset; // words of its own
  mark.textContent = { now, past }[status] || WORDS[status];
}

// The rows of a long table name by numbers what they have in common.
function refreshRows(list) {
  const changed = new Map();
  [...list.querySelectorAll("[data-mt-shared] > *")].forEach((source, at) => {
    const status = source.dataset.mtWindows && statusOf(source, today);
    if (status === source.dataset.mtStatus) return;
    source.dataset.mtStatus = status;
    changed.set(String(at), source);
  });
  for (const row of changed.size > 0 ? list.querySelectorAll("[data-mt-keys]") : []) {
    const source = changed.get(row.dataset.mtKeys.split(" ").find((at) => changed.has(at)));
    if (source) refresh(row.querySelector(".mt-status"), source, source.dataset.mtStatus);
  }
}

const today = isoToday();
for (const mark of document.querySelectorAll(".mt-status[data-mt-windows]")) refresh(mark, mark, statusOf(mark, today));
for (const item of document.querySelectorAll("[data-mt-item]")) {
  const source = item.dataset.mtWindows ? item : item.querySelector(".mt-status"); // its days are those of its first mark
  item.dataset.mtStatus = statusOf(source, today);
}
for (const list of document.querySelectorAll('[data-mt-list="rows"]')) refreshRows(list);
// Words that name the nearest day, as it was when the page was made: «до 14.02.2025».
for (const words of document.querySelectorAll("[data-mt-day]")) {
  const days = [...words.textContent.matchAll(/(\d{2})\.(\d{2})\.(\d{4})/g)].map(([, day, month, year]) => `${year}-${month}-${day}`);
  if (days.length > 0 && days.every((day) => day < today)) words.dataset.mtDay = "past";
}
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
