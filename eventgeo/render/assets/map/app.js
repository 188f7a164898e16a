// The page: what is shown and chosen, and all parts kept in step with it.

/** The world's width at zoom 0, in pixels. */
const WORLD = 256;
/** With more sites than this, their names would only cover the map. */
const NAMED_SITES_MOST = 2000;
/** Precisions of places that are too wide to frame the map by. */
const WIDE = new Set(["country", "region"]);
/** The share of incidents on each side that the map's frame leaves out, and how many of them are looked at for it. */
const FAR_OUT = 0.05;
const SAMPLE = 4000;

/** The sites whose coordinate lies neither among the lowest nor among the highest few. */
function bulk(sites, coordinate) {
  const step = Math.ceil(sites.length / SAMPLE),
    sample = Float64Array.from(
      sites.filter((_, at) => at % step === 0),
      (site) => coordinate[site],
    ).sort(),
    left = Math.round(FAR_OUT * sample.length),
    low = sample[left],
    high = sample[sample.length - 1 - left];
  return sites.filter((site) => coordinate[site] >= low && coordinate[site] <= high);
}

class App {
  constructor(map, options, header, columns, ground) {
    this.map = map;
    this.options = options;
    this.incidents = new Incidents(header, columns);
    this.selection = new Selection(this.incidents);
    this.symbols = new Symbols(header.types, options.types, options.other);
    this.selectedId = null;
    this.selectedIndex = -1;
    this.sorting = "newest first";
    this.orders = new Map();
    this.spot = null;
    this.embedded = false;
    this.quotesReady = new Promise((resolve) => {
      this.quotesLoaded = resolve;
    });
    this.makePanes();
    this.ground = new Basemap(ground);
    this.layer = new IncidentLayer(this.selection, this.symbols);
    this.names = new NameLayer(
      ground,
      () => this.placesToName(),
      () => this.layer.marks,
    );
    this.places = new PlacesLayer([]);
    this.player = new Player(this);
    this.timeline = new Timeline(this);
    this.corrector = new Corrector(this);
    this.card = new Card(this);
    this.area = new AreaTool(this);
    this.filters = new FilterPanel(this);
    this.lists = new Lists(this);
    this.frame = new Frame(this);
    this.stateChanged = afterwards(250, () => this.writeState());
    this.recount = afterwards(120, () => this.drawCounts());
    this.rename = afterwards(200, () => this.names._map && this.names.redraw());
    this.relist = afterwards(60, () => this.lists.draw());
    this.recountBeyond = afterwards(120, () => this.frame.showBeyond());
    this.announce = afterwards(700, () => {
      this.frame.announcement.textContent = [this.statusText(), this.beyondText()].filter(Boolean).join("; ");
    });
    const days = this.selection.domain[1] - this.selection.domain[0];
    this.player.unit.value = days > 800 ? "month" : days > 120 ? "week" : "day";
  }

  get step() {
    return this.player.unit.value;
  }

  makePanes() {
    for (const [name, level] of [
      ["eventgeo-ground", 150],
      ["eventgeo-names", 160],
      ["eventgeo-area", 350],
      ["eventgeo-places", 420],
      ["eventgeo-incidents", 430],
    ]) {
      this.map.createPane(name).style.zIndex = level;
      if (level > 400) this.map.getPane(name).style.pointerEvents = "none";
    }
  }

  /** Builds the page around the map and draws it for the first time. */
  begin() {
    this.frame.build();
    const parts = readFragment(location.hash);
    this.embedded = parts.has("embed");
    document.body.classList.toggle("embedded", this.embedded);
    applyFilters(this, parts);
    this.drawCounts();
    this.drawShown(); // before the map is measured and painted, since it takes the room that all this leaves
    this.map.invalidateSize({ animate: false });
    this.map.setMinZoom(Math.min(this.map.getMinZoom(), Math.log2(this.map.getSize().x / WORLD)));
    applyView(this, parts);
    this.frame.showBeyond();
    this.map.addLayer(this.ground).addLayer(this.layer);
    this.map.on("moveend", () => {
      this.stateChanged();
      this.recountBeyond();
      if (this.lists.onlyInView) this.relist();
    });
    this.map.on("click", (event) => this.clickMap(event));
    this.map.on("mousemove", (event) => this.frame.hover(event));
    this.map.on("mouseout", () => this.frame.hover(null));
    this.announce();
    this.written = location.hash;
    window.addEventListener("hashchange", () => this.readState());
    document.addEventListener("keydown", (event) => this.key(event));
    preparePrinting(this);
    this.wanted = parts.get("sel");
  }

