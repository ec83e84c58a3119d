// The theme listens to the keyboard only: text that is pasted, dropped or dictated must be searched for as well.
for (const field of document.querySelectorAll("[data-md-component=search-query]")) {
  field.addEventListener("input", () => field.dispatchEvent(new KeyboardEvent("keyup")));
}
