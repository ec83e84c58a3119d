// Search in a large section. Its index lies in parts (macros/search): stems with the documents that hold them, and the
// texts of the documents. A query fetches the parts of its own words, chooses the best pages by them, and fetches the
// texts of those pages. The theme is answered as its own worker would answer.
"use strict";

self.splitSearch = (() => {
  const READY = 1, QUERY = 2, RESULT = 3;
  const MOST_PAGES = 10; // in an answer: what is seen without much scrolling, and what is fetched for it
  const MOST_PLACES = 50; // on one page
  const BEST_PLACES = 3; // which must not be missed among them
  const MOST_WORDS = 8; // of a query: a whole paragraph may be pasted
  const MOST_PARTS = 3; // of the words that begin as one word of the query does
  const MOST_BYTES = 120_000; // of postings for a query, some 60 000 on the way
  const SNIPPET = 320, BEFORE = 60; // signs of a text that is shown, and of it before the first word found
  const EXACT = 9, FORM = 5, BEGINNING = 1; // what a number or an abbreviation, any form of a word, a beginning weighs
  const ROOT = "../../../search/";
  const GONE = "Поиск не отвечает: нет связи. Проверьте её и наберите запрос ещё раз.";

  const { WORD, isAlone, isStopWord, plain, stemmed } = self.russian;
  let head, pages, places; // what is in which part; first documents of pages; first documents of texts
  let parts = new Map(); // those fetched, by their names
  let turn = 0; // the reader types on: only the last query is answered

  // In a section for a disk the page itself brings the parts (adapters/offline/shim.js).
  const bring = self.bring ?? (async (path) => {
    const response = await fetch(new URL(ROOT + path, self.location), path.includes("/") ? {} : { cache: "no-cache" });
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return response.json();
  });

  function setUp(config) {
    head = config.split;
    parts = new Map();
    const starts = (counts) => counts.reduce((all, n) => [...all, all.at(-1) + Math.abs(n)], [0]);
    pages = starts(head.pages);
    places = starts(head.texts);
  }

  function part(name) {
    if (!parts.has(name)) {
      const fetched = bring(`${head.version}/${name}.json`);
      fetched.catch(() => parts.delete(name)); // the network may come back
      parts.set(name, fetched);
    }
    return parts.get(name);
  }

  // The last of the sorted rows that is not beyond the value.
  function lastUpTo(rows, value, key = (row) => row) {
    let low = 0, high = rows.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (key(rows[middle]) <= value) low = middle;
      else high = middle;
    }
    return low;
  }

  // What is typed, pasted or dictated → its telling words, each once.
  function wordsOf(query) {
    const all = (query.match(WORD) ?? []).map((word) => ({ word, stem: stemmed(word), alone: isAlone(word) }));
    const telling = all.filter(({ word }) => !isStopWord(plain(word)));
    const once = [...new Map((telling.length ? telling : all).map((each) => [each.stem, each])).values()];
    if (once.length <= MOST_WORDS) return once;
    const longest = new Set([...once].sort((a, b) => b.word.length - a.word.length).slice(0, MOST_WORDS));
    return once.filter((each) => longest.has(each)); // long words are rare ones
  }

  // The parts with the word's forms and with words that begin so, the former first.
  function partsOf({ stem, alone }) {
    const first = lastUpTo(head.terms, stem, (row) => row[0]);
    const last = alone ? first : lastUpTo(head.terms, `${stem}\uffff`, (row) => row[0]);
    return Array.from({ length: Math.min(last - first + 1, MOST_PARTS) }, (_, n) => first + n);
  }

  // The parts for all words within bounds: forms before beginnings, small parts (rarer words) before large ones.
  function affordable(words) {
    const size = (number) => head.terms[number][1];
    const bySize = (numbers) => [...new Set(numbers)].sort((a, b) => size(a) - size(b));
    const lists = words.map(partsOf);
    const wanted = new Set([...bySize(lists.map((list) => list[0])), ...bySize(lists.flatMap((list) => list.slice(1)))]);
    const taken = [];
    let bytes = 0;
    for (const number of wanted) {
      bytes += size(number);
      if (taken.length && bytes > MOST_BYTES) break;
      taken.push(number);
    }
    return taken;
  }

  const fits = ({ stem, alone }, found) => found === stem || (!alone && found.startsWith(stem));

  function weightOf({ stem, alone }, found) {
    if (found !== stem) return BEGINNING;
    return alone ? EXACT : FORM;
  }

  function forEachDocument([, first, ...steps], visit) {
    if (typeof first === "number") {
      visit(first);
      let document = first;
      for (const step of steps) visit((document += step));
      return;
    }
    const bits = atob(first);
    for (let n = 0; n < bits.length; n++) {
      for (let byte = bits.charCodeAt(n), bit = 0; byte; byte >>= 1, bit++) if (byte & 1) visit(8 * n + bit);
    }
  }

  // All documents with any of the words: their scores, and which of the words they hold as bits.
  function scored(words, postings) {
    const scores = new Float64Array(head.documents), held = new Uint8Array(head.documents);
    for (const shard of postings) {
      for (const [found, lists] of Object.entries(shard)) {
        words.forEach((word, bit) => {
          if (!fits(word, found)) return;
          let documents = 0;
          for (const list of lists) forEachDocument(list, () => documents++);
          const rarity = Math.log(1 + head.documents / documents) * weightOf(word, found);
          for (const list of lists) {
            forEachDocument(list, (document) => {
              scores[document] += rarity * list[0];
              held[document] |= 1 << bit;
            });
          }
        });
      }
    }
    return { scores, held };
  }

  const bitsIn = (byte) => byte.toString(2).replaceAll("0", "").length;

  // Pages with something found, best first, each with the texts of its best places. As the theme has it, what holds
  // all words and whole pages come first.
  function ranked(words, { scores, held }) {
    const found = [];
    head.pages.forEach((count, page) => {
      const documents = [];
      for (let document = pages[page]; document < pages[page + 1]; document++) {
        if (!held[document]) continue;
        const isPage = count > 0 && document === pages[page];
        scores[document] *= 1 + (isPage + bitsIn(held[document]) / words.length) ** 2;
        documents.push(document);
      }
      if (!documents.length) return;
      documents.sort((a, b) => scores[b] - scores[a] || a - b);
      found.push({ page, documents, best: scores[documents[0]] });
    });
    return found.sort((a, b) => b.best - a.best || a.page - b.page);
  }

  const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

  // Where the words are in the text: [start, end] of each.
  function marksIn(text, isSought) {
    return [...text.matchAll(WORD)].filter(([word]) => isSought(word)).map(({ 0: word, index }) => [index, index + word.length]);
  }

  function marked(text, marks) {
    let done = 0, html = "";
    for (const [start, end] of marks) {
      html += `${escaped(text.slice(done, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
      done = end;
    }
    return html + escaped(text.slice(done));
  }

  // The piece of a long text that holds most of the words found.
  function snippet(text, isSought) {
    const marks = marksIn(text, isSought);
    if (text.length <= SNIPPET) return marked(text, marks);
    const within = ([start]) => marks.filter((mark) => mark[0] >= start && mark[1] <= start + SNIPPET - BEFORE).length;
    const best = marks.reduce((a, b) => (within(b) > within(a) ? b : a), marks[0] ?? [0, 0]);
    const from = best[0] > BEFORE ? text.indexOf(" ", best[0] - BEFORE) + 1 : 0;
    const space = text.lastIndexOf(" ", from + SNIPPET);
    const until = from + SNIPPET >= text.length ? text.length : Math.max(space, best[1]);
    const inside = marks.filter(([start, end]) => start >= from && end <= until);
    const piece = marked(text.slice(from, until), inside.map(([start, end]) => [start - from, end - from]));
    return `${from ? "… " : ""}${piece}${until < text.length ? " …" : ""}`;
  }

  // One of the best pages → results in the theme's form. Of a page so long that it is in several parts, those with its
  // best places are fetched.
  async function items(words, isSought, { scores, held }, { documents }) {
    const partOf = (document) => lastUpTo(places, document);
    const numbers = [...new Set(documents.slice(0, BEST_PLACES).map(partOf))];
    const fetched = new Map(await Promise.all(numbers.map(async (number) => [number, await part(`texts-${number}`)])));
    const rowOf = (document) => fetched.get(partOf(document)).docs[document - places[partOf(document)]];
    const [address, title] = fetched.get(numbers[0]).pages[rowOf(documents[0])[0]];
    const shown = documents.filter((document) => fetched.has(partOf(document))).slice(0, MOST_PLACES);
    const results = shown.map((document) => {
      const [, place, title, text, tags] = rowOf(document);
      return {
        location: address + place,
        title: marked(title, marksIn(title, isSought)),
        text: snippet(text, isSought),
        ...(tags && { tags }),
        score: scores[document],
        // Those found are marked on the page that is opened, by their beginnings; the others are named as they were typed.
        terms: Object.fromEntries(words.map(({ word, stem }, bit) => [held[document] >> bit & 1 ? stem : word, Boolean(held[document] >> bit & 1)])),
      };
    });
    if (results.some(({ location }) => location === address)) return results;
    return [...results, { location: address, title: escaped(title), text: "", score: 0, terms: {} }];
  }

  // What is on one page is one result, also where its places do not stand in a row.
  function joined(groups) {
    const byPage = new Map();
    for (const group of groups) {
      const address = group[0].location.split("#")[0];
      const known = byPage.get(address) ?? [];
      const places = new Set(known.map(({ location }) => location));
      byPage.set(address, [...known, ...group.filter(({ location }) => !places.has(location))]);
    }
    return [...byPage.values()].map((group) => group.sort((a, b) => b.score - a.score));
  }

  async function found(query) {
    const words = wordsOf(query);
    if (!words.length) return { items: [] };
    const postings = await Promise.all(affordable(words).map((number) => part(`terms-${number}`)));
    const documents = scored(words, postings);
    const all = ranked(words, documents), best = all.slice(0, MOST_PAGES);
    const known = new Map();
    const isSought = (word) => {
      if (!known.has(word)) known.set(word, words.some((each) => fits(each, stemmed(word))));
      return known.get(word);
    };
    const groups = joined(await Promise.all(best.map((page) => items(words, isSought, documents, page))));
    if (all.length === best.length) return { items: groups };
    const count = new Set(all.map(({ page }) => head.again[page] ?? page)).size.toLocaleString("ru");
    return { items: groups, note: `Показаны ${groups.length} лучших страниц из ${count}. Уточните запрос ещё одним словом.` };
  }

  // After a publication the parts have another address: the head is asked for anew, once.
  async function answer(query) {
    try {
      return await found(query);
    } catch {
      setUp((await bring("search_index.json")).config);
      return found(query);
    }
  }

  return async ({ type, data }) => {
    if (type !== QUERY) {
      setUp(data.config);
      self.postMessage({ type: READY });
      return;
    }
    const mine = ++turn;
    const result = await answer(data).catch(() => ({ items: [], note: GONE }));
    if (mine === turn) self.postMessage({ type: RESULT, data: result });
  };
})();
