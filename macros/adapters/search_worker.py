"""Puts the scripts of the search worker into one file of the built site.

A worker asks for its scripts one after another, and on a slow line each question takes longer than its answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rjsmin import jsmin

_WORKERS, _LUNR = "assets/javascripts/workers", "assets/javascripts/lunr/min"
WORKER = f"{_WORKERS}/metodichka.js"
_THEMES = (
    f"{_WORKERS}/search.*.min.js",
    *(f"{_LUNR}/lunr.{name}.min.js" for name in ("stemmer.support", "ru", "multi")),
)
_OWN = (f"{_WORKERS}/split.js",)

# What is not in the file is fetched as before: another language, say.
_GIVING = """(function(scripts){
const load=self.importScripts.bind(self);
self.importScripts=(...urls)=>urls.forEach((url)=>{
const name=String(url).split("/").pop();
if(scripts[name])scripts[name].call(self);else load(url);
});
})({
"""


def gather_search_worker(out: Path, head: Mapping[str, Any] | None) -> None:
    """Write the scripts that the worker loads into its first one, in the built site `out`, if it is there.

    With them goes the head of an index in parts, so that the worker need not ask for it.
    """
    entry = out / WORKER
    if not entry.exists():
        return
    theirs = [path for pattern in _THEMES for path in sorted(out.glob(pattern))]
    scripts = {path.name: path.read_text(encoding="utf-8") for path in theirs}
    scripts |= {path.name: _minified(path) for pattern in _OWN for path in out.glob(pattern)}
    parts = ",\n".join(f"{json.dumps(name)}:function(){{\n{code}\n}}" for name, code in scripts.items())
    known = f"self.searchHead={json.dumps(head, ensure_ascii=False, separators=(',', ':'))};\n" if head else ""
    entry.write_text(f"{_GIVING}{parts}\n}});\n{known}{_minified(entry)}", encoding="utf-8", newline="\n")


def _minified(path: Path) -> str:
    return str(jsmin(path.read_text(encoding="utf-8"), keep_bang_comments=False))
