// Only in the section for a disk: what the theme believes to be a search worker runs on the page itself.
window.searchParts = {}; // filled by the scripts that the parts of a large index are
(function (run) {
  // What a worker would fetch (workers/split.js): a part of the index, or its head.
  function bring(path) {
    return new Promise(function (resolve, reject) {
      var base = new URL(document.getElementById("mt-theme-script").dataset.base, location);
      var script = document.createElement("script");
      script.src = new URL("search/" + path.replace(/json$/, "js"), base.href.replace(/\/?$/, "/"));
      script.onload = function () { resolve(searchParts[path] || __index); };
      script.onerror = reject;
      document.head.append(script);
    });
  }

  function scopeFor(worker) {
    var scope = new EventTarget();
    scope.self = scope;
    scope.bring = bring;
    scope.importScripts = function (address) {
      throw new Error("not in the archive: " + address);
    };
    scope.postMessage = function (data) {
      worker.dispatchEvent(new MessageEvent("message", { data: data }));
    };
    return scope;
  }

  class PageWorker extends EventTarget {
    constructor() {
      super();
      this.scope = scopeFor(this);
      run.call(this.scope, this.scope);
    }

    // A worker answers later, never within the call; and it has a copy of what it was given.
    postMessage(data) {
      var copy = structuredClone(data);
      setTimeout(() => this.scope.dispatchEvent(new MessageEvent("message", { data: copy })));
    }

    terminate() {
      this.scope = new EventTarget();
    }
  }

  if (location.protocol === "file:") window.Worker = PageWorker;
