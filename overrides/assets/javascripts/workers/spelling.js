// Nearest words of the index to one that is not in it: misspelt, typed with the other layout of the keyboard, with Latin
// letters that look Russian, or without the space between two.
"use strict";

self.spelling = (() => {
  const SHORTEST = 4; // letters of a word that may be misspelt; below, almost anything is near
  const LONG = 8; // from there on two errors, else one
  const LONGEST = 32; // nobody misspells such a word, somebody pastes it
  const ALIKE = 0.5; // what letters cost that sound alike; any other error costs one
  const OTHER_FIRST = 0.25, OTHER_ENDING = 0.25; // of equally near words the better has the same first letter and ending
  const MOST_ENDING = 4; // letters behind a stem
  const LATIN = /\p{Script=Latin}/u, CYRILLIC = /\p{Script=Cyrillic}/u;
  const LETTERS = /^\p{L}+$/u;
  const KEYS = ["`qwertyuiop[]asdfghjkl;'zxcvbnm,.", "ёйцукенгшщзхъфывапролджэячсмитьбю"]; // of the same key
  const LOOKS = ["aceopxykmthb", "асеорхукмтнв"]; // and of the same look, small or capital
  const SOUNDS = "оа еи еэ ея иы ий зс дт бп гк вф жш шщ щч цс ъь юу оё".split(" ");

  const { ABBREVIATION, WORD, isStopWord, plain, stemmed } = self.russian;

  const pairs = ([from, to]) => new Map([...from].map((sign, n) => [sign, [...to][n]]));
  const TO_RUSSIAN = pairs(KEYS), TO_LATIN = pairs([...KEYS].reverse()), TO_LOOKS = pairs(LOOKS);
  const ALIKE_TO = new Map(); // each letter, and those that sound like it
  for (const [a, b] of SOUNDS) {
    ALIKE_TO.set(a, (ALIKE_TO.get(a) ?? "") + b);
    ALIKE_TO.set(b, (ALIKE_TO.get(b) ?? "") + a);
  }
  const written = (text, letters) => [...text.toLowerCase()].map((sign) => letters.get(sign) ?? sign).join("");

  const spare = [[], [], []]; // thousands of words are compared: rows are used again

  // Costs of making the beginnings of `word` out of `typed`, up to each of its letters, till the next call; nothing where
  // all of them are beyond `most`. Letters are left out, put in, changed, doubled, or have changed places.
  function costs(typed, word, most) {
    let [before, last, now] = spare;
    for (let n = 0; n <= word.length; n++) last[n] = n;
    for (let row = 1; row <= typed.length; row++) {
      const letter = typed[row - 1], previous = typed[row - 2], alike = ALIKE_TO.get(letter) ?? "";
      const more = letter === previous ? ALIKE : 1;
      let least = (now[0] = row);
      for (let n = 1; n <= word.length; n++) {
        const other = word[n - 1];
        const changed = letter === other ? 0 : alike.includes(other) ? ALIKE : 1;
        const less = other === word[n - 2] ? ALIKE : 1;
        let cost = Math.min(last[n] + more, now[n - 1] + less, last[n - 1] + changed);
        if (row > 1 && n > 1 && letter === word[n - 2] && previous === other) cost = Math.min(cost, before[n - 2] + 1);
        now[n] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return undefined;
      [before, last, now] = [last, now, before];
    }
    return last;
  }

  const canBeMended = (word) => word.length >= SHORTEST && word.length <= LONGEST && LETTERS.test(word);

  const mostOf = (word) => (word.length < LONG ? 1 : 2);

  const within = (cost, most) => (cost <= most ? cost : Infinity);

  // How far the word is from the one that was typed; beyond `most` nobody asks.
  function whole(typed, word, most) {
    const all = mostOf(typed);
    if (Math.abs(typed.length - word.length) > all) return Infinity;
    return within(costs(typed, word, Math.min(all, most))?.[word.length], all);
  }

  // How far it is from another form of that one, and what of that form is the stem.
  function otherForm(stem, word, most) {
    const all = mostOf(stem);
    if (stem.length < SHORTEST || word.length > stem.length + all + MOST_ENDING) return { cost: Infinity };
    const found = costs(stem, word, Math.min(all, most - OTHER_ENDING));
    if (!found) return { cost: Infinity };
    const least = Math.min(...found.slice(Math.max(word.length - MOST_ENDING, 0), word.length + 1));
    return { cost: within(least, all) + OTHER_ENDING, begun: word.slice(0, found.lastIndexOf(least, word.length)) };
  }

  // The form that was meant, as far as it can be told: the ending was typed, and only what stands before is misspelt.
  function inForm(typed, stem, begun, word) {
    const last = stem.at(-1), other = begun.at(-1);
    const isWhole = typed.startsWith(stem) && (last === other || ALIKE_TO.get(last)?.includes(other));
    return isWhole ? begun + typed.slice(stem.length) : word;
  }

  // The words that queries are compared with, commonest first.
  function vocabulary(words) {
    const rows = words.map((word) => ({ word, folded: plain(word) })).filter(({ folded }) => !isStopWord(folded));
    const stems = new Set(rows.map(({ folded }) => stemmed(folded)));
    const has = (word) => stems.has(stemmed(word));
    const isWord = (word) => has(word) || isStopWord(plain(word));

    function nearest(typed) {
      const folded = plain(typed), stem = stemmed(folded);
      if (!canBeMended(folded)) return undefined;
      let best, least = Infinity;
      for (const { word, folded: other } of rows) {
        const first = folded[0] === other[0] ? 0 : OTHER_FIRST, most = least - first; // a farther one is not the nearest
        const same = whole(folded, other, most), form = otherForm(stem, other, most);
        const cost = Math.min(same, form.cost) + first;
        if (cost < least) [best, least] = [form.cost < same ? inForm(folded, stem, form.begun, word) : word, cost];
      }
      return best && !ABBREVIATION.test(best) && typed === folded ? best.toLowerCase() : best;
    }

    function parted(typed) {
      for (let cut = typed.length - 3; cut >= 3; cut--) {
        const two = [typed.slice(0, cut), typed.slice(cut)];
        if (two.some(has) && two.every(isWord)) return two.join(" ");
      }
      return undefined;
    }

    // One word that the index does not hold.
    function mended(word) {
      const isLatin = LATIN.test(word), looks = isLatin ? written(word, TO_LOOKS) : word;
      if (isLatin && has(looks)) return looks;
      return nearest(looks) ?? parted(plain(looks));
    }

    // A piece between spaces: in the other layout of the keyboard signs may be letters.
    function retyped(piece) {
      const letters = !CYRILLIC.test(piece) ? TO_RUSSIAN : LATIN.test(piece) ? undefined : TO_LATIN;
      const other = letters && written(piece, letters);
      const words = other?.match(WORD) ?? [];
      if (words.some(has) && words.every(isWord)) return words.join(" ");
      return letters === TO_RUSSIAN && words.length === 1 ? nearest(words[0]) : undefined;
    }

    // The query with words of the index instead of those that it does not hold; nothing where none are near.
    return (query, isUnknown) => {
      let isMended = false;
      const pieces = query.split(/\s+/).filter(Boolean).map((piece) => {
        if (!(piece.match(WORD) ?? []).some(isUnknown)) return piece;
        const other = retyped(piece) ?? piece.replace(WORD, (word) => (isUnknown(word) && mended(word)) || word);
        isMended ||= other !== piece;
        return other;
      });
      return isMended ? pieces.join(" ") : undefined;
    };
  }

  // All words of the texts, commonest first; with a capital letter only those that are never without.
  function wordsOf(texts) {
    const counts = new Map();
    for (const text of texts) {
      for (const word of text.match(WORD) ?? []) if (word.length > 2) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const sums = new Map();
    for (const [word, count] of counts) {
      const key = word.toLowerCase(), known = sums.get(key) ?? { word, count: 0 };
      sums.set(key, { word: counts.has(key) ? key : known.word, count: known.count + count });
    }
    return [...sums.values()].sort((a, b) => b.count - a.count).map(({ word }) => word);
  }

  const told = (query) => `Возможно, вы искали: «${query}»`;

  return { canBeMended, told, vocabulary, wordsOf };
})();
