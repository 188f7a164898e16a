// The page around the map: title, search, buttons, legend, menus.

class Frame {
  constructor(app) {
    this.app = app;
    const find = afterwards(120, () => {
      app.selection.search(this.search.value.trim());
      app.filtersChanged();
    });
    this.search = element("input", {
      type: "search",
      placeholder: "Search quotes, places, actors",
      "aria-label": "Search quotes and names",
      on: { input: find },
    });
    this.filterButton = button("Filters", () => app.togglePanel("filters"), {
      "aria-expanded": "false",
      "aria-controls": "eventgeo-filters",
    });
    this.status = element("p", { class: "status" });
    this.announcement = element("p", { class: "unseen", role: "status", "aria-live": "polite" });
    this.beyond = button("", () => this.showAll(), { class: "beyond leaflet-control", hidden: true });
    this.chips = element("div", { class: "chips", role: "group", "aria-label": "Types" });
    this.tip = element("div", { class: "tip", hidden: true, "aria-hidden": "true" });
    this.hoverSoon = oncePerFrame(() => this.drawTip());
    this.modes = element("div", { class: "menu-body" });
    this.help = helpDialog(app.options);
  }

  build() {
    const { app } = this,
      mapNode = app.map.getContainer();
    document.title = app.options.title;
    const header = element(
      "header",
      { class: "top" },
      element("div", { class: "title" }, element("h1", {}, words(app.options.title)), this.status),
      element(
        "div",
        { class: "tools" },
        this.search,
        this.filterButton,
        menu("View", this.modes),
        menu(
          "Export",
          element(
            "div",
            { class: "menu-body" },
            button("CSV table", () => exportCsv(app)),
            button("GeoJSON", () => exportGeoJson(app)),
            button("Picture (PNG)", () => exportPicture(app)),
            button("Print", () => window.print()),
            button("Copy link", (event) => copyText(event.target, app.address())),
            button("Copy embed code", (event) => copyText(event.target, embedCode(app))),
          ),
        ),
        button("?", () => this.openHelp(), { "aria-label": "About this map", title: "About this map" }),
      ),
    );
    const mapBox = element("div", { class: "map-box" }, mapNode, app.area.bar, this.tip, this.notes());
    L.DomEvent.disableClickPropagation(this.beyond);
    mapNode.querySelector(".leaflet-bottom.leaflet-right").append(this.beyond);
    mapNode.setAttribute("role", "region");
    mapNode.setAttribute("aria-label", "Map of the incidents; the list beside it holds the same incidents");
    new ResizeObserver(() => mapBox.offsetWidth && app.map.invalidateSize({ animate: false })).observe(mapBox);
    const side = element("aside", { class: "side", "aria-label": "Incidents" }, app.corrector.bar, app.lists.box, app.card.box);
    const time = element(
      "section",
      { class: "time", "aria-label": "Timeline" },
      element("div", { class: "time-bar" }, app.player.bar, this.key(), this.chips),
      app.timeline.box,
    );
    app.timeline.box.hidden = app.player.bar.hidden = !app.incidents.dated;
    const main = element("main", { class: "page" }, header, app.filters.box, mapBox, side, time, this.announcement);
    document.body.prepend(main);
    document.body.append(this.help);
    document.body.classList.add("built");
    this.showModes();
    document.addEventListener("click", (event) => {
      for (const open of document.querySelectorAll("details.menu[open]"))
        if (!open.contains(event.target)) open.open = false;
    });
  }

  notes() {
    const { credits, boundaries, relaxed } = this.app.options;
    const open = element("a", {
      class: "open-full",
      href: "#",
      text: "Open the full map",
      target: "_blank",
      rel: "noopener",
    });
    open.addEventListener("click", () => {
      open.href = location.href.replace("#embed&", "#").replace("#embed", "#");
    });
    return element(
      "p",
      { class: "map-notes" },
      element("span", { text: `${boundaries}. ${credits}` }),
      relaxed.length
        ? element("span", { class: "relaxed", text: ` Added layers load from ${relaxed.join(", ")}.` })
        : null,
      " ",
      open,
    );
  }

  /** What a full and a hollow pin mean, for those who do not open the help. */
  key() {
    const { symbols } = this.app,
      one = (hollow, text) => element("span", {}, symbols.icon(0, hollow, 12), text);
    return element("p", { class: "key" }, one(false, "several sources"), one(true, "one source, or a claim"));
  }

  showStatus() {
    this.status.textContent = this.app.statusText();
  }

  /** Says what lies outside of the map's view, and offers to show it. */
  showBeyond() {
    const text = this.app.beyondText();
    this.beyond.hidden = !text;
    if (text) clear(this.beyond).append(`${text}: `, element("u", { text: "show all" }));
  }

  showAll() {
    this.app.showAll();
    this.showBeyond();
    if (this.beyond.hidden) this.app.map.getContainer().focus({ preventScroll: true });
  }