  /** What follows the first paint: names on the map, quotes, places, then the incident that the address names. */
  async complete() {
    this.showNames(true);
    this.stateChanged();
    await this.incidents.loadQuotes();
    this.quotesLoaded();
    this.lists.redraw();
    if (this.selection.text) {
      this.selection.search(this.selection.text);
      this.filtersChanged();
    }
    const shown = this.map.hasLayer(this.places);
    if (shown) this.places.remove();
    this.places = new PlacesLayer(await unpackedLines(packOf("places")));
    if (shown) this.showPlaces(true);
    this.lists.drawTabs();
    if (this.wanted) this.select(await this.incidents.find(decoded(this.wanted)));
  }

  setDays(from, to) {
    this.selection.from = from;
    this.selection.to = to;
    this.layer.paint();
    this.timeline.moveBrush();
    this.lists.draw();
    this.frame.showStatus();
    this.recount();
    this.recountBeyond();
    this.rename();
    this.announce();
    this.stateChanged();
  }

  pause() {
    if (this.player.timer) this.player.pause();
  }

  filterBy(key, names) {
    this.selection.choose(key, names);
    if (key === "standing") this.followDomain();
    this.filtersChanged();
  }

  /** Lets the timeline reach over the days of all standings chosen; a whole view stays whole. */
  followDomain() {
    const { selection } = this,
      whole = selection.whole();
    selection.domain = selection.daysShown();
    if (whole) [selection.from, selection.to] = selection.domain;
  }

  setSearch(text) {
    this.frame.search.value = text;
    this.selection.search(text.trim());
  }

  resetFilters() {
    for (const { key, chosen } of this.selection.dimensions)
      if (chosen.size) this.selection.choose(key, key === "standing" ? SHOWN_STANDINGS : []);
    this.setSearch("");
    this.area.set(null);
    this.followDomain();
    this.filtersChanged();
  }

  filtersChanged() {
    this.spot = null;
    this.frame.showReading();
    this.layer.paint();
    this.drawShown();
    this.recount();
    this.recountBeyond();
    this.rename();
    this.announce();
    this.stateChanged();
  }

  /** Draws what stands around the map of what is shown. */
  drawShown() {
    this.timeline.draw();
    this.lists.draw();
    this.frame.showStatus();
  }

  drawCounts() {
    this.selection.count();
    this.frame.drawChips();
    this.filters.draw();
    this.lists.drawTabs();
  }

  /** The incidents that the list holds, in its order; with no day left out, the undated ones as well. */
  listed() {
    const shown = [...this.lists.incidentList.items];
    if (!this.selection.whole() || this.spot) return shown;
    return shown.concat(this.lists.undated());
  }

  select(i) {
    this.selectedIndex = this.layer.selected = i;
    this.selectedId = null;
    this.layer.paint();
    this.frame.showCard(i >= 0);
    this.card.show(i);
    if (i < 0) {
      this.lists.focus();
      this.stateChanged();
      return;
    }
    this.incidents.dossier(i).then(({ id }) => {
      if (this.selectedIndex !== i) return;
      this.selectedId = id;
      this.stateChanged();
    });
    this.bringIntoView(i);
    this.card.box.focus({ preventScroll: true });
  }

  selectNext(by) {
    const list = this.lists.active(),
      at = list.items.indexOf(this.selectedIndex) + by;
    if (at >= 0 && at < list.items.length) {
      list.moveTo(at);
      this.select(list.items[at]);
    }
  }

  bringIntoView(i) {
    const at = this.incidents.site[i];
    if (at < 0) return;
    const point = L.latLng(this.incidents.siteLat[at], this.incidents.siteLon[at]);
    if (!this.map.getBounds().pad(-0.05).contains(point)) this.map.panTo(point, { animate: false });
  }

