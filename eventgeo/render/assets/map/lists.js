// Beside the map: the incidents shown, the undated ones, and the places mentioned.

class Lists {
  constructor(app) {
    this.app = app;
    this.onlyInView = false;
    this.count = 0;
    const open = (i) => app.select(i);
    this.incidentList = new VirtualList("Incidents", (node, i) => this.fillIncident(node, i), open);
    this.undatedList = new VirtualList("Undated incidents", (node, i) => this.fillIncident(node, i), open);
    this.placeList = new VirtualList(
      "Places mentioned",
      (node, place) => this.fillPlace(node, place),
      (place) => this.openPlace(place),
    );
    this.sayNothing();
    this.sentences = element("section", {
      class: "sentences",
      hidden: true,
      "aria-label": "Sentences that name the place",
      tabindex: 0,
    });
    this.spotBar = element("div", { class: "spot-bar", role: "status", hidden: true });
    this.sort = choice("Sort", Object.keys(SORTINGS), "newest first", () => this.draw());
    this.inView = element("input", {
      type: "checkbox",
      on: {
        change: () => {
          this.onlyInView = this.inView.checked;
          this.draw();
        },
      },
    });
    this.tools = element(
      "div",
      { class: "list-tools" },
      this.sort.label,
      element("label", { class: "check" }, this.inView, "in the map's view"),
    );
    this.tabs = [
      this.tab("Incidents", [this.tools, this.spotBar, this.incidentList.box]),
      this.tab("Undated", [this.undatedList.box]),
      this.tab("Places", [this.placeList.box, this.sentences]),
    ];
    this.bar = element(
      "div",
      { class: "tabs", role: "tablist", "aria-label": "Lists" },
      ...this.tabs.map(({ head }) => head),
    );
    this.bar.addEventListener("keydown", (event) => this.key(event));
    this.box = element("div", { class: "lists" }, this.bar, ...this.tabs.map(({ panel }) => panel));
    this.choose(!app.incidents.dated && app.incidents.count ? 1 : 0);
  }

  tab(name, children) {
    const id = `tab-${name.toLowerCase()}`,
      number = element("span", { class: "count" });
    const head = element(
      "button",
      { type: "button", role: "tab", id, "aria-controls": `${id}-panel` },
      `${name} `,
      number,
    );
    const panel = element(
      "div",
      { class: "tab-panel", role: "tabpanel", id: `${id}-panel`, "aria-labelledby": id },
      ...children,
    );
    const one = { name, head, panel, number };
    head.addEventListener("click", () => this.choose(this.tabs.indexOf(one), true));
    return one;
  }

  choose(at, byHand = false) {
    this.chosen = at;
    this.tabs.forEach(({ head, panel }, index) => {
      head.setAttribute("aria-selected", String(index === at));
      head.tabIndex = index === at ? 0 : -1;
      panel.hidden = index !== at;
    });
    if (byHand && at === 2 && this.app.places.places.length) this.app.showPlaces(true);
    for (const list of [this.incidentList, this.undatedList, this.placeList]) list.measure();
  }

  key(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    this.choose((this.chosen + by + 3) % 3, true);
    this.tabs[this.chosen].head.focus();
  }

  active() {
    return this.chosen === 1 ? this.undatedList : this.incidentList;
  }

  focus() {
    this.active().box.focus({ preventScroll: true });
  }

  /** Lists what is shown, in the order asked for. */
  draw() {
    const { app } = this,
      { selection, incidents, spot } = app,
      sorting = this.sort.value;
    this.buffer = this.buffer || new Int32Array(incidents.count);
    this.count = selection.list(this.buffer, sorting !== "oldest first");
    let items = SORTINGS[sorting] ? this.ordered(sorting) : this.buffer.subarray(0, this.count);
    if (spot) items = items.filter((i) => spot.has(i));
    if (this.onlyInView) items = items.filter(app.viewTest());
    if (!items.length) this.incidentList.nothing = this.nothingShown();
    this.incidentList.show(items, app.selectedIndex < 0 ? -1 : items.indexOf(app.selectedIndex));
    this.undatedList.show(this.undated());
    this.tabs[0].number.textContent = wholeNumber.format(items.length);
    this.spotBar.hidden = !spot;
  }

  /** What the lists say where they are empty: it is not always the filters. */
  sayNothing() {
    const { count, dated } = this.app.incidents;
    if (dated === count) this.undatedList.nothing = "There are no incidents without a date.";
    this.placeList.nothing = "No places were given to this map.";
  }

  /** Why no incident is listed; those that their standing alone keeps away are counted. */
  nothingShown() {
    const { incidents, selection } = this.app,
      { count, dated } = incidents;
    if (!dated) return count ? "No incident has a date: see Undated." : "There are no incidents.";
    const { bit } = selection.byKey.standing,
      kept = selection.fails.reduce((sum, fails) => sum + (fails === bit ? 1 : 0), 0),
      told = kept === 1 ? "1 is" : `${wholeNumber.format(kept)} are`;
    return `Nothing here under the current filters.${kept ? ` ${told} planned, denied, background or the like: see Filters, Standing.` : ""}`;
  }

