// What the pages with scripts share: data come as scripts that call `eventgeo`, since a page from a disk may load no more.
"use strict";

const eventgeo = (() => {
  const months = new Map(), pieces = new Map(), waiting = new Map();
  let about = { columns: [], months: [], total: 0 };

  /** Loads a script of data once; the promise is kept when it has handed over what it holds (or is not there). */
  function load(name) {
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((resolve) => {
        const element = document.createElement("script");
        element.src = name;
        element.onload = element.onerror = resolve;
        document.head.append(element);
      }));
    }
    return waiting.get(name);
  }

  /** A row of a month as an object, by the names of its columns. */
  function named(row) {
    return Object.fromEntries(about.columns.map((name, at) => [name, row[at]]));
  }

  return {
    directory(value) { about = value; },
    month([name, rows]) { months.set(name, rows); },
    words([name, index]) { pieces.set(name, index); },
    about: () => about,
    async rows(name) {
      await load(`data/${name}.js`);
      return (months.get(name) || []).map(named);
    },
    async piece(name) {
      await load(`search/${name}.js`);
      return pieces.get(name) || {};
    },
    folded: (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, ""),
    /** An element with a text; what a report wrote is never read as markup. */
    element(name, text = "", attributes = {}) {
      const made = document.createElement(name);
      made.textContent = text;
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      return made;
    },
    counted: (number) => `${number.toLocaleString("en")} incident${number === 1 ? "" : "s"}`,
    page: (row) => `incidents/${encodeURIComponent(row.page)}.html`,
  };
})();
