// The theme's own script, the search and its index are three quarters of a first visit. Pages do without them, so they
// are fetched when somebody touches the search, and not before.
const later = document.getElementById("mt-theme-script");
const field = document.querySelector("[data-md-component=search-query]");
const opened = document.getElementById("__search"); // the box that shows the search on a phone
const SEARCH = "[data-md-component=search], label[for=__search]";
const words = new URLSearchParams(location.search);
const WORKER = "assets/javascripts/workers/metodichka.js"; // it knows Russian, and loads the theme's own
// What the theme's script says. The theme itself would bring this with every page.
const TEXTS = {
  "clipboard.copied": "Скопировано в буфер",
  "clipboard.copy": "Копировать в буфер",
  "search.result.more.one": "Ещё 1 на этой странице",
  "search.result.more.other": "Ещё # на этой странице",
  "search.result.none": "Совпадений не найдено",
  "search.result.one": "Найдено 1 совпадение",
  "search.result.other": "Найдено совпадений: #",
  "search.result.placeholder": "Начните печатать для поиска",
  "search.result.term.missing": "Отсутствует",
  "select.version": "Выберите версию",
};
let asked = false;

// What a large section's worker has found while the theme is on its way, the best place of each page. The theme will
// show it again, with all that it can do.
function showAhead({ items, note }) {
  const results = document.querySelector("[data-md-component=search-result]");
  const count = { 0: "none", 1: "one" }[items.length] ?? "other";
  results.firstElementChild.textContent =
    note || TEXTS[`search.result.${count}`].replace("#", items.length);
  const shown = items.map(([{ location: place, title, text }]) => {
    const item = document.createElement("li");
    item.className = "md-search-result__item";
    item.innerHTML = // the worker has escaped both
      `<a class="md-search-result__link"><article class="md-search-result__article md-typeset"><h1>${title}</h1>${text}`;
    item.firstChild.href = new URL(place, new URL(later.dataset.base, location));
    return item;
  });
  results.lastElementChild.replaceChildren(...shown);
}

const workerAddress = () => later.dataset.base.replace(/\/?$/, `/${WORKER}`);

// The theme starts its worker when it runs itself; this one is fetched before, and is told what is typed meanwhile, so
// that a large section's index is asked already. `bringTheme` is called when the worker does not need the line.
function startSearch(bringTheme) {
  const { Worker } = window;
  const worker = new Worker(workerAddress());
  window.Worker = function () {
    return worker;
  };
  const typed = () => field.value || words.get("q") || "";
  const tell = () => worker.postMessage({ type: "ahead", data: typed() });
  field.addEventListener("input", tell);
  let isThemeHere = false, last;
  worker.addEventListener("error", bringTheme);
  worker.addEventListener("message", ({ data: { type, data } }) => {
    if (type === "ahead") {
      if (data?.items && !isThemeHere) showAhead(data);
      if (data || !typed().trim()) bringTheme();
      return;
    }
    isThemeHere = true;
    field.removeEventListener("input", tell);
    // What a large section's worker has to say (workers/split.js): that more is found than shown, or that nothing could
    // be fetched. The theme's own words are replaced before they are painted.
    last = data;
    if (!data?.note) return;
    requestAnimationFrame(() => {
      if (last === data) document.querySelector(".md-search-result__meta").textContent = data.note;
    });
  });
  tell();
  return () => {
    field.removeEventListener("input", tell);
    worker.terminate();
    window.Worker = Worker;
  };
}

// What the theme has in each of its pages, and looks for when it runs.
function addSettings() {
  if (document.getElementById("__config")) return;
  const { base, features, more = "{}" } = later.dataset;
  const settings = document.createElement("script");
  settings.id = "__config";
  settings.type = "application/json";
  const own = { base, features: features.split(" "), search: workerAddress(), translations: TEXTS };
  settings.textContent = JSON.stringify({ ...own, ...JSON.parse(more) });
  document.body.append(settings);
}

// Of a large section the first answer is there sooner when it has the line for itself: the theme's script is as much as
// all that is fetched for it. Of a small one nothing is found before the theme is there.
function fetchTheme() {
  if (asked || !later) return;
  asked = true;
  addSettings();
  const script = document.createElement("script");
  const bringTheme = () => {
    if (asked && !script.isConnected) document.body.append(script);
  };
  const stopSearch = startSearch(bringTheme);
  script.src = later.dataset.src;
  script.addEventListener("error", () => {
    asked = false; // the network may come back
    stopSearch();
    script.remove();
  });
  if (!("afterSearch" in later.dataset)) bringTheme();
}

if (later && field) {
  for (const touch of ["focusin", "pointerdown"]) {
    document.addEventListener(touch, ({ target }) => {
      if (target.closest?.(SEARCH)) fetchTheme();
    });
  }
  // What is typed at once must not be lost while the theme is on its way.
  opened?.addEventListener("change", () => {
    fetchTheme();
    if (opened.checked) field.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyK" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (opened) opened.checked = true;
    field.focus(); // which fetches
  });
  // An address that brings a query, or words to be marked on the page.
  if (words.has("q") || words.has("h")) fetchTheme();
}
