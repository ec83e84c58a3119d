// Wraps the search worker of Material for MkDocs 9.8.1, which neither folds ё nor finds an inflected form: it puts
// a wildcard behind each word of a query, and words with wildcards are not stemmed.
"use strict";

const QUERY = 2; // SearchMessageType.QUERY
const load = self.importScripts.bind(self);
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const NUMBER = /^\d+(\.\d+)*$/; // «1.10», «2025»

const ABBREVIATION = /^\p{Lu}{2,6}$/u;
const BREAKS = /[\s,;:!?()[\]{}«»"„“”/\\*~^+|=<>–—-]+/u;

const fold = (word) => word.replace(/ё/g, "е").replace(/Ё/g, "Е");

// The host loads the Russian language itself; once it is there, teach it ё, digits and Latin letters.
self.importScripts = (...urls) => {
  load(...urls);
  const { lunr } = self;
  if (!lunr?.ru?.stemmer || lunr.ru.folded) return;
  const stem = lunr.ru.stemmer;
  lunr.ru.folded = true;
  lunr.ru.stemmer = (token) => stem(token.update(fold));
  lunr.ru.trimmer = (token) => token.update((word) => word.replace(EDGES, ""));
  lunr.Pipeline.registerFunction(lunr.ru.stemmer, "stemmer-ru-folded");
  lunr.Pipeline.registerFunction(lunr.ru.trimmer, "trimmer-ru-digits");
};

const stemmed = (word) => self.lunr.ru.stemmer(new self.lunr.Token(word, {})).toString();
const isStopWord = (word) => !self.lunr.ru.stopWordFilter(word);

// A word of a query in the host's language: «word^9» is the word itself in any form, a bare stem also the beginning of
// others. Abbreviations are too short to be beginnings: «РУО» would find every «руководитель».
function sought(word) {
  const plain = fold(word.toLowerCase());
  if (NUMBER.test(plain) || ABBREVIATION.test(word)) return `${plain}^9`;
  return `${plain}^4 ${stemmed(plain)}`;
}

// A query as it is typed, pasted or dictated → the words that the index holds.
function prepared(query) {
  const words = query.split(BREAKS).map((word) => word.replace(EDGES, "")).filter(Boolean);
  const telling = words.filter((word) => !isStopWord(fold(word.toLowerCase())));
  return (telling.length ? telling : words).map(sought).join(" ");
}

// Registered before the host's own listener, so that it already sees the prepared words.
self.addEventListener("message", ({ data }) => {
  if (data.type === QUERY && self.lunr?.ru?.folded) data.data = prepared(data.data);
});

load("search.a7633da7.min.js");