  /** A click on one incident opens it; on several at one point, or too near to part, lists them; on a crowd, zooms in. */
  clickMap(event) {
    const { x, y } = event.containerPoint;
    if (this.area.drawing || this.corrector.takes(event)) return;
    const hit = this.layer.at(x, y);
    if (!hit) {
      const place = this.map.hasLayer(this.places) ? this.places.at(x, y) : null;
      if (place) this.lists.openPlace(place);
      return;
    }
    if (hit.incidents.length === 1) {
      this.select(hit.incidents[0]);
      return;
    }
    const bounds = this.boundsOf(hit.sites),
      near = this.map.getBoundsZoom(bounds, false, L.point(80, 80));
    if (
      hit.spread &&
      this.map.getZoom() < this.map.getMaxZoom() &&
      near > this.map.getZoom() &&
      hit.incidents.length > 3
    ) {
      this.map.fitBounds(bounds, { padding: [60, 60], animate: false });
    } else this.lists.openSpot(hit.incidents);
  }

  boundsOf(sites) {
    const { siteLat, siteLon } = this.incidents,
      bounds = L.latLngBounds([]);
    for (const at of sites) bounds.extend([siteLat[at], siteLon[at]]);
    return bounds;
  }

  /** A test of whether an incident has a place in the map's view. */
  viewTest() {
    const { site, siteLat, siteLon } = this.incidents,
      bounds = this.map.getBounds(),
      [south, west, north, east] = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
    return (i) => {
      const lat = siteLat[site[i]],
        lon = siteLon[site[i]];
      return lat >= south && lat <= north && lon >= west && lon <= east;
    };
  }

  /** How many of the incidents shown have a place that lies outside of the map's view. */
  beyond() {
    const { site } = this.incidents,
      inView = this.viewTest();
    let count = 0;
    this.selection.each((i) => {
      if (site[i] >= 0 && !inView(i)) count++;
    });
    return count;
  }

  /** What the map's view leaves out, in words; empty where it leaves out nothing. */
  beyondText() {
    const count = this.beyond();
    return count ? `${counted(count, "incident", "incidents")} outside this view` : "";
  }

  /** Brings all places of what is shown into view, however far apart they lie. */
  showAll() {
    const sites = [];
    this.selection.each((i) => this.incidents.site[i] >= 0 && sites.push(this.incidents.site[i]));
    if (sites.length) this.map.fitBounds(this.boundsOf(sites), { padding: [24, 24], maxZoom: 8, animate: false });
  }

  /** Frames the bulk of what is shown: places finer than a country, without the few that lie far out. */
  fitBulk() {
    const { incidents } = this,
      { place_precisions } = incidents.header,
      fine = [],
      wide = [];
    this.selection.each((i) => {
      const precision = place_precisions[incidents.place_precision[i]];
      if (incidents.site[i] >= 0) (WIDE.has(precision) ? wide : fine).push(incidents.site[i]);
    });
    const sites = [fine, wide, [...incidents.siteLat.keys()]].find((found) => found.length) || [],
      bounds = this.boundsOf(bulk(bulk(sites, incidents.siteLon), incidents.siteLat));
    if (!bounds.isValid()) this.map.setView([25, 20], 2, { animate: false });
    else this.map.fitBounds(bounds, { padding: [48, 48], maxZoom: 8, animate: false });
  }

  /** The towns and sites that have incidents, those with the most first, for the names on the map. */
  placesToName() {
    if (this.placeNames) return this.placeNames;
    const { incidents } = this,
      named = new Map(),
      counts = new Map();
    for (let i = 0; i < incidents.count && incidents.siteLat.length <= NAMED_SITES_MOST; i++) {
      const at = incidents.site[i],
        precision = incidents.header.place_precisions[incidents.place_precision[i]];
      if (at < 0 || (precision !== "city" && precision !== "site")) continue;
      named.set(at, incidents.placeName(i));
      counts.set(at, (counts.get(at) || 0) + 1);
    }
    const ranked = [...named].sort(([a], [b]) => counts.get(b) - counts.get(a) || a - b);
    this.placeNames = ranked.map(([at, name]) => ({ x: incidents.siteX[at], y: incidents.siteY[at], size: 500, name }));
    return this.placeNames;
  }

