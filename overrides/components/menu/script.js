// The menu of a narrow window is a box with labels, which a mouse or a finger can press without any script. This adds
// the keyboard: a real button within the label, and Escape, which closes the menu and leads back to it.
//
// And it says which item is the page that is open: pages made of data share a frame, which cannot know, and the theme
// says it by colour alone.
const drawer = document.getElementById("__drawer");
const label = document.querySelector(".md-header__button[for=__drawer]");

// The current page's own link gives way to its contents on a phone: the first link may not be the first seen.
function firstLink() {
  const links = [...document.querySelectorAll(".md-sidebar--primary .md-nav__list a")];
  return links.find((link) => link.checkVisibility({ visibilityProperty: true }));
}

function makeButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "mt-header-button";
  button.append(...label.childNodes);
  label.append(button);
  return button;
}

if (drawer && label) {
  const button = makeButton();
  const say = () => button.setAttribute("aria-expanded", String(drawer.checked));
  const toggle = (open) => {
    drawer.checked = open;
    drawer.dispatchEvent(new Event("change", { bubbles: true }));
    if (open) requestAnimationFrame(() => firstLink()?.focus());
    else button.focus();
  };
  say();
  drawer.addEventListener("change", say);
  button.addEventListener("click", () => toggle(!drawer.checked));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) toggle(false);
  });
}

for (const link of document.querySelectorAll(".md-tabs__link, .md-nav--primary .md-nav__link[href]")) {
  if (!link.hash && link.host === location.host && link.pathname === location.pathname) {
    link.setAttribute("aria-current", "page");
    if (link.matches(".md-nav__link")) link.classList.add("md-nav__link--active");
  }
}
