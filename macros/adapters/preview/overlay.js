// Only in the preview: reloads the page after a good build and shows what is wrong after a bad one.
// A page of its own shadow tree: the site's styles and a strict Content-Security-Policy do not touch it.
(() => {
  "use strict";
  const script = document.currentScript;
  const page = script.dataset.page; // which build this page came from
  const address = new URL(`events?page=${encodeURIComponent(location.pathname)}`, script.src);

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; }
    section { box-sizing: border-box; max-height: 60vh; overflow: auto; padding: 1rem 1.25rem; border-top: 4px solid #b3261e;
      background: #fff; color: #1d1b20; font: 16px/1.5 system-ui, sans-serif; box-shadow: 0 -4px 24px rgb(0 0 0 / .3); }
    h2 { margin: 0 0 .25rem; font-size: 1.125rem; }
    p { margin: 0 0 .5rem; }
    ol { margin: .5rem 0 0; padding: 0; list-style: none; }
    li { padding: .5rem 0; border-top: 1px solid #79747e; }
    .place { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
    pre { margin: .25rem 0 0; padding: .5rem; background: #f3edf7; overflow: auto; font: .875rem/1.4 ui-monospace, monospace; }
    button { float: right; font: inherit; padding: .375rem .75rem; cursor: pointer; }
    @media print { :host { display: none; } }
  `);

  let host = null;

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function hide() {
    if (host) host.remove();
    host = null;
  }

  function show(problems) {
    hide();
    host = element("div");
    host.id = "metodichka-preview";
    host.setAttribute("role", "alert");
    const panel = element("section");
    const button = element("button", "Скрыть");
    button.type = "button";
    button.addEventListener("click", hide);
    const list = element("ol");
    for (const problem of problems) {
      const item = element("li");
      item.append(element("div", `${problem.file}:${problem.line}`, "place"), element("div", problem.message));
      if (problem.hint) item.append(element("div", `Подсказка: ${problem.hint}`));
      if (problem.example) item.append(element("pre", problem.example));
      list.append(item);
    }
    panel.append(button, element("h2", `Сайт не собран, ошибок: ${problems.length}`));
    panel.append(element("p", "Показан прежний сайт. Исправьте и сохраните файл: окно закроется само."), list);
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    root.append(panel);
    document.body.append(host);
  }

  function onState(event) {
    const state = JSON.parse(event.data);
    if (state.page !== page) {
      location.reload();
    } else if (state.problems.length > 0) {
      show(state.problems);
    } else {
      hide();
    }
  }

  // A hidden tab lets its connection go: browsers allow six for one address, and an editor may have more tabs open.
  let source = null;

  function hangUp() {
    if (source) source.close();
    source = null;
  }

  function listen() {
    if (document.hidden) {
      hangUp();
    } else if (!source) {
      source = new EventSource(address);
      source.addEventListener("state", onState);
      source.addEventListener("error", tryAgain);
    }
  }

  // The preview was stopped, perhaps to be started again. The browser's own patience ends too early.
  function tryAgain() {
    hangUp();
    setTimeout(listen, 1000);
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
