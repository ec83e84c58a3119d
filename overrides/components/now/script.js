// The page may have been made some days ago: what is due no more leaves the lists, and the rest is not counted.
const ALL = { now: "Всё, что идёт сейчас", next: "Всё, что впереди" };
const builtOn = document.querySelector("[data-mt-built]")?.dataset.mtBuilt;

const isOver = (element, today) => Boolean(element.dataset.mtOver) && element.dataset.mtOver < today;
const hasMore = (element) => element.querySelector(".mt-due__item:not([hidden]), .mt-due__more") !== null;

function refresh(around, today) {
  for (const item of around.querySelectorAll(".mt-due__item")) {
    item.hidden = item.querySelector(".mt-status--now, .mt-status--next") === null;
    for (const words of item.querySelectorAll('[data-mt-day="past"]')) words.hidden = true;
  }
  if (builtOn === today) return;
  for (const link of around.querySelectorAll(".mt-due__more > a")) {
    link.textContent = ALL[new URL(link.href).searchParams.get("status")];
  }
}

function refreshNow(now, today) {
  refresh(now, today);
  const due = [...now.querySelectorAll(".mt-now__roadmap")].filter((roadmap) => {
    roadmap.hidden = isOver(roadmap, today) || !hasMore(roadmap);
    return !roadmap.hidden;
  });
  now.querySelector("[data-mt-nothing]").hidden = due.length > 0;
  for (const finished of now.querySelectorAll(".mt-now__list > [hidden]")) {
    finished.hidden = !isOver(finished, today);
    if (!finished.hidden) for (const part of now.querySelectorAll(".mt-now__finished, .mt-now__list")) part.hidden = false;
  }
}

// What was ahead may have begun since.
function refreshSummary(summary, today) {
  refresh(summary, today);
  const begun = summary.querySelector(".mt-panel--now .mt-due");
  for (const mark of begun ? summary.querySelectorAll(".mt-panel--next .mt-status--now") : []) {
    begun.append(mark.closest(".mt-due__item"));
  }
  for (const panel of summary.querySelectorAll(".mt-panel--now, .mt-panel--next")) {
    panel.hidden = isOver(summary, today) || !hasMore(panel);
  }
}

document.addEventListener("mt:status", () => {
  const today = document.querySelector("time[data-mt-today]")?.dateTime;
  document.querySelectorAll(".mt-now").forEach((now) => refreshNow(now, today));
  document.querySelectorAll(".mt-summary").forEach((summary) => refreshSummary(summary, today));
});
