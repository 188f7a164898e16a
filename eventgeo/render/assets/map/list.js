// A list of any length of which only the rows in sight exist: one stop for the keyboard, arrows move within it.

const ROW = 56;

class VirtualList {
  /** `fill(node, item)` writes an item into an empty row; `open(item)` is called for a click or Enter. */
  constructor(label, fill, open) {
    this.fill = fill;
    this.open = open;
    this.items = [];
    this.nothing = "Nothing here under the current filters.";
    this.moveTo(-1);
    this.space = element("div", { class: "list-space", role: "presentation" });
    this.box = element("div", { class: "list", role: "listbox", tabindex: 0, "aria-label": label }, this.space);
    this.id = `list-${label.toLowerCase().replace(/\W+/g, "-")}`;
    this.height = this.top = 0;
    this.box.addEventListener(
      "scroll",
      oncePerFrame(() => this.measure()),
      { passive: true },
    );
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("click", (event) => this.click(event));
    new ResizeObserver(() => this.measure()).observe(this.box);
  }

  /** Lists other items; the row with the keyboard stays with its item, wherever that is now, unless `current` is given. */
  show(items, current = -1) {
    if (items.length !== this.items.length) this.space.style.height = `${items.length * ROW}px`;
    this.items = items;
    this.moveTo(current < 0 ? items.indexOf(this.item) : current);
    this.drawn = null;
    this.draw();
  }

  /** Notes where the list stands; apart from drawing, since asking makes the browser lay out the page. */
  measure() {
    this.height = this.box.clientHeight;
    this.top = this.box.scrollTop;
    this.draw();
  }

  draw() {
    const { height } = this,
      top = Math.min(this.top, Math.max(0, this.items.length * ROW - height));
    if (!height) return;
    const first = Math.max(0, Math.floor(top / ROW) - 3);
    const last = Math.min(this.items.length, Math.ceil((top + height) / ROW) + 3);
    const drawn = `${first} ${last} ${this.current}`;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const rows = [];
    for (let at = first; at < last; at++) rows.push(this.row(at));
    this.space.replaceChildren(...rows);
    if (this.items.length) this.box.removeAttribute("data-empty");
    else this.box.dataset.empty = this.nothing;
    if (this.current >= first && this.current < last)
      this.box.setAttribute("aria-activedescendant", `${this.id}-${this.current}`);
    else this.box.removeAttribute("aria-activedescendant");
  }

  row(at) {
    const node = element("div", {
      class: "row",
      role: "option",
      id: `${this.id}-${at}`,
      "aria-selected": String(at === this.current),
      "aria-posinset": at + 1,
      "aria-setsize": this.items.length,
    });
    node.style.top = `${at * ROW}px`;
    this.fill(node, this.items[at]);
    return node;
  }

  /** Rows come and go as time plays, so a click is where it is, not on the row that was there when it began. */
  click(event) {
    const at = Math.floor((event.clientY - this.space.getBoundingClientRect().top) / ROW);
    if (at >= 0 && at < this.items.length) this.choose(at);
  }

  /** The row that the keyboard is on, -1 for none. */
  moveTo(at) {
    this.current = at;
    this.item = this.items[at];
  }

  choose(at) {
    this.moveTo(at);
    this.draw();
    this.open(this.items[at]);
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.height / ROW) - 1),
      last = this.items.length - 1;
    const moved = {
      ArrowDown: this.current + 1,
      ArrowUp: this.current - 1,
      PageDown: this.current + page,
      PageUp: this.current - page,
      Home: 0,
      End: last,
    }[event.key];
    if (moved !== undefined && last >= 0) {
      event.preventDefault();
      this.moveTo(Math.min(Math.max(moved, 0), last));
      this.reveal(this.current);
    } else if ((event.key === "Enter" || event.key === " ") && this.current >= 0) {
      event.preventDefault();
      event.stopPropagation();
      this.open(this.items[this.current]);
    }
  }

  reveal(at) {
    const top = at * ROW,
      { scrollTop, clientHeight } = this.box;
    if (top < scrollTop) this.box.scrollTop = top;
    else if (top + ROW > scrollTop + clientHeight) this.box.scrollTop = top + ROW - clientHeight;
    this.measure();
  }
}

/** How the list of incidents can be sorted: each gives a number for an incident, smaller first; null keeps time's order. */
const SORTINGS = {
  "newest first": null,
  "oldest first": null,
  "most killed": (one) => (i) => -Math.max(one.killed_low[i], one.killed_high[i]),
  "most sources": (one) => (i) => -one.sources[i],
  "surest reading": (one) => (i) => -one.confidence[i],
  place: (one) => alphabetic(one.header.places, one.place),
  type: (one) => alphabetic(one.header.types, one.type),
};

function alphabetic(names, column) {
  const collator = new Intl.Collator(LOCALE),
    ranks = new Uint32Array(names.length);
  [...names.keys()]
    .sort((a, b) => collator.compare(names[a] || "\uffff", names[b] || "\uffff"))
    .forEach((number, rank) => {
      ranks[number] = rank;
    });
  return (i) => ranks[column[i]];
}

/** All dated incidents in a sorting's order, made once. */
function orderBy(incidents, sorting) {
  const rank = SORTINGS[sorting](incidents),
    keys = Float64Array.from({ length: incidents.dated }, (_, i) => rank(i));
  return Uint32Array.from(keys.keys()).sort((a, b) => keys[a] - keys[b] || b - a);
}
