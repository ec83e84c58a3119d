// Light and dark: the theme's form of two choices, each with a label that leads to the other one. The theme's script
// does the same when it comes; it keeps the choice in the same place and the same form. For the keyboard there is a real
// button within each label: of two choices, one of them checked and unseen, nobody would understand what is what.
const form = document.querySelector("[data-md-component=palette]");
const choices = form ? [...form.querySelectorAll("input[name=__palette]")] : [];
const KEPT = "__palette";

const colourOf = (choice) => {
  const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = choice.dataset;
  return { media, scheme, primary, accent };
};

function show(choice) {
  choice.checked = true;
  for (const [name, value] of Object.entries(colourOf(choice))) document.body.setAttribute(`data-md-color-${name}`, value);
  for (const each of choices) {
    const label = each.nextElementSibling;
    if (label?.matches("label")) label.hidden = each !== choice;
  }
}

function byDefault() {
  const kept = window.__md_get(KEPT)?.color?.scheme;
  const known = choices.find((choice) => choice.dataset.mdColorScheme === kept);
  return known ?? choices.find((choice) => matchMedia(choice.dataset.mdColorMedia).matches) ?? choices[0];
}

function addButton(label) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "mt-header-button";
  button.title = label.title;
  button.setAttribute("aria-label", label.title);
  button.append(...label.childNodes);
  label.removeAttribute("title");
  label.append(button);
  button.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.stopPropagation(); // or the theme's form would choose, too
  });
  button.addEventListener("click", () => {
    const other = document.getElementById(label.htmlFor);
    other.click();
    other.nextElementSibling.querySelector("button").focus(); // this one is gone
  });
}

if (choices.length) {
  for (const choice of choices) {
    choice.tabIndex = -1;
    choice.setAttribute("aria-hidden", "true");
    if (choice.nextElementSibling?.matches("label")) addButton(choice.nextElementSibling);
  }
  show(byDefault());
  form.addEventListener("change", ({ target }) => {
    if (!choices.includes(target)) return;
    show(target);
    window.__md_set(KEPT, { index: choices.indexOf(target), color: colourOf(target) });
  });
  for (const choice of choices) {
    matchMedia(choice.dataset.mdColorMedia).addEventListener("change", () => show(byDefault()));
  }
}