  ordered(sorting) {
    const { app } = this;
    if (!app.orders.has(sorting)) app.orders.set(sorting, orderBy(app.incidents, sorting));
    return app.orders.get(sorting).filter((i) => app.selection.isShown(i));
  }

  undated() {
    const {
        incidents: { dated, count },
        selection: { mask },
      } = this.app,
      found = [];
    for (let i = dated; i < count; i++) if (mask[i]) found.push(i);
    return found;
  }

  redraw() {
    for (const list of [this.incidentList, this.undatedList]) {
      list.drawn = null;
      list.measure();
    }
  }

  drawTabs() {
    const { places } = this.app.places;
    if (this.placeList.items !== places) this.placeList.show(places);
    this.tabs[1].number.textContent = wholeNumber.format(this.undatedList.items.length);
    this.tabs[2].number.textContent = wholeNumber.format(places.length);
  }

  fillIncident(node, i) {
    const { incidents, symbols } = this.app,
      standing = STANDINGS[incidents.standing[i]];
    const where = incidents.whereabouts(i),
      quote = incidents.reports[i] ? incidents.quote(incidents.firstReport[i]) : "";
    node.append(
      symbols.icon(incidents.type[i], incidents.hollow(i)),
      element(
        "div",
        { class: "row-text" },
        element(
          "div",
          { class: "row-head" },
          words(incidents.whatName(i), "row-what"),
          words(where, "row-where"),
          incidents.flags[i] & CORRECTED ? element("span", { class: "badge", text: "by hand" }) : null,
          SHOWN_STANDINGS[0] === standing ? null : element("span", { class: "badge", text: standing }),
        ),
        element(
          "div",
          { class: "row-foot" },
          element("span", { class: "row-when", text: incidents.when(i) }),
          element("bdi", { class: "row-quote", dir: "auto", text: quote.slice(0, 160) }),
        ),
      ),
    );
  }

  fillPlace(node, place) {
    const around = [place.admin1, countryName(place.country)].filter(Boolean).join(", ");
    node.append(
      element("span", { class: "place-icon", "aria-hidden": "true" }),
      element(
        "div",
        { class: "row-text" },
        element("div", { class: "row-head" }, words(place.name, "row-what"), words(around, "row-where")),
        element("div", {
          class: "row-foot",
          text: `${counted(place.mentions.length, "mention", "mentions")}${place.precision ? ` · ${PRECISION_NOTES[place.precision]}` : ""}${place.radius ? `, within ${wholeNumber.format(place.radius)} km` : ""}`,
        }),
      ),
    );
  }

  /** Shows a place of the reports with the sentences that name it. */
  openPlace(place) {
    const { app } = this;
    if (app.selectedIndex >= 0) app.select(-1);
    this.choose(2);
    app.places.selected = place;
    app.showPlaces(true);
    app.places.redraw();
    if (!app.map.getBounds().contains([place.lat, place.lon]))
      app.map.panTo([place.lat, place.lon], { animate: false });
    clear(this.sentences).append(
      element(
        "h2",
        {},
        words(place.name),
        element("span", { text: `: ${counted(place.mentions.length, "sentence", "sentences")}` }),
      ),
      button("Close", () => {
        this.sentences.hidden = true;
        app.places.selected = null;
        app.places.redraw();
        this.placeList.box.focus();
      }),
      ...place.mentions
        .slice(0, 200)
        .map(([doc, , , quote]) =>
          element(
            "figure",
            {},
            element("blockquote", { dir: "auto" }, ...withNameMarked(quote, place.name)),
            element("figcaption", {}, words(doc)),
          ),
        ),
    );
    this.sentences.hidden = false;
    this.sentences.focus({ preventScroll: true });
  }

  /** Keeps the list to the incidents at one point of the map; null lets all back in. */
  openSpot(incidents) {
    const { app } = this;
    if (app.selectedIndex >= 0) app.select(-1);
    app.spot = incidents && new Set(incidents);
    app.frame.showReading();
    this.choose(0);
    this.draw();
    if (!incidents) return;
    const names = [...new Set(incidents.slice(0, 2000).map((i) => app.incidents.placeName(i)))];
    clear(this.spotBar).append(
      words(
        `${counted(incidents.length, "incident", "incidents")} at ${names.slice(0, 3).join(", ")}${names.length > 3 ? " …" : ""}`,
      ),
      button(app.embedded ? "Close" : "Show all", () => this.openSpot(null)),
    );
    this.incidentList.box.scrollTop = 0;
    this.incidentList.measure();
    this.incidentList.box.focus({ preventScroll: true });
  }
}

/** A sentence with each occurrence of a name marked. */
function withNameMarked(text, name) {
  const parts = [];
  let at = 0;
  for (let found = text.indexOf(name); name && found >= 0; found = text.indexOf(name, at)) {
    parts.push(text.slice(at, found), element("mark", { class: "mark-place", text: name }));
    at = found + name.length;
  }
  parts.push(text.slice(at));
  return parts;
}
