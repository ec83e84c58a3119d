// Narrows a table or a list of tasks down. The state lives in the address, so that a filtered view can be sent on.
const SEPARATOR = "|";
const GROUP = 25; // rows of a long table that are drawn together, as in its template

// Whether an element answers to the value. Rows share elements, so each is asked once.
function matcher(name, value) {
  const known = new Map();
  return (element) => {
    if (!known.has(element)) {
      known.set(element, (element.getAttribute(`data-mt-${name}`) || "").split(SEPARATOR).includes(value));
    }
    return known.get(element);
  };
}

function readAddress(form) {
  const wanted = new URLSearchParams(location.search);
  for (const select of form.querySelectorAll("select")) {
    const value = wanted.get(select.name) || "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
}

function writeAddress(form) {
  const url = new URL(location.href);
  for (const select of form.querySelectorAll("select")) {
    if (select.value) url.searchParams.set(select.name, select.value);
    else url.searchParams.delete(select.name);
  }
  try {
    history.replaceState(history.state, "", url);
  } catch {
    // A page opened from a disk may not change its address: the filter works, it just cannot be sent on.
  }
}

function enhance(form) {
  const list = document.getElementById(form.dataset.mtFilters);
  if (!list) return;
  const items = [...list.querySelectorAll("[data-mt-item], [data-mt-keys]")];
  // A row of a long table names by numbers what it has in common with others.
  const shared = list.querySelectorAll("[data-mt-shared] > *");
  const keys = new Map(
    items.map((item) => [item, item.dataset.mtKeys ? item.dataset.mtKeys.split(" ").map((at) => shared[at]) : [item]]),
  );
  const homes = new Map(items.map((item) => [item, item.parentElement]));
  const sections = [...list.querySelectorAll("[data-mt-section]")];
  // The rows of a long table stand in groups of their own, which name their section.
  const groups = [...list.querySelectorAll("[data-mt-of]")];
  const heads = new Map(sections.map((section) => [section.querySelector("[id]")?.id, section]));
  const sectionOf = (item) => item.closest("[data-mt-section]") || heads.get(item.parentElement.dataset.mtOf);
  const reset = form.querySelector('[type="reset"]');
  const nothing = list.querySelector("[data-mt-nothing]");
  let byDate = [];
  let sorted = "";

  function order(sort) {
    if (list.dataset.mtList !== "rows" || sort === sorted) return;
    sorted = sort;
    if (sort === "date") {
      const days = new Map(items.map((item) => [item, keys.get(item).find((key) => key.dataset.mtDate)?.dataset.mtDate]));
      const day = (item) => days.get(item) || "9999";
      const ordered = [...items].sort((one, other) => (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0));
      const size = groups.length > 0 ? GROUP : ordered.length;
      for (let at = 0; at < ordered.length; at += size) {
        const body = document.createElement("tbody");
        if (groups.length > 0) body.dataset.mtOf = "";
        body.append(...ordered.slice(at, at + size));
        byDate.push(body);
      }
      sections[0].before(...byDate);
    } else {
      for (const item of items) homes.get(item).append(item);
      for (const body of byDate) body.remove();
      byDate = [];
    }
  }

  function apply() {
    const selects = [...form.querySelectorAll("select")];
    const active = selects.filter((select) => select.name !== "sort" && select.value);
    const sort = form.elements.sort ? form.elements.sort.value : "";
    const wanted = active.map((select) => matcher(select.name, select.value));
    let shown = 0;
    order(sort);
    const counts = new Map();
    for (const item of items) {
      const hidden = !wanted.every((matches) => keys.get(item).some(matches));
      if (item.hidden !== hidden) item.hidden = hidden;
      if (hidden) continue;
      shown += 1;
      for (const around of new Set([sectionOf(item), item.parentElement])) {
        counts.set(around, (counts.get(around) || 0) + 1);
      }
    }
    for (const section of sections) {
      const left = counts.get(section) || 0;
      const number = section.querySelector("[data-mt-number]");
      if (number) number.textContent = left;
      section.classList.toggle("mt-filtered", left === 0 && (active.length > 0 || sort === "date"));
      if (section.tagName === "DETAILS" && active.length > 0 && left > 0) section.open = true;
    }
    for (const group of [...groups, ...byDate]) group.hidden = !counts.has(group);
    form.querySelector("[data-mt-shown]").textContent = shown;
    reset.disabled = active.length === 0 && !sort;
    if (nothing) nothing.hidden = shown > 0;
  }

  form.addEventListener("change", () => {
    apply();
    writeAddress(form);
  });
  form.addEventListener("reset", () => {
    // The browser empties the fields after this event.
    setTimeout(() => {
      apply();
      writeAddress(form);
    });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("mt:status", apply);
  readAddress(form);
  apply();
  // On a phone the fields are folded away until they are wanted.
  form.querySelector("[data-mt-fold]").open = matchMedia("(min-width: 40rem)").matches || !reset.disabled;
}

document.querySelectorAll("[data-mt-filters]").forEach(enhance);
