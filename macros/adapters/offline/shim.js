// Only in the section for a disk: what the theme believes to be a search worker runs on the page itself.
(function (scripts) {
  function scopeFor(worker) {
    var scope = new EventTarget();
    scope.self = scope;
    scope.importScripts = function () {
      for (var i = 0; i < arguments.length; i++) {
        var name = String(arguments[i]).split("/").pop();
        if (!scripts[name]) throw new Error("not in the archive: " + name);
        scripts[name].call(scope, scope);
      }
    };
    scope.postMessage = function (data) {
      worker.dispatchEvent(new MessageEvent("message", { data: data }));
    };
    return scope;
  }

  class PageWorker extends EventTarget {
    constructor(address) {
      super();
      this.scope = scopeFor(this);
      this.scope.importScripts(address);
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
