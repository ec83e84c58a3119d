// The speaker's timer: shows the time, marks the block that should be read now, moves by blocks with arrow keys.
function words(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function enhance(root) {
  const parts = [...root.querySelectorAll("[data-mt-read-part]")];
  const now = root.querySelector("[data-mt-read-now]");
  const block = root.querySelector("[data-mt-read-block]");
  const toggle = root.querySelector("[data-mt-read-toggle]");
  const total = Number(root.dataset.mtSeconds);
  let passed = 0; // milliseconds before the last start
  let started = 0; // 0 while the timer stands
  let tick = 0;

  function milliseconds() {
    return passed + (started ? Date.now() - started : 0);
  }

  function show() {
    const seconds = Math.floor(milliseconds() / 1000);
    const late = seconds >= total;
    const current = late ? parts[parts.length - 1] : parts.find((part) => seconds < Number(part.dataset.mtEnd));
    now.textContent = words(seconds);
    for (const part of parts) part.classList.toggle("mt-read__part--current", part === current && milliseconds() > 0);
    const title = current.querySelector("h2").lastChild.textContent.trim();
    const left = Math.max(0, Number(current.dataset.mtEnd) - seconds);
    const text = late ? `Время вышло ${words(seconds - total)} назад` : `${title}: осталось ${words(left)}`;
    if (milliseconds() > 0) block.textContent = text;
    else block.textContent = "";
    block.classList.toggle("mt-read__block--late", late);
  }

  function run() {
    started = Date.now();
    tick = setInterval(show, 250);
    toggle.textContent = "Пауза";
  }

  function stop() {
    passed = milliseconds();
    started = 0;
    clearInterval(tick);
    toggle.textContent = passed ? "Продолжить" : "Начать";
  }

  function reset() {
    stop();
    passed = 0;
    toggle.textContent = "Начать";
    show();
  }

  function move(step) {
    const at = parts.findIndex((part) => part.getBoundingClientRect().bottom > innerHeight / 3);
    const next = parts[Math.min(Math.max((at < 0 ? parts.length : at) + step, 0), parts.length - 1)];
    next.scrollIntoView({ block: "start" });
    next.querySelector("h2").focus({ preventScroll: true });
  }

  toggle.addEventListener("click", () => {
    if (started) stop();
    else run();
    show();
  });
  root.querySelector("[data-mt-read-reset]").addEventListener("click", reset);
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input, textarea, select, button, a, [contenteditable]");
    if (field || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === " ") toggle.click();
    else if (event.key === "ArrowRight") move(1);
    else if (event.key === "ArrowLeft") move(-1);
    else return;
    event.preventDefault();
  });
  show();
}

document.querySelectorAll("[data-mt-read]").forEach(enhance);
