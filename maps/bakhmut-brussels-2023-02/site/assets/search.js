// The search: pieces of the index are loaded by the first letters of a word, incidents by the months that they are in.
"use strict";

(() => {
  const SHOWN = 50;
  const byId = (id) => document.getElementById(id), { months } = eventgeo.about();
  const words = byId("words"), told = byId("told"), list = byId("found");
  let numbers = [], shown = 0, asked = 0;

  const starts = [];
  months.reduce((sum, month) => (starts.push(sum), sum + month[2]), 0);
  byId("controls").hidden = false;

  const pieceOf = (word) => [...word].slice(0, 2).map((letter) => letter.codePointAt(0).toString(16)).join("-");

  /** The numbers of the incidents that have a word beginning so; null where the word is in too many. */
  async function having(word) {
    const index = await eventgeo.piece(pieceOf(word)), found = new Set();
    if (index[word] === null) return null;
    for (const [other, steps] of Object.entries(index)) {
      if (!other.startsWith(word) || !steps) continue;
      let number = 0;
      for (const step of steps) found.add(number += step);
    }
    return found;
  }

  async function search() {
    const turn = ++asked, text = words.value.trim(), common = [];
    const parts = eventgeo.folded(text).match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) || [];
    let found = null;
    for (const word of parts.filter((part) => part.length > 1 && !/^[a-z]{2}$/.test(part))) {
      const having_it = await having(word.slice(0, 24));
      if (turn !== asked) return;
      if (having_it === null) common.push(word);
      else found = found === null ? having_it : new Set([...found].filter((number) => having_it.has(number)));
    }
    numbers = [...(found || [])].sort((a, b) => b - a);
    shown = 0;
    list.replaceChildren();
    const left = common.length ? ` (too common, left out: ${common.join(", ")})` : "";
    told.textContent = text ? `${eventgeo.counted(numbers.length)} found, newest first${left}` : "";
    await more();
    history.replaceState(null, "", text ? `#${encodeURIComponent(text)}` : location.pathname);
  }

  async function more() {
    const turn = asked;
    for (const number of numbers.slice(shown, shown + SHOWN)) {
      const row = await rowOf(number);
      if (turn !== asked) return;
      if (row) list.append(item(row));
    }
    shown += SHOWN;
    byId("pager").hidden = shown >= numbers.length;
  }

  async function rowOf(number) {
    let at = months.length - 1;
    while (starts[at] > number) at -= 1;
    return (await eventgeo.rows(months[at][0]))[number - starts[at]];
  }

  function item(row) {
    const made = document.createElement("li"), head = eventgeo.element("p", "", { class: "head" });
    head.append(eventgeo.element("time", row.date), " ", eventgeo.element("a", row.what, { href: eventgeo.page(row), dir: "auto" }));
    if (row.status) head.append(" ", eventgeo.element("span", row.status, { class: "status" }));
    const where = [row.place, row.place.endsWith(row.country) ? "" : row.country, row.tolls].filter(Boolean).join(" · ");
    made.append(head, eventgeo.element("p", where, { class: "where", dir: "auto" }), eventgeo.element("p", row.quote, { class: "quote", dir: "auto" }));
    return made;
  }

  byId("controls").addEventListener("submit", (event) => { event.preventDefault(); search(); });
  byId("on").addEventListener("click", more);
  if (location.hash.length > 1) {
    try { words.value = decodeURIComponent(location.hash.slice(1)); } catch { words.value = ""; }
    search();
  }
})();
