// The theme's own script, the search and its index are three quarters of a first visit. Pages do without them, so they
// are fetched when somebody touches the search, and not before.
const later = document.getElementById("mt-theme-script");
const field = document.querySelector("[data-md-component=search-query]");
const opened = document.getElementById("__search"); // the box that shows the search on a phone
const SEARCH = "[data-md-component=search], label[for=__search]";
const KEYS = ["f", "s", "/"]; // those of the theme, which open the search
const words = new URLSearchParams(location.search);
let asked = false;

// What a large section's worker has found while the theme is on its way, the best place of each page. The theme will
// show it again, with all that it can do.
function showAhead({ items, note }) {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const results = document.querySelector("[data-md-component=search-result]");
  const count = { 0: "none", 1: "one" }[items.length] ?? "other";
  results.firstElementChild.textContent =
    note || config.translations[`search.result.${count}`].replace("#", items.length);
  const shown = items.map(([{ location: place, title, text }]) => {
    const item = document.createElement("li");
    item.className = "md-search-result__item";
    item.innerHTML = // the worker has escaped both
      `<a class="md-search-result__link"><article class="md-search-result__article md-typeset"><h1>${title}</h1>${text}`;
    item.firstChild.href = new URL(place, new URL(config.base, location));
    return item;
  });
  results.lastElementChild.replaceChildren(...shown);
}

// The theme starts its worker when it runs itself; this one is fetched beside the theme, and is told what is typed
// meanwhile, so that a large section's index is asked already.
function startSearch() {
  const { Worker } = window;
  const worker = new Worker(JSON.parse(document.getElementById("__config").textContent).search);
  window.Worker = function () {
    return worker;
  };
  const tell = () => worker.postMessage({ type: "ahead", data: field.value || words.get("q") || "" });
  field.addEventListener("input", tell);
  let isThemeHere = false, last;
  worker.addEventListener("message", ({ data: { type, data } }) => {
    if (type === "ahead") {
      if (!isThemeHere) showAhead(data);
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

function fetchTheme() {
  if (asked || !later) return;
  asked = true;
  const stopSearch = startSearch();
  const script = document.createElement("script");
  script.src = later.dataset.src;
  script.addEventListener("error", () => {
    asked = false; // the network may come back
    stopSearch();
    script.remove();
  });
  document.body.append(script);
}

const isText = (node) => node.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(node.tagName);

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
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (asked || !plain || !KEYS.includes(event.key) || isText(event.target)) return;
    event.preventDefault();
    if (opened) opened.checked = true;
    field.focus(); // which fetches
  });
  // An address that brings a query, or words to be marked on the page.
  if (words.has("q") || words.has("h")) fetchTheme();
}
