// Leaves the lines of a long list that hold all the words, as beginnings of theirs or within them.
const folded = (text) => text.toLowerCase().replaceAll("ё", "е");

for (const finder of document.querySelectorAll("[data-mt-finder]")) {
  const field = finder.querySelector("input");
  const count = finder.querySelector("[role=status]");
  const lines = [...finder.nextElementSibling.children];
  let texts;

  function find() {
    texts ??= lines.map((line) => folded(line.textContent));
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    lines.forEach((line, at) => {
      line.hidden = !words.every((word) => texts[at].includes(word));
      shown += !line.hidden;
    });
    count.textContent = words.length > 0 ? `Показано ${shown} из ${lines.length}` : "";
  }

  finder.hidden = false;
  field.addEventListener("input", find);
  if (field.value) find(); // as the browser remembers it from before
}
