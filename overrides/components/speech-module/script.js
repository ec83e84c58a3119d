// Copies the ready message. Where the clipboard is closed to scripts the text is selected, for Ctrl+C.
function select(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    return true;
  } catch {
    select(text);
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    }
  }
}

for (const root of document.querySelectorAll("[data-mt-copy]")) {
  const text = root.querySelector("[data-mt-copy-text]");
  const button = root.querySelector("[data-mt-copy-button]");
  const said = root.querySelector("[data-mt-copy-said]");
  let timer = 0;
  button.hidden = false;
  button.addEventListener("click", async () => {
    clearTimeout(timer);
    said.textContent = "";
    const done = await copy(text);
    said.textContent = done ? "Скопировано." : "Текст выделен: скопируйте его клавишами Ctrl+C.";
    timer = setTimeout(() => {
      said.textContent = "";
    }, 6000);
  });
}
