// Names on the map: of countries, regions and cities. None covers an incident, a control or another name, and none is
// cut off at the edge of the view.

const LABEL_FONT = '"Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';
/** From which population (in thousands) on a city is named, by zoom; dots follow their names. */
const NAMED_FROM = [
  [4, 3000],
  [5, 1200],
  [6, 300],
  [7, 100],
  [8, 40],
  [9, 15],
  [10, 5],
  [11, 1],
  [99, 0],
];
/** How far (in pixels) the name of a country or region may move down or up to find room, within half its extent. */
const AREA_SHIFTS = [0, 22, -22, 44, -44];
const DEGREE = 256 / 360; // pixels at zoom 0
const CITY_GAP = 8;

const NameLayer = CanvasLayer.extend({
  options: { pane: "eventgeo-names" },

  /** `ownPlaces()` are places that have incidents, `marks()` the circles that now stand for these on the map. */
  initialize(ground, ownPlaces, marks) {
    this.countries = ground.countries.map(placed);
    this.regions = ground.regions.map(placed);
    this.cities = ground.cities.map(placed);
    this.ownPlaces = ownPlaces;
    this.marks = marks;
  },

  paint() {
    const context = this.canvas.getContext("2d"),
      zoom = this._map.getZoom();
    this.context = context;
    this.theme = themeColours();
    this.taken = [...this.marks().map(({ x, y, radius }) => [x - radius - 2, y - radius - 2, x + radius + 2, y + radius + 2]), ...this.controls()];
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.textBaseline = "middle";
    context.lineJoin = "round";
    if (zoom < 7)
      for (const name of this.countries) this.nameArea(name, zoom < 4 ? 11 : 13, this.theme.label, zoom < 3.5 ? 40 : 6);
    this.nameCities(zoom);
    if (zoom >= 6)
      for (const name of this.regions) this.nameArea(name, 11, this.theme.quiet, zoom < 7 ? 3 : zoom < 8 ? 0.6 : 0);
  },

  /** The boxes of buttons and scales that lie over the map. */
  controls() {
    const view = this._map.getContainer(),
      { left, top } = view.getBoundingClientRect();
    return [...view.querySelectorAll(".leaflet-control")].map((node) => {
      const box = node.getBoundingClientRect();
      return [box.left - left - 4, box.top - top - 4, box.right - left + 4, box.bottom - top + 4];
    });
  },

  nameCities(zoom) {
    const seen = new Set(),
      from = NAMED_FROM.find(([below]) => zoom < below + 0.25)[1];
    if (zoom >= 4)
      for (const place of this.ownPlaces())
        if (!seen.has(place.name) && this.nameCity(place, false)) seen.add(place.name);
    for (const city of this.cities) {
      if (city.size < from) break;
      if (!seen.has(city.name)) this.nameCity(city, true);
    }
  },

  nameArea({ x, y, size, name }, pixels, colour, smallest) {
    if (size < smallest) return;
    const { context } = this,
      text = name.toLocaleUpperCase("en"),
      [left, top] = this.pixel(x, y);
    if (!this.inside([left, top, left, top])) return;
    context.font = `600 ${pixels}px ${LABEL_FONT}`;
    context.letterSpacing = "1px";
    const half = context.measureText(text).width / 2,
      reach = (Math.sqrt(size) / 2) * DEGREE * this.scale,
      fits = (by) => Math.abs(by) <= reach && this.take([left - half, top + by - 8, left + half, top + by + 8]),
      shift = AREA_SHIFTS.find(fits);
    if (shift !== undefined) this.letter(text, left - half, top + shift, colour);
    context.letterSpacing = "0px";
  },

  /** Names a city beside its dot or its mark where there is room; says whether there was. */
  nameCity({ x, y, size, name }, dotted) {
    const { context } = this,
      [left, top] = this.pixel(x, y),
      pixels = size >= 500 ? 14 : size >= 50 ? 13 : 12;
    if (!this.inside([left, top, left, top])) return false;
    context.font = `${size >= 500 ? 600 : 400} ${pixels}px ${LABEL_FONT}`;
    const length = context.measureText(name).width,
      gap = this.gapAt(left, top),
      spot = [
        [left + gap, top],
        [left - gap - length, top],
        [left - length / 2, top - gap - 7],
        [left - length / 2, top + gap + 7],
      ].find(([x0, y0]) => this.take([x0 - 2, y0 - 8, x0 + length + 2, y0 + 8]));
    if (!spot) return false;
    this.letter(name, spot[0], spot[1], this.theme.label);
    if (dotted && gap === CITY_GAP) context.fillRect(left - 1.5, top - 1.5, 3, 3);
    return true;
  },

  /** How far from a point its name begins: beside its dot, or beside the mark that lies over it. */
  gapAt(x, y) {
    const mark = this.marks().find((one) => distance(one, x, y) < one.radius);
    return mark ? mark.radius + distance(mark, x, y) + 5 : CITY_GAP;
  },

  letter(text, x, y, colour) {
    const { context } = this;
    context.lineWidth = 3;
    context.strokeStyle = this.theme.halo;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  },

  pixel(x, y) {
    return [x * this.scale - this.left, y * this.scale - this.top];
  },

  inside([west, north, east, south]) {
    return west >= 0 && north >= 0 && east <= this.width && south <= this.height;
  },

  /** Takes a box for a name if it lies in the view and nothing else has it. */
  take(box) {
    if (!this.inside(box)) return false;
    const [west, north, east, south] = box;
    for (const [w, n, e, s] of this.taken) if (west < e && east > w && north < s && south > n) return false;
    this.taken.push(box);
    return true;
  },
});

function placed([lon, lat, size, name]) {
  return { x: worldX(lon), y: worldY(lat), size, name };
}
