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
_LANGUAGE = tuple(f"{_LUNR}/lunr.{name}.min.js" for name in ("stemmer.support", "ru"))
_SPELLING = f"{_WORKERS}/spelling.js"
_THEMES = (f"{_WORKERS}/search.*.min.js", *_LANGUAGE, f"{_LUNR}/lunr.multi.min.js", _SPELLING)
_PARTS = (*_LANGUAGE, _SPELLING, f"{_WORKERS}/split.js")  # an index in parts is searched by our own script alone

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
    paths = [path for pattern in (_PARTS if head else _THEMES) for path in sorted(out.glob(pattern))]
    scripts = {path.name: _small(path) for path in paths}
    parts = ",\n".join(f"{json.dumps(name)}:function(){{\n{code}\n}}" for name, code in scripts.items())
    known = f"self.searchHead={json.dumps(head, ensure_ascii=False, separators=(',', ':'))};\n" if head else ""
    entry.write_text(f"{_GIVING}{parts}\n}});\n{known}{_minified(entry)}", encoding="utf-8", newline="\n")


def _small(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.name.endswith(".min.js") else _minified(path)


def _minified(path: Path) -> str:
    return str(jsmin(path.read_text(encoding="utf-8"), keep_bang_comments=False))
