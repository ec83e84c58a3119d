// The menu of a narrow window is a box with labels, which a mouse or a finger can press without any script. This adds
// the keyboard: the label is a button, Escape closes the menu and leads back to it.
const drawer = document.getElementById("__drawer");
const opener = document.querySelector(".md-header__button[for=__drawer]");

function say() {
  opener.setAttribute("aria-expanded", String(drawer.checked));
}

// The current page's own link gives way to its contents on a phone: the first link may not be the first seen.
function firstLink() {
  const links = [...document.querySelectorAll(".md-sidebar--primary .md-nav__list a")];
  return links.find((link) => link.checkVisibility({ visibilityProperty: true }));
}

function toggle(open) {
  drawer.checked = open;
  drawer.dispatchEvent(new Event("change", { bubbles: true }));
  if (open) requestAnimationFrame(() => firstLink()?.focus());
  else opener.focus();
}

if (drawer && opener) {
  opener.setAttribute("role", "button");
  opener.tabIndex = 0;
  say();
  drawer.addEventListener("change", say);
  opener.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation(); // the theme presses any label on Enter: it would close the menu again
    toggle(!drawer.checked);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) toggle(false);
  });
}
