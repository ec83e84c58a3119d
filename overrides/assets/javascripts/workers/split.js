// Search in a large section. Its index lies in parts (macros/search): stems with the documents that hold them, and the
// texts of the documents. A query fetches the parts of its own words, chooses the best pages by them, and fetches the
// texts of those pages. The theme is answered as its own worker would answer.
"use strict";

self.splitSearch = (() => {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3, AHEAD = "ahead";
  const MOST_PAGES = 10; // in an answer: what is seen without much scrolling, and what is fetched for it
  const FIRST_PAGES = 3; // of them: what a phone shows; the others are fetched once these are there
  const MOST_PLACES = 50; // on one page
  const BEST_PLACES = 3; // which must not be missed among them
  const MOST_WORDS = 8; // of a query: a whole paragraph may be pasted
  const FEW_WORDS = 3; // with more of them only the last one may be a beginning
  const MOST_PARTS = 3; // of the words that begin as one word of the query does
  const TELLING = 3; // letters of a beginning: with fewer, one part will do
  const POLYNOMIAL = 0xedb88320; // of CRC-32
  const TYPING = 700, PAUSE = 350; // milliseconds between keys, and after the last one before it is answered
  const MOST_BYTES = 80_000; // of postings for a query, some 40 000 on the way
  const SNIPPET = 320, BEFORE = 60; // signs of a text that is shown, and of it before the first word found
  const EXACT = 9, FORM = 5, BEGINNING = 1; // what a number or an abbreviation, any form of a word, a beginning weighs
  const MORE_WORDS = 6; // power of the share of words found
  const ALL_WORDS = 5; // what holds all of them is worth so many times as much
  const ROOT = "../../../search/";
  const GONE = "Нет связи. Повторите запрос позже";

  const { WORD, isAlone, isStopWord, plain, stemmed } = self.russian;

  // In a section for a disk the page itself brings the parts (adapters/offline/shim.js).
  const bring = self.bring ?? (async (path) => {
    const response = await fetch(new URL(ROOT + path, self.location), path.includes("/") ? {} : { cache: "no-cache" });
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return response.json();
  });

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

  const fits = ({ stem, alone }, found) => found === stem || (!alone && found.startsWith(stem));

  function weightOf({ stem, alone }, found) {
    if (found !== stem) return BEGINNING;
    return alone ? EXACT : FORM;
  }

  // Documents of a block (macros/search/block.py): its number, then steps from one to the next, or bits and how many.
  const countOf = (block) => (typeof block[1] === "string" ? block[2] : block.length - 1);

  function forEachDocument(block, first, visit) {
    if (typeof block[1] === "string") {
      const bits = atob(block[1]);
      for (let n = 0; n < bits.length; n++) {
        for (let byte = bits.charCodeAt(n), bit = 0; byte; byte >>= 1, bit++) if (byte & 1) visit(first + 8 * n + bit);
      }
    } else {
      for (let n = 1, document = first; n < block.length; n++) visit((document += block[n]));
    }
  }

  // As in macros/search/index.py.
  function checksum(text) {
    let sum = -1;
    for (const byte of new TextEncoder().encode(text)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? POLYNOMIAL : 0);
    }
    return ~sum >>> 0;
  }

  const bitsIn = (byte) => byte.toString(2).replaceAll("0", "").length;

  const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

  // Where the words are in the text: [start, end] of each.
  function marksIn(text, isSought) {
    const words = [...text.matchAll(WORD)].filter(([word]) => isSought(word));
    return words.map(({ 0: word, index }) => [index, index + word.length]);
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

  // One published index. After the next publication its parts are gone.
  function opened(head) {
    const starts = (counts) => {
      let sum = 0;
      return [0, ...counts.map((count) => (sum += Math.abs(count)))];
    };
    const texts = head.blocks.flatMap(([name, ...counts]) => counts.map((count, n) => [`${name}/texts-${n}`, count]));
    const places = starts(texts.map(([, count]) => count)), pages = starts(head.pages); // first documents of each
    const blocks = starts(head.blocks.map(([, ...counts]) => counts.reduce((sum, count) => sum + count, 0)));
    const known = atob(head.known); // a bit for each stem
    const parts = new Map(); // those fetched, by their names
    let mend; // what makes a misspelt query one with words of the index
    let guess = {}; // the last one that it made

    function part(name) {
      if (!parts.has(name)) {
        const fetched = bring(`${name}.json`);
        fetched.catch(() => parts.delete(name)); // the network may come back
        parts.set(name, fetched);
      }
      return parts.get(name);
    }

    const terms = (number) => part(`${head.version}/terms-${number}`);

    // The parts with the word's forms and with words that begin so, the former first.
    function partsOf({ stem, alone }) {
      const first = lastUpTo(head.terms, stem, (row) => row[0]);
      const short = alone || stem.length < TELLING;
      const last = short ? first : lastUpTo(head.terms, `${stem}\uffff`, (row) => row[0]);
      return Array.from({ length: Math.min(last - first + 1, MOST_PARTS) }, (_, n) => first + n);
    }

    // The parts for all words within bounds: forms before beginnings, small parts (rarer words) before large ones.
    function affordable(words) {
      const size = (number) => head.terms[number][1];
      const bySize = (numbers) => [...new Set(numbers)].sort((a, b) => size(a) - size(b));
      const isLong = words.length > FEW_WORDS;
      const lists = words.map((word) => (isLong && word !== words.at(-1) ? [partsOf(word)[0]] : partsOf(word)));
      const wanted = [...bySize(lists.map((list) => list[0])), ...bySize(lists.flatMap((list) => list.slice(1)))];
      const taken = new Set();
      let bytes = 0;
      for (const number of new Set(wanted)) {
        bytes += size(number);
        if (taken.size && bytes > MOST_BYTES) break;
        taken.add(number);
      }
      return taken;
    }

    // All documents with any of the words: their scores, and which of the words they hold as bits.
    function scored(words, postings) {
      const scores = new Float64Array(head.documents), held = new Uint8Array(head.documents);
      const count = (stem, lists) => words.forEach((word, bit) => {
        if (!fits(word, stem)) return;
        const documents = lists.flatMap(([, ...held]) => held.map(countOf)).reduce((sum, count) => sum + count, 0);
        const rarity = Math.log(1 + head.documents / documents) * weightOf(word, stem);
        for (const [weight, ...found] of lists) {
          const score = rarity * weight;
          const take = (document) => {
            scores[document] += score;
            held[document] |= 1 << bit;
          };
          for (const block of found) forEachDocument(block, blocks[block[0]], take);
        }
      });
      for (const shard of postings) for (const [stem, lists] of Object.entries(shard)) count(stem, lists);
      return { scores, held };
    }

    // Pages with something found, best first. As the theme has it, what holds all words and whole pages come first; here
    // all words are worth more, for of everything that holds some there are thousands.
    function ranked(words, { scores, held }) {
      const found = [];
      const shares = Array.from({ length: 1 << words.length }, (_, bits) => bitsIn(bits) / words.length);
      // By the words held, of whole pages and of places. A country's documents are asked for these forty thousand times.
      const worth = (share) => (share === 1 ? ALL_WORDS : share ** MORE_WORDS);
      const weights = (isPage) => Float64Array.from(shares, (share) => worth(share) * (1 + (isPage + share) ** 2));
      const ofPage = weights(1), ofPlace = weights(0);
      for (let page = 0; page < head.pages.length; page++) {
        const first = pages[page], end = pages[page + 1];
        let best = 0, weight = head.pages[page] > 0 ? ofPage : ofPlace;
        for (let document = first; document < end; document++) {
          if (held[document]) {
            const score = (scores[document] *= weight[held[document]]);
            if (score > best) best = score;
          }
          weight = ofPlace;
        }
        if (best) found.push({ page, best });
      }
      return found.sort((a, b) => b.best - a.best || a.page - b.page).map(({ page }) => page);
    }

    // What is found on a page, best first.
    function documentsOf(page, { scores, held }) {
      const found = [];
      for (let document = pages[page]; document < pages[page + 1]; document++) if (held[document]) found.push(document);
      return found.sort((a, b) => scores[b] - scores[a] || a - b);
    }

    // One of the best pages → results in the theme's form. Of a page so long that it is in several parts, those with its
    // best places are fetched.
    async function results(words, isSought, { scores, held }, documents) {
      const partOf = (document) => lastUpTo(places, document);
      const numbers = [...new Set(documents.slice(0, BEST_PLACES).map(partOf))];
      const fetched = new Map(await Promise.all(numbers.map(async (number) => [number, await part(texts[number][0])])));
      const rowOf = (document) => fetched.get(partOf(document)).docs[document - places[partOf(document)]];
      const [address, title] = fetched.get(numbers[0]).pages[rowOf(documents[0])[0]];
      const shown = documents.filter((document) => fetched.has(partOf(document))).slice(0, MOST_PLACES);
      const found = shown.map((document) => {
        const [, place, title, text, tags] = rowOf(document);
        const here = words.filter((_, bit) => held[document] >> bit & 1);
        return {
          location: address + place,
          title: marked(title, marksIn(title, isSought)),
          text: snippet(text, isSought),
          ...(tags && { tags }),
          score: scores[document],
          terms: Object.fromEntries(here.map(({ stem }) => [stem, true])), // to be marked on the page that is opened
        };
      });
      if (found.some(({ location }) => location === address)) return found;
      return [...found, { location: address, title: escaped(title), text: "", score: 0, terms: {} }];
    }

    const knownWords = () => part(`${head.version}/words`);

    // What a word needs: its postings, and, where it has none, the words that it may have been.
    async function fetchAhead(word) {
      const [first, ...more] = partsOf(word), stems = Object.keys(await terms(first));
      if (!more.length && !stems.some((stem) => fits(word, stem))) await knownWords();
    }

    // Whether the word is surely in no document, but as a beginning. Of ten such words nine are known.
    function isStrange({ word, stem }) {
      const bit = checksum(stem) % (8 * known.length);
      return self.spelling.canBeMended(word) && !(known.charCodeAt(bit >> 3) >> (bit & 7) & 1);
    }

    // What the reader has probably meant with words that no document holds; nothing where no words are near, or where
    // they cannot be fetched: something may be found all the same.
    async function meant(query, unknown) {
      const key = [query, ...unknown.map(({ stem }) => stem)].join(" ");
      if (guess.key === key) return guess.meant;
      try {
        mend ??= self.spelling.vocabulary((await knownWords()).flat());
        const stems = new Set(unknown.map(({ stem }) => stem));
        guess = { key, meant: mend(query, (word) => stems.has(stemmed(word))) };
        return guess.meant;
      } catch {
        return undefined;
      }
    }

    // The same while the query's own parts are on their way, by the words that are surely misspelt, and the parts that the
    // mended query will need.
    async function mendAhead(query, words) {
      const strange = words.filter(isStrange);
      const other = strange.length ? await meant(query, strange) : undefined;
      for (const number of affordable(wordsOf(other ?? ""))) terms(number).catch(() => {});
    }

    // An answer to the theme; `early` gets its beginning. What the last word and the results need is fetched while the
    // query `isWanted`, else there is no answer. A query with words that are nowhere is asked anew, mended, with a `note`;
    // unless it `isTyped`, and may have half a word, this is prepared.
    async function find(query, { isTyped, isWanted }, early, note) {
      const words = wordsOf(query);
      if (!words.length) return { items: [] };
      const taken = affordable(words);
      // The last word may not be finished: a long query has enough to fetch without its beginnings.
      const typed = words.length > FEW_WORDS ? words.slice(0, -1) : words.filter(({ word }) => word.length >= TELLING);
      for (const word of typed) if (taken.has(partsOf(word)[0])) fetchAhead(word).catch(() => {});
      if (!(await isWanted())) return undefined;
      const asked = Promise.all([...taken].map(terms));
      if (!isTyped && !note) mendAhead(query, words);
      const postings = await asked;
      const known = words.filter((word) => taken.has(partsOf(word)[0])); // of the others nobody can say where they are
      if (!(await isWanted())) return undefined;
      const found = postings.flatMap(Object.keys);
      const unknown = known.filter((word) => !found.some((stem) => fits(word, stem)));
      const other = note || !unknown.length ? undefined : await meant(query, unknown);
      if (other) return find(other, { isTyped, isWanted }, early, self.spelling.told(other));
      const documents = scored(known, postings), all = ranked(known, documents);
      const total = new Set(all.map((page) => head.again[page] ?? page)).size;
      const seen = new Map();
      const isSought = (word) => {
        if (!seen.has(word)) {
          const begins = plain(word); // as its stem does, so that few words of a text need be stemmed
          seen.set(word, words.some((each) => begins.startsWith(each.stem) && fits(each, stemmed(word))));
        }
        return seen.get(word);
      };
      const answer = (groups) => {
        const items = joined(groups);
        const isAll = items.length === total;
        const count = isAll ? `Найдено совпадений: ${total}` : `Лучшие страницы: ${items.length} из ${total.toLocaleString("ru")}`;
        if (note) return { items, note: `${note}. ${count}` };
        return isAll ? { items } : { items, note: count };
      };
      const resultsOn = (page) => results(known, isSought, documents, documentsOf(page, documents));
      const best = all.slice(0, MOST_PAGES);
      const first = await Promise.all(best.slice(0, FIRST_PAGES).map(resultsOn));
      if (first.length === best.length) return answer(first);
      early(answer(first));
      if (!(await isWanted())) return undefined;
      return answer([...first, ...(await Promise.all(best.slice(FIRST_PAGES).map(resultsOn)))]);
    }

    return { version: head.version, find };
  }

  let index;
  let turn = 0; // the reader types on: only the last query is answered
  let last = { query: "", at: -Infinity }; // it, and when it came

  function setUp(head) {
    if (index?.version !== head.version) index = opened(head);
  }

  // With a pause while the reader types: beginnings of words have texts of their own, which nobody wants. One or two
  // letters are a beginning always.
  function asking(query) {
    const mine = ++turn, now = performance.now();
    const isNew = query !== last.query, isBegun = now - last.at < TYPING || query.trim().length < TELLING;
    const isTyped = isNew && isBegun, until = isTyped ? now + PAUSE : now;
    if (isNew) last = { query, at: query ? now : -Infinity };
    async function isWanted() {
      const left = until - performance.now();
      if (left > 0 && mine === turn) await new Promise((done) => setTimeout(done, left));
      return mine === turn;
    }
    return { isTyped, isWanted };
  }

  // Tells the theme, or, ahead of it, the page itself (components/theme-script).
  async function answer(type, query) {
    const asked = asking(query), mine = turn;
    const tell = (data) => mine === turn && data && self.postMessage({ type, data });
    try {
      tell(await index.find(query, asked, tell));
    } catch {
      try {
        setUp((await bring("search_index.json")).config.split); // another one has been published
        tell(await index.find(query, asked, tell));
      } catch {
        tell({ items: [], note: GONE });
      }
    }
  }

  if (self.searchHead) setUp(self.searchHead);
  return ({ type, data }) => {
    if (type === QUERY) return answer(RESULT, data);
    if (type === AHEAD) return data.trim() ? answer(AHEAD, data) : self.postMessage({ type: AHEAD }); // at leisure
    if (data.config.split) setUp(data.config.split);
    return self.postMessage({ type: READY });
  };
})();
