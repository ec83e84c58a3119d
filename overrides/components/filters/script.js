// Narrows a table or a list of tasks down. The state lives in the address, so that a filtered view can be sent on.
const SEPARATOR = "|";
const GROUP = 25; // rows of a long table that are drawn together, as in its template

// «2025-11/2026-01» → its months.
function monthsIn(run) {
  const [first, last = first] = run.split("/").map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1);
  const name = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  return Array.from({ length: last - first + 1 }, (_, more) => name(first + more));
}

// What a row shows need not be said of it once more.
const SHOWN = {
  system: (row) => [...row.querySelectorAll(".mt-chips > li")].map((chip) => chip.textContent),
  party: (row) =>
    [...row.querySelectorAll(".mt-table__people a")].map((a) => /parties\/([^/]+)/.exec(a.getAttribute("href"))[1]),
  roadmap: (row) => [/roadmaps\/([^/]+)/.exec(row.querySelector("h3 a").getAttribute("href"))[1]],
};

// What elements answer to under the name. Rows share elements, so each is asked once.
function reader(name) {
  const known = new Map();
  const read = (element) => {
    const said = element.getAttribute(`data-mt-${name}`)?.split(SEPARATOR).filter(Boolean);
    if (!said) return SHOWN[name] ? [...new Set(SHOWN[name](element))] : [];
    return name === "month" ? said.flatMap(monthsIn) : said;
  };
  return (element) => {
    if (!known.has(element)) known.set(element, read(element));
    return known.get(element);
  };
}

const STATUSES = { now: "Сейчас", next: "Впереди", undated: "Без даты", past: "Срок прошёл" };

function monthName(month) {
  const [year, number] = month.split("-");
  return `${new Date(year, number - 1).toLocaleDateString("ru", { month: "long" })} ${year}`;
}

// The choices, and how many rows each has: of parties and roadmaps the page gives the names, the rest is in the rows.
function fill(select, items, keys) {
  const counts = new Map();
  const valuesOf = reader(select.name);
  for (const item of items) {
    for (const value of keys.get(item).flatMap(valuesOf)) counts.set(value, (counts.get(value) || 0) + 1);
  }
  const add = (value, words) => select.add(new Option(words, value));
  if (select.name === "status") {
    for (const [status, words] of Object.entries(STATUSES)) add(status, words);
  } else if (select.name === "month") {
    for (const month of [...counts.keys()].sort()) add(month, monthName(month));
  } else if (select.name === "system") {
    for (const system of [...counts.keys()].sort()) add(system, `${system} (${counts.get(system)})`);
  } else {
    for (const option of select.options) if (option.value) option.text += ` (${counts.get(option.value)})`;
  }
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
  // What a section's head says of it, and how many items it has.
  const told = new Map(sections.map((section) => [section, section.querySelector("[data-mt-count]")?.textContent]));
  const totals = new Map();
  for (const item of items) totals.set(sectionOf(item), (totals.get(sectionOf(item)) || 0) + 1);
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

  // For paper, which has no fields: a part of a plan must not look like all of it.
  function tellChoice(active) {
    const nameOf = (select) => select.selectedOptions[0].label.replace(/\s*\(\d+\)$/, ""); // without its number
    const chosen = active.map((select) => `${select.labels[0].textContent} – ${nameOf(select)}`);
    const count = form.querySelector(".mt-filters__count");
    if (chosen.length > 0) count.dataset.mtChosen = chosen.join("; ");
    else delete count.dataset.mtChosen;
  }

  function apply() {
    const selects = [...form.querySelectorAll("select")];
    const active = selects.filter((select) => select.name !== "sort" && select.value);
    const sort = form.elements.sort ? form.elements.sort.value : "";
    const wanted = active.map(({ name, value }) => {
      const valuesOf = reader(name);
      return (element) => valuesOf(element).includes(value);
    });
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
      const count = section.querySelector("[data-mt-count]");
      const isPart = left > 0 && left < totals.get(section);
      if (count) count.textContent = isPart ? `показано ${left} из ${totals.get(section)}` : told.get(section);
      section.classList.toggle("mt-filtered", left === 0 && (active.length > 0 || sort === "date"));
      if (section.tagName === "DETAILS" && active.length > 0 && left > 0) section.open = true;
    }
    for (const group of [...groups, ...byDate]) group.hidden = !counts.has(group);
    form.querySelector("[data-mt-shown]").textContent = shown;
    tellChoice(active);
    reset.disabled = active.length === 0 && !sort;
    if (nothing) nothing.hidden = shown > 0;
  }

  // Who follows a link to a row wants that row, whatever was chosen when the link was made.
  function reveal() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target || !list.contains(target) || !target.closest("[data-mt-item], [data-mt-keys]")?.hidden) return;
    for (const select of form.querySelectorAll('select:not([name="sort"])')) select.value = "";
    apply();
    writeAddress(form);
    target.scrollIntoView();
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
  document.addEventListener("mt:status", () => {
    apply();
    reveal();
  });
  window.addEventListener("hashchange", reveal);
  for (const select of form.querySelectorAll('select:not([name="sort"])')) fill(select, items, keys);
  readAddress(form);
  apply();
  // On a phone the fields are folded away until they are wanted.
  form.querySelector("[data-mt-fold]").open = matchMedia("(min-width: 40rem)").matches || !reset.disabled;
}

document.querySelectorAll("[data-mt-filters]").forEach(enhance);
