// The panel «Версия для слабовидящих»: assets/javascripts/early.js knows the choices and applies them to each page.
// Nothing of it works without a script, so it is made here, when it is first asked for, and weighs nothing on pages.
const opener = document.querySelector("[data-mt-vision-open]");
const GROUPS = [
  ["size", "Размер текста", { 100: "100\u00a0%", 150: "150\u00a0%", 200: "200\u00a0%" }],
  [
    "colours",
    "Цвета",
    {
      site: "как на сайте",
      "black-white": "чёрным по белому",
      "white-black": "белым по чёрному",
      blue: "тёмно-синим по голубому",
    },
  ],
  [
    "spacing",
    "Промежутки между буквами и строками",
    { normal: "обычные", wide: "увеличенные", wider: "большие" },
  ],
  ["images", "Изображения", { on: "показывать", off: "заменить описаниями" }],
];
let panel;

// An element of the panel: `part` is what it is within it, `attributes` are as in HTML.
function make(tag, part, attributes, ...inside) {
  const element = document.createElement(tag);
  if (part) element.className = `mt-vision-panel__${part}`;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

function choice(name, value, words) {
  const field = make("input", "input", { type: "radio", name, value });
  return make("label", `choice mt-vision-panel__choice--${value}`, {}, field, " ", make("span", "", {}, words));
}

function group([name, legend, words]) {
  const choices = Object.entries(words).map(([value, said]) => choice(name, value, said));
  return make("fieldset", "group", {}, make("legend", "legend", {}, legend), ...choices);
}

function makePanel() {
  const title = make("h2", "title", { id: "mt-vision-title" }, "Версия для слабовидящих");
  const close = make("button", "close mt-button", { type: "submit" }, "Закрыть");
  const reset = make("button", "", { class: "mt-button mt-button--quiet", type: "button" }, "Вернуть обычный вид");
  const note = make("span", "note", {}, "Выбор запоминается в этом браузере; на печать он не влияет.");
  const form = make(
    "form",
    "form",
    { method: "dialog" },
    make("div", "top", {}, title, close),
    make("div", "groups", {}, ...GROUPS.map(group)),
    make("p", "line", {}, reset, " ", note),
  );
  panel = make("dialog", "", { class: "mt-vision-panel", "aria-labelledby": "mt-vision-title" }, form);
  panel.addEventListener("change", () => {
    write(Object.fromEntries(fields().filter((field) => field.checked).map(({ name, value }) => [name, value])));
  });
  reset.addEventListener("click", () => {
    write({});
    show();
  });
  // A click beside the panel closes it, as Escape does.
  panel.addEventListener("click", (event) => {
    if (event.target === panel) panel.close();
  });
  document.body.append(panel);
}

function fields() {
  return [...panel.querySelectorAll("input")];
}

// A picture that is not shown leaves its description; one that only decorates leaves nothing.
function describeImages() {
  const wanted = document.documentElement.dataset.mtImages === "off";
  for (const words of document.querySelectorAll("[data-mt-image-words]")) words.remove();
  if (!wanted) return;
  for (const image of document.querySelectorAll(".mt-content img[alt]:not([alt=''])")) {
    const words = document.createElement("span");
    words.dataset.mtImageWords = "";
    words.className = "mt-vision-panel__image";
    words.textContent = `Изображение: ${image.alt}`;
    image.after(words);
  }
}

function show() {
  const choices = window.mtVision.read();
  for (const field of fields()) field.checked = choices[field.name] === field.value;
}

function write(choices) {
  window.mtVision.write(choices);
  describeImages();
}

if (opener && window.mtVision) {
  describeImages();
  opener.addEventListener("click", () => {
    if (!panel) makePanel();
    show();
    panel.showModal();
  });
}
