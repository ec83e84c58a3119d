// Wraps the search worker of Material for MkDocs 9.8.1, which neither folds ё nor finds an inflected form: it puts
// a wildcard behind each word of a query, and words with wildcards are not stemmed.
"use strict";

const SETUP = 0, QUERY = 2, RESULT = 3; // SearchMessageType
const AHEAD = "ahead"; // our own (components/theme-script): what is typed while the theme is on its way
const load = self.importScripts.bind(self);
const loaded = new Set();
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const NUMBER = /^\d+(\.\d+)*$/; // «1.10», «2025»

const ABBREVIATION = /^\p{Lu}{2,6}$/u;
const BREAKS = /[\s,;:!?()[\]{}«»"„“”/\\*~^+|=<>–—-]+/u;

// A word of an index in parts (split.js), as in macros/search/words.py.
const WORD = /[\p{L}\p{N}]+(?:\.(?=\p{Nd})[\p{L}\p{N}]+)*/gu;

const fold = (word) => word.replace(/ё/g, "е").replace(/Ё/g, "Е");
const plain = (word) => fold(word.toLowerCase());

let stem; // what all forms of a word begin with, once the language is there

// All that the Russian language wants of lunr. An index in parts does without the rest.
const languageOnly = () => ({
  Pipeline: { registerFunction() {} },
  generateStopWordFilter(words) {
    const known = new Set(words);
    return (word) => (known.has(word) ? undefined : word);
  },
});

// Of an index in one file: its stems, its texts, what makes a misspelt query one that it answers, and what is said of it.
let stems, documents, mend, note;
let asked = []; // the words of the query
let turn = 0; // the reader types on: only the last query is mended
const PAUSE = 350; // milliseconds before that: half a word is always misspelt
const tell = self.postMessage.bind(self);

// The host builds the index; its stems are what can be found.
function watchIndex({ Builder }) {
  const { build } = Builder.prototype;
  Builder.prototype.build = function () {
    const index = build.call(this);
    stems = Object.keys(this.invertedIndex);
    return index;
  };
}

// The host loads the Russian language itself; once it is there, teach it ё, digits and Latin letters.
self.importScripts = (...urls) => {
  const left = urls.filter((url) => !loaded.has(String(url).split("/").pop()));
  load(...left);
  left.forEach((url) => loaded.add(String(url).split("/").pop()));
  const { lunr } = self;
  if (!lunr?.ru?.stemmer || lunr.ru.folded) return;
  const own = (stem = lunr.ru.stemmer);
  lunr.ru.folded = true;
  lunr.ru.stemmer = (token) => own(token.update(fold));
  lunr.ru.trimmer = (token) => token.update((word) => word.replace(EDGES, ""));
  lunr.Pipeline.registerFunction(lunr.ru.stemmer, "stemmer-ru-folded");
  lunr.Pipeline.registerFunction(lunr.ru.trimmer, "trimmer-ru-digits");
  if (lunr.Builder) watchIndex(lunr);
};

const stemmed = (word) => stem(plain(word));
const isStopWord = (word) => !self.lunr.ru.stopWordFilter(word);

// Abbreviations are too short to be beginnings: «РУО» would find every «руководитель». A number is only itself.
const isAlone = (word) => NUMBER.test(word) || ABBREVIATION.test(word);

// A word of a query in the host's language: «word^9» is the word itself in any form, a bare stem also the beginning of
// others.
function sought(word) {
  return isAlone(word) ? `${plain(word)}^9` : `${plain(word)}^4 ${stemmed(word)}`;
}

// A query as it is typed, pasted or dictated → its telling words.
function wordsOf(query) {
  const words = query.split(BREAKS).map((word) => word.replace(EDGES, "")).filter(Boolean);
  const telling = words.filter((word) => !isStopWord(plain(word)));
  return telling.length ? telling : words;
}

function isKnown(word) {
  const stem = stemmed(word), alone = isAlone(word);
  return stems.some((known) => known === stem || (!alone && known.startsWith(stem)));
}

const plainText = (html) => html.replace(/<[^>]*>|&\w+;/g, " ");
const isNowhere = (word) => !isStopWord(plain(word)) && !isKnown(word);

// Asks the host for what the reader has probably meant, or, where nothing is near, for what was typed.
function askMended(query) {
  const { told, vocabulary, wordsOf } = self.spelling;
  mend ??= vocabulary(wordsOf(documents.flatMap(({ title, text }) => [title, text].map(plainText))));
  const meant = mend(query, isNowhere);
  note = meant && told(meant);
  self.dispatchEvent(new MessageEvent("message", { data: { type: QUERY, data: meant ?? query, isMended: true } }));
}

// Whether the query has a word that is nowhere. It is answered after a pause then.
function isMisspelt(query) {
  const mine = ++turn;
  note = undefined;
  if (!stems || wordsOf(query).every(isKnown)) return false;
  setTimeout(() => mine === turn && askMended(query), PAUSE);
  return true;
}

// The host adds up scores, in which one word of a title outweighs all the words of a text; what has all words of the
// query comes first, pages and the places within them.
function allWordsFirst(items) {
  const hasAll = ({ terms }) => asked.every((word) => terms[plain(word)] || terms[stemmed(word)]);
  const first = (list, wanted) => [...list.filter(wanted), ...list.filter((each) => !wanted(each))];
  return first(items.map((places) => first(places, hasAll)), ([best]) => hasAll(best));
}

self.postMessage = (message) => {
  const items = message.type === RESULT && message.data.items;
  if (items && asked.length > 1) message.data.items = allWordsFirst(items);
  if (note && items.length) message.data.note = `${note}. Найдено совпадений: ${items.length}`;
  tell(message);
};

self.russian = { ABBREVIATION, WORD, isAlone, isStopWord, plain, stemmed };

// Registered before the host's own listener: it sees the prepared words, or, where the index is in parts, nothing.
self.addEventListener("message", (event) => {
  const { data } = event;
  if (data.type === SETUP && data.data.config.split) self.importScripts("split.js");
  if (self.splitSearch || data.type === AHEAD) {
    event.stopImmediatePropagation();
    if (self.splitSearch) self.splitSearch(data);
    else self.postMessage({ type: AHEAD, data: {} }); // only the theme can ask an index in one file
  } else if (data.type === SETUP) documents = data.data.docs;
  else if (data.type === QUERY && self.lunr?.ru?.folded) {
    if (!data.isMended && isMisspelt(data.data)) event.stopImmediatePropagation();
    else {
      asked = wordsOf(data.data);
      data.data = asked.map(sought).join(" ");
    }
  }
});

if (self.searchHead) self.lunr = languageOnly(); // the index is in parts (adapters/building/search_worker.py)
else load("search.a7633da7.min.js");
// While the index is on its way: the theme would ask for the language only after it.
self.importScripts("../lunr/min/lunr.stemmer.support.min.js", "../lunr/min/lunr.ru.min.js", "spelling.js");
if (self.searchHead) self.importScripts("split.js");
