// Puts tasks into the groups of the reader's own day; the page was sorted on the day of the build.
function place(item, list) {
  const key = item.dataset.mtDate || "9999";
  const back = list.dataset.mtGroup === "past";
  const later = (other) => {
    const otherKey = other.dataset.mtDate || "9999";
    return back ? otherKey < key : otherKey > key;
  };
  list.insertBefore(item, [...list.children].find(later) || null);
}

// The nearest day has passed since the page was made: the document's own words take its place.
function rename(item) {
  const nearest = item.querySelector('[data-mt-day="past"]');
  const own = item.querySelector(".mt-task__reading");
  if (!nearest || !own || item.dataset.mtStatus === "past") return;
  nearest.textContent = own.textContent;
  delete nearest.dataset.mtDay;
  own.remove();
}

function regroup(root) {
  for (const item of root.querySelectorAll("[data-mt-item]")) {
    rename(item);
    const list = root.querySelector(`[data-mt-group="${item.dataset.mtStatus}"]`);
    if (list && item.parentElement !== list) place(item, list);
  }
  for (const section of root.querySelectorAll("[data-mt-section]")) {
    const count = section.querySelectorAll("[data-mt-item]").length;
    const empty = section.querySelector("[data-mt-empty]");
    section.querySelector("[data-mt-number]").textContent = count;
    if (empty) empty.hidden = count > 0;
    section.hidden = count === 0 && !empty;
  }
  // What is past is folded away, unless there is nothing else.
  const left = root.querySelectorAll('[data-mt-item]:not([data-mt-status="past"])').length;
  if (left === 0) for (const fold of root.querySelectorAll("details[data-mt-section]")) fold.open = true;
}

function regroupAll() {
  document.querySelectorAll('[data-mt-list="tasks"]').forEach(regroup);
}

document.addEventListener("mt:status", regroupAll);
regroupAll();
