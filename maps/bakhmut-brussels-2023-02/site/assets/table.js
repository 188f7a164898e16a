// The table: months are loaded as they are chosen, rows are filtered and sorted here, and shown a hundred at a time.
"use strict";

(() => {
  const SHOWN = 100, MOST_AT_FIRST = 3000;
  const byId = (id) => document.getElementById(id), { months, total } = eventgeo.about();
  const from = byId("from"), to = byId("to"), filter = byId("filter"), body = byId("rows"), told = byId("told");
  const state = { rows: [], found: [], at: 0, key: "day", descending: true };
  const heads = [...document.querySelectorAll(".rows th")];

  for (const select of [from, to]) months.forEach(([, name, count], at) => select.append(new Option(`${name} (${count})`, at)));
  for (const id of ["controls", "frame", "pager"]) byId(id).hidden = false;
  // The newest months that make a table that loads at once; "undated" stands last and is left to who asks for it.
  let first = months.length - 1;
  const last = first > 0 && months[first][0] === "undated" ? first - 1 : first;
  first = last;
  for (let sum = months[last]?.[2] || 0; first > 0 && sum + months[first - 1][2] <= MOST_AT_FIRST; first -= 1) sum += months[first - 1][2];
  from.value = first;
  to.value = last;

  async function choose() {
    const [low, high] = [Number(from.value), Number(to.value)].sort((a, b) => a - b);
    told.textContent = "Loading …";
    const parts = [];
    for (const [name] of months.slice(low, high + 1)) parts.push(...await eventgeo.rows(name));
    for (const row of parts) row.text = eventgeo.folded(Object.values(row).join(" "));
    state.rows = parts;
    find();
  }

  function find() {
    const words = eventgeo.folded(filter.value).split(/\s+/).filter(Boolean), { key, descending } = state;
    state.found = state.rows.filter((row) => words.every((word) => row.text.includes(word)));
    const order = (a, b) => (typeof a === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0);
    state.found.sort((a, b) => (descending ? -1 : 1) * order(a[key], b[key]) || order(a.page, b.page));
    state.at = 0;
    show();
  }

  function show() {
    const { found, at } = state, rows = found.slice(at, at + SHOWN);
    body.replaceChildren(...rows.map(line));
    const range = rows.length ? `, rows ${at + 1} to ${at + rows.length} shown` : "", others = total - state.rows.length;
    const left = others ? `; ${others.toLocaleString("en")} more in months not chosen, or without a date` : "";
    told.textContent = `${found.length.toLocaleString("en")} of ${eventgeo.counted(state.rows.length)}${range}${left}`;
    byId("back").disabled = at === 0;
    byId("on").disabled = at + SHOWN >= found.length;
  }

  function line(row) {
    const made = document.createElement("tr");
    for (const head of heads) {
      const key = head.firstElementChild.dataset.key, cell = eventgeo.element("td");
      if (key === "what") {
        cell.append(eventgeo.element("a", row.what, { href: eventgeo.page(row) }));
        if (row.status) cell.append(" ", eventgeo.element("span", row.status, { class: "status" }));
      } else {
        cell.textContent = key === "day" ? row.date : key === "killed" ? row.tolls : row[key];
        cell.dir = "auto";
      }
      made.append(cell);
    }
    return made;
  }

  function turn(by) {
    state.at += by;
    show();
    byId("frame").scrollIntoView();
  }

  for (const head of heads) {
    head.firstElementChild.addEventListener("click", () => {
      const key = head.firstElementChild.dataset.key;
      state.descending = state.key === key ? !state.descending : key === "killed" || key === "sources" || key === "day";
      state.key = key;
      for (const other of heads) other.setAttribute("aria-sort", other === head ? (state.descending ? "descending" : "ascending") : "none");
      find();
    });
  }
  byId("back").addEventListener("click", () => turn(-SHOWN));
  byId("on").addEventListener("click", () => turn(SHOWN));
  filter.addEventListener("input", find);
  from.addEventListener("change", choose);
  to.addEventListener("change", choose);
  choose();
})();
