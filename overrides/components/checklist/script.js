// Keeps ticks in this browser, under the site's own path; takes a clearing back if asked.
function storageKey(root) {
  const site = new URL(root.dataset.mtRoot, location.href).pathname;
  return `metodichka:${site}:checklist:${root.dataset.mtChecklist}`;
}

function load(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key) || "[]");
    return new Set(Array.isArray(found) ? found : []);
  } catch {
    return new Set();
  }
}

function save(key, ticks) {
  try {
    if (ticks.size) localStorage.setItem(key, JSON.stringify([...ticks]));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

function enhance(root) {
  const key = storageKey(root);
  const boxes = [...root.querySelectorAll("[data-mt-tick]")];
  const message = root.querySelector("[data-mt-message]");
  const progress = root.querySelector("[data-mt-progress]");
  const clear = root.querySelector("[data-mt-clear]");

  function show(ticks) {
    for (const box of boxes) box.checked = ticks.has(box.dataset.mtTick);
    report();
  }

  function ticked() {
    return new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.mtTick));
  }

  function report() {
    const count = ticked().size;
    progress.textContent = `Отмечено ${count} из ${boxes.length}.`;
    clear.disabled = count === 0;
  }

  function keep() {
    const kept = save(key, ticked());
    message.textContent = kept ? "" : "Браузер не разрешает хранить отметки: после закрытия страницы они пропадут.";
    report();
  }

  function clearAll() {
    const before = ticked();
    show(new Set());
    keep();
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "mt-button mt-button--quiet";
    undo.textContent = "Вернуть отметки";
    undo.addEventListener("click", () => {
      show(before);
      keep();
      message.textContent = "Отметки возвращены.";
      clear.focus();
    });
    message.replaceChildren("Отметки очищены. ", undo);
    undo.focus();
  }

  root.addEventListener("change", keep);
  clear.addEventListener("click", clearAll);
  root.querySelector("[data-mt-print]").addEventListener("click", () => window.print());
  // Another tab with the same sheet.
  window.addEventListener("storage", (event) => {
    if (event.key === key) show(load(key));
  });
  show(load(key));
}

document.querySelectorAll("[data-mt-checklist]").forEach(enhance);
