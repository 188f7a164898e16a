// Filters that combine, each choice with the number of incidents that it would show under all the others.

const CHOICES_FIRST = 8;

class FilterPanel {
  constructor(app) {
    this.app = app;
    this.selection = app.selection;
    this.groups = this.selection.dimensions.map((dimension) => new FilterGroup(app, dimension));
    this.summary = element("span", { class: "area-summary", role: "status" });
    const area = element(
      "fieldset",
      { class: "group" },
      element("legend", { text: "Area" }),
      button("Draw an area", () => app.area.start()),
      button("Use the view", () => app.area.useView()),
      button("Clear", () => app.area.set(null)),
      this.summary,
    );
    this.box = element(
      "section",
      { class: "panel filters", id: "eventgeo-filters", "aria-label": "Filters", tabindex: -1, hidden: true },
      element(
        "div",
        { class: "panel-bar" },
        element("h2", { text: "Filters" }),
        button("Reset all", () => app.resetFilters()),
        button("✕", () => app.togglePanel("filters"), { "aria-label": "Close the filters" }),
      ),
      element("p", {
        class: "hint",
        text: "Nothing ticked in a group means all of it. Numbers: incidents under all other filters.",
      }),
      area,
      ...this.groups.map((group) => group.box),
    );
  }

  draw() {
    if (this.box.hidden) return;
    const { area } = this.selection;
    this.summary.textContent = area ? `${area.length} corners` : "none";
    for (const group of this.groups) group.draw();
  }
}

class FilterGroup {
  constructor(app, dimension) {
    this.app = app;
    this.dimension = dimension;
    this.all = false;
    this.list = element("div", { class: "choices" });
    this.find = element("input", {
      type: "search",
      placeholder: "Find…",
      "aria-label": `Find in ${dimension.label}`,
      on: { input: () => this.draw() },
    });
    this.more = button(
      "",
      () => {
        this.all = !this.all;
        this.draw();
      },
      { class: "more" },
    );
    this.box = element(
      "fieldset",
      { class: "group" },
      element("legend", { text: dimension.label }),
      this.find,
      this.list,
      this.more,
    );
  }

  /** The choices to list: chosen ones and the most frequent ones. */
  listed() {
    const { names, counts, chosen, key } = this.dimension,
      wanted = this.find.value.toLowerCase();
    const numbers = [...names.keys()].filter(
      (number) => (counts[number] || chosen.has(number)) && this.label(number).toLowerCase().includes(wanted),
    );
    if (key === "sureness" || key === "toll" || key === "standing") return { numbers, total: numbers.length };
    numbers.sort((a, b) => chosen.has(b) - chosen.has(a) || counts[b] - counts[a] || a - b);
    return { numbers: this.all ? numbers.slice(0, 500) : numbers.slice(0, CHOICES_FIRST), total: numbers.length };
  }

  label(number) {
    const name = this.dimension.names[number];
    return (this.dimension.key === "country" ? countryName(name) : name) || "not known";
  }

  draw() {
    const { numbers, total } = this.listed(),
      { chosen, counts, key } = this.dimension;
    this.box.hidden = total === 0 && !this.find.value;
    this.find.hidden = this.dimension.names.length <= CHOICES_FIRST + 4 || key === "toll";
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.number : null;
    this.list.replaceChildren(...numbers.map((number) => this.choice(number, chosen.has(number), counts[number])));
    if (focused !== null) this.list.querySelector(`[data-number="${focused}"]`)?.focus();
    this.more.hidden = total <= CHOICES_FIRST || (numbers.length > 8 && !this.all);
    this.more.textContent = this.all ? "Show fewer" : `Show all ${wholeNumber.format(total)}`;
  }

  choice(number, checked, count) {
    const box = element("input", {
      type: "checkbox",
      "data-number": number,
      on: { change: () => this.toggle(number) },
    });
    box.checked = checked;
    const { app, dimension } = this;
    return element(
      "label",
      { class: "check" },
      box,
      dimension.key === "type" ? app.symbols.icon(number, false, 14) : null,
      words(this.label(number), "choice-name"),
      element("span", { class: "count", text: wholeNumber.format(count) }),
    );
  }

  toggle(number) {
    const { chosen, names, key } = this.dimension,
      next = new Set(chosen);
    if (!next.delete(number)) next.add(number);
    this.app.filterBy(
      key,
      [...next].map((one) => names[one]),
    );
  }
}