  setPinMode(mode) {
    this.layer.mode = mode;
    if (this.layer._map) this.layer.redraw();
    this.rename();
    this.frame.showModes();
    this.stateChanged();
  }

  showNames(shown) {
    if (shown) this.map.addLayer(this.names);
    else this.map.removeLayer(this.names);
    this.frame.showModes();
  }

  showPlaces(shown) {
    if (shown) this.map.addLayer(this.places);
    else this.map.removeLayer(this.places);
    this.frame.showModes();
    this.stateChanged();
  }

  togglePanel(name, shown) {
    const { box } = this.filters;
    box.hidden = shown === undefined ? !box.hidden : !shown;
    this.frame.filterButton.setAttribute("aria-expanded", String(!box.hidden));
    this.filters.draw();
    this.map.invalidateSize({ animate: false });
    if (!box.hidden) box.focus({ preventScroll: true });
    else if (shown === undefined) this.frame.filterButton.focus({ preventScroll: true });
  }

  setTheme(name) {
    document.documentElement.dataset.theme = name;
    this.frame.showModes();
    for (const layer of [this.ground, this.layer, this.names, this.places]) if (layer._map) layer.redraw();
    this.timeline.draw();
  }

  narrow() {
    return window.matchMedia("(max-width: 760px)").matches;
  }

  statusText() {
    const { selection, incidents } = this,
      shown = this.lists.count;
    if (!incidents.count) return "There are no incidents.";
    if (!incidents.dated)
      return `${counted(this.lists.undated().length, "incident", "incidents")} of ${wholeNumber.format(incidents.count)}, none dated`;
    return `${counted(shown, "incident", "incidents")} of ${wholeNumber.format(incidents.count)}, ${spanOfDays(selection.from, selection.to)}`;
  }

  /** The address of the page as it is now. */
  address() {
    return `${location.href.split("#")[0]}#${fragmentOf(this)}`;
  }

  writeState() {
    const fragment = `#${fragmentOf(this)}`;
    if (fragment === this.written) return;
    this.written = fragment;
    try {
      history.replaceState(null, "", fragment);
    } catch {
      /* A page inside a notebook has no address of its own. */
    }
  }

  readState() {
    if (location.hash === this.written) return;
    const parts = readFragment(location.hash);
    for (const { key } of this.selection.dimensions)
      this.selection.choose(key, key === "standing" ? SHOWN_STANDINGS : []);
    this.setSearch("");
    this.selection.within(null);
    this.area.show(null);
    applyFilters(this, parts);
    applyView(this, parts);
    this.filtersChanged();
    if (parts.get("sel")) this.incidents.find(decoded(parts.get("sel"))).then((i) => this.select(i));
  }

  key(event) {
    const { target } = event,
      typing = target.matches("input:not([type=checkbox]), select, textarea, [contenteditable]");
    if (event.key === "Escape" && !this.area.drawing) this.escape(event, typing);
    if (typing || event.ctrlKey || event.metaKey || event.altKey || this.frame.dialogOpen()) return;
    const action = {
      " ": () => !target.matches("button, summary, a, input, [role=listbox]") && this.player.play.click(),
      "/": () => this.frame.search.focus(),
      f: () => this.togglePanel("filters"),
      "[": () => this.player.step(-1),
      "]": () => this.player.step(1),
      n: () => this.selectNext(1),
      p: () => this.selectNext(-1),
      "?": () => this.frame.openHelp(),
    }[event.key];
    if (action && action() !== false) event.preventDefault();
  }

  /** Leaves a field as it is: some browsers would empty a search, without a word to the filter that holds its text. */
  escape(event, typing) {
    if (this.frame.dialogOpen() || this.frame.closeMenu()) return;
    if (typing) {
      event.preventDefault();
      event.target.blur();
    } else if (!this.filters.box.hidden) this.togglePanel("filters");
    else if (this.selectedIndex >= 0) this.select(-1);
    else if (this.spot) this.lists.openSpot(null);
  }
}
