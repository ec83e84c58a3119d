// The panel «Версия для слабовидящих»: assets/javascripts/early.js knows the choices and applies them to each page.
const panel = document.querySelector("[data-mt-vision]");
const opener = document.querySelector("[data-mt-vision-open]");

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

if (panel && opener && window.mtVision) {
  describeImages();
  opener.addEventListener("click", () => {
    show();
    panel.showModal();
  });
  panel.addEventListener("change", () => {
    write(Object.fromEntries(fields().filter((field) => field.checked).map(({ name, value }) => [name, value])));
  });
  panel.querySelector("[data-mt-vision-reset]").addEventListener("click", () => {
    write({});
    show();
  });
  // A click beside the panel closes it, as Escape does.
  panel.addEventListener("click", (event) => {
    if (event.target === panel) panel.close();
  });
}
