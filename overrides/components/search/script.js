// The theme listens to the keyboard only: text that is pasted, dropped or dictated must be searched for as well.
for (const field of document.querySelectorAll("[data-md-component=search-query]")) {
  field.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")));
}

// The keyboard. What the theme finds is passed over by Tab, which closes the search; and a mere letter, pressed anywhere,
// opens it or turns the page, which a dictating reader does not mean (WCAG 2.1.4).
const search = document.querySelector("[data-md-component=search]");
const box = document.getElementById("__search"); // checked while the search lies open
const THEMES_KEYS = ["Enter", "Escape", "ArrowUp", "ArrowDown"]; // which it may have, within the search
let isTab = false; // the key pressed last
let cameFrom; // what had the focus before the search was opened; whoever came by Tab goes on from there

function leave() {
  if (box.checked) box.click();
  cameFrom?.focus();
  cameFrom = undefined;
}

if (search && box) {
  // The theme listens to the window, where these keys do not come any more.
  document.addEventListener("keydown", (event) => {
    const isInside = search.contains(event.target);
    isTab = event.key === "Tab";
    if (isInside && event.key === "Escape") setTimeout(leave); // once the theme has closed it
    if (isInside ? !THEMES_KEYS.includes(event.key) : event.key.length === 1) event.stopPropagation();
  });
  // What is an article within a link has no name to be read aloud; its heading is none of the page.
  new MutationObserver(() => {
    for (const stop of search.querySelectorAll("ol [tabindex='-1']")) stop.removeAttribute("tabindex");
    for (const part of search.querySelectorAll("article:not([role]), :is(h1, h2):not([role])")) part.role = "presentation";
  }).observe(search.querySelector("ol"), { childList: true, subtree: true });
  search.addEventListener("focusin", ({ relatedTarget }) => {
    if (!search.contains(relatedTarget)) cameFrom = isTab ? undefined : relatedTarget;
  });
  search.addEventListener("focusout", ({ relatedTarget }) => {
    if (box.checked && relatedTarget && !search.contains(relatedTarget)) box.click();
  });
}
