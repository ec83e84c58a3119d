// Runs in the head, before anything is painted: what the scripts of Material for MkDocs 9.8.1 lean upon and the theme
// has inline (a strict Content-Security-Policy allows files only), the reader's colours and size of letters.
(() => {
  "use strict";
  const html = document.documentElement;
  const scope = new URL(document.currentScript.dataset.scope, location.href);

  // The choices of the panel «Версия для слабовидящих»; the first of each is how the site is without them.
  const VISION = {
    size: ["100", "150", "200"],
    colours: ["site", "black-white", "white-black", "blue"],
    spacing: ["normal", "wide", "wider"],
    images: ["on", "off"],
  };
  const VISION_KEY = `metodichka:${scope.pathname}:vision`;

  // A browser may forbid the storage or hold something unreadable in it: then nothing was remembered.
  function remembered(key, storage = () => localStorage) {
    try {
      return JSON.parse(storage().getItem(key));
    } catch {
      return null;
    }
  }

  function remember(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // the choice lasts for this page
    }
  }

  // Every choice as {name: value}, those that are not known put right.
  function visionChoices(found) {
    const choice = ([name, values]) => [name, values.includes(found?.[name]) ? found[name] : values[0]];
    return Object.fromEntries(Object.entries(VISION).map(choice));
  }

  // <html data-mt-size="150">: only what differs from the site as it is.
  function applyVision(choices) {
    for (const [name, value] of Object.entries(choices)) {
      if (value === VISION[name][0]) html.removeAttribute(`data-mt-${name}`);
      else html.setAttribute(`data-mt-${name}`, value);
    }
  }

  // The body is not there yet: its colours are set in the moment the parser makes it.
  function applyPalette() {
    const kept = remembered(`${scope.pathname}.__palette`)?.color;
    const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
    for (const [key, value] of Object.entries(kept ?? { scheme })) {
      document.body.setAttribute(`data-md-color-${key}`, value);
    }
  }

  html.classList.replace("no-js", "js");
  applyVision(visionChoices(remembered(VISION_KEY)));
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    applyPalette();
  }).observe(html, { childList: true });

  Object.assign(window, {
    __md_scope: scope,
    __md_hash: (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0),
    __md_get: (key, storage, base = scope) => remembered(`${base.pathname}.${key}`, storage && (() => storage)),
    __md_set: (key, value, _storage, base = scope) => remember(`${base.pathname}.${key}`, value),
    mtVision: {
      read: () => visionChoices(remembered(VISION_KEY)),
      write(choices) {
        applyVision(visionChoices(choices));
        remember(VISION_KEY, visionChoices(choices));
      },
    },
  });
})();
