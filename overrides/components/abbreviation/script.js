// The meaning of an abbreviation in a note of our own: hover, focus, click and tap; Escape closes it.
let open = null; // the link whose note is shown
let pinned = false; // opened by a click: it stays until told otherwise
let leaving = 0;

function noteOf(word) {
  const known = document.getElementById(word.getAttribute("aria-controls"));
  if (known) return known;
  const note = document.createElement("span");
  const meaning = document.createElement("span");
  const more = document.createElement("a");
  note.className = "mt-abbr__note";
  note.id = `mt-abbr-${document.querySelectorAll(".mt-abbr__note").length + 1}`;
  note.hidden = true;
  meaning.id = `${note.id}-meaning`;
  meaning.textContent = word.dataset.mtMeaning;
  more.className = "mt-abbr__more";
  more.href = word.href;
  more.textContent = "В словаре";
  note.append(meaning, " ", more);
  word.after(note);
  word.setAttribute("aria-controls", note.id);
  note.addEventListener("pointerenter", () => clearTimeout(leaving));
  note.addEventListener("pointerleave", leave);
  note.addEventListener("focusout", (event) => {
    if (event.relatedTarget !== word && !note.contains(event.relatedTarget)) close();
  });
  return note;
}

// Below the word where there is room, above it else; never over the edge of the window.
function place(word, note) {
  const edge = 12;
  const box = word.getClientRects()[0] || word.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - note.offsetWidth - edge);
  const below = box.bottom + 6;
  const fits = below + note.offsetHeight < innerHeight - edge;
  note.style.left = `${Math.max(edge, left)}px`;
  note.style.top = `${fits ? below : Math.max(edge, box.top - note.offsetHeight - 6)}px`;
}

function show(word, pin) {
  clearTimeout(leaving);
  if (open && open !== word) close();
  const note = noteOf(word);
  note.hidden = false;
  place(word, note);
  word.setAttribute("aria-expanded", "true");
  open = word;
  pinned = pinned || pin;
}

function close() {
  clearTimeout(leaving);
  if (!open) return;
  noteOf(open).hidden = true;
  open.setAttribute("aria-expanded", "false");
  open = null;
  pinned = false;
}

function leave() {
  if (!pinned) leaving = setTimeout(close, 250);
}

for (const word of document.querySelectorAll("a.mt-abbr")) {
  const abbr = word.querySelector("abbr");
  word.dataset.mtMeaning = abbr.title;
  abbr.removeAttribute("title"); // or the browser would show a bubble of its own beside the note
  word.setAttribute("role", "button");
  word.setAttribute("aria-expanded", "false");
  word.setAttribute("aria-description", word.dataset.mtMeaning);
  word.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse") show(word, false);
  });
  word.addEventListener("pointerleave", leave);
  word.addEventListener("focus", () => {
    if (word.matches(":focus-visible")) show(word, false);
  });
  word.addEventListener("blur", (event) => {
    if (!open || !noteOf(word).contains(event.relatedTarget)) close();
  });
  word.addEventListener("click", (event) => {
    event.preventDefault();
    if (open === word && pinned) close();
    else show(word, true);
  });
  word.addEventListener("keydown", (event) => {
    if (event.key !== " ") return; // a button answers to the space bar, a link does not
    event.preventDefault();
    word.click();
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !open) return;
  const word = open;
  if (noteOf(word).contains(document.activeElement)) word.focus();
  close();
});
document.addEventListener("pointerdown", (event) => {
  if (open && !open.contains(event.target) && !noteOf(open).contains(event.target)) close();
});
addEventListener("scroll", () => open && place(open, noteOf(open)), { passive: true });