  drawChips() {
    const { app } = this,
      { names, chosen, counts } = app.selection.byKey.type;
    const numbers = [...names.keys()].filter((number) => counts[number] || chosen.has(number));
    const focused = this.chips.contains(document.activeElement) ? document.activeElement.dataset.number : null;
    this.chips.replaceChildren(
      ...numbers.map((number) => {
        const on = !chosen.size || chosen.has(number);
        const chip = element(
          "button",
          {
            type: "button",
            class: "chip",
            "aria-pressed": String(on),
            "data-number": number,
            on: { click: () => this.toggleType(number) },
          },
          app.symbols.icon(number, false, 14),
          words(names[number] || "No type"),
          element("span", { class: "count", text: roundNumber.format(counts[number]) }),
        );
        return chip;
      }),
    );
    if (focused !== null) this.chips.querySelector(`[data-number="${focused}"]`)?.focus();
  }

  /** A first click keeps one type alone; further ones add and take away. */
  toggleType(number) {
    const { names, chosen } = this.app.selection.byKey.type,
      next = new Set(chosen);
    if (!next.delete(number)) next.add(number);
    this.app.filterBy(
      "type",
      [...next].map((one) => names[one]),
    );
  }

  showModes() {
    const { app } = this,
      dark = document.documentElement.dataset.theme === "dark";
    const check = (label, checked, act) => {
      const box = element("input", { type: "checkbox", on: { change: () => act(box.checked) } });
      box.checked = checked;
      return element("label", { class: "check" }, box, label);
    };
    this.modes.replaceChildren(
      check("All incidents as pins", app.layer.mode === "pins", (on) => app.setPinMode(on ? "pins" : "clusters")),
      check("Places mentioned", app.map.hasLayer(app.places), (on) => app.showPlaces(on)),
      check("Names on the map", app.map.hasLayer(app.names), (on) => app.showNames(on)),
      check("Dark", dark, (on) => app.setTheme(on ? "dark" : "light")),
      check("Correct", app.corrector.on, (on) => app.corrector.turn(on)),
      button("Show all on the map", () => app.showAll()),
    );
  }

  hover(event) {
    this.pointer = event && event.containerPoint;
    this.hoverSoon();
  }

  drawTip() {
    const { app, pointer } = this,
      hit = pointer && !app.area.drawing ? app.layer.under(pointer.x, pointer.y) : null;
    this.tip.hidden = !hit;
    app.map.getContainer().classList.toggle("over-mark", Boolean(hit));
    if (!hit) return;
    const { incidents } = app,
      i = hit.incident;
    clear(this.tip).append(
      words(
        hit.count === 1
          ? `${incidents.whatName(i)}, ${incidents.placeName(i)}, ${incidents.when(i)}`
          : counted(hit.count, "incident", "incidents"),
      ),
    );
    this.tip.style.left = `${Math.min(pointer.x + 14, app.map.getSize().x - 180)}px`;
    this.tip.style.top = `${pointer.y + 14}px`;
  }

  showCard(shown) {
    this.app.lists.box.hidden = shown;
    if (!shown) this.app.lists.redraw();
    this.showReading();
  }

  /** Embedded in another page, the side comes up for an incident, or for those at one point, alone. */
  showReading() {
    document.body.classList.toggle("reading", this.app.selectedIndex >= 0 || Boolean(this.app.spot));
  }

  /** Closes an open menu and gives the keyboard back to its button; says whether there was one. */
  closeMenu() {
    const open = document.querySelector("details.menu[open]");
    if (!open) return false;
    open.open = false;
    open.querySelector("summary").focus({ preventScroll: true });
    return true;
  }

  openHelp() {
    this.help.showModal();
  }

  dialogOpen() {
    return this.help.open;
  }
}

/** The element that shows this map in another page, as it is now. */
function embedCode(app) {
  const [page, fragment] = app.address().split("#"),
    src = `${page}#embed&${fragment.replace(/^embed&/, "")}`;
  return element("iframe", { src, title: app.options.title, width: "100%", height: 600, frameborder: 0, loading: "lazy" })
    .outerHTML;
}

function menu(label, body) {
  return element("details", { class: "menu" }, element("summary", { text: label }), body);
}

function helpDialog({ credits, boundaries, title }) {
  const line = (text) => element("li", { text });
  const dialog = element("dialog", { class: "help", "aria-labelledby": "eventgeo-help" });
  dialog.append(
    element("h2", { id: "eventgeo-help", text: "About this map" }),
    element("p", {}, words(title)),
    element(
      "ul",
      {},
      line(
        "Each incident was read by a program from the reports that its card quotes. “Confidence” is about the reading, never about the truth of the report.",
      ),
      line(
        "A hollow pin: one source alone, or a claim. A ring with a number: several incidents. A dashed circle: the place is known only to lie within it.",
      ),
      line(
        "Bars count incidents of one day each; stripes below them are dates known only as a stretch of days, fading where an end is open.",
      ),
      line(
        "Planned, denied, hypothetical, background and summary items are filtered out at first: see Filters, Standing.",
      ),
      line("Not for targeting, and never the only evidence."),
    ),
    element("h3", { text: "Keys" }),
    element(
      "ul",
      {},
      line(
        "Space: play or pause. [ and ]: one step back or on. /: search. f: filters. n and p: next and previous incident. Esc: close.",
      ),
    ),
    element("p", { class: "foot", text: `${boundaries}. ${credits}` }),
    button("Close", () => dialog.close()),
  );
  return dialog;
}
