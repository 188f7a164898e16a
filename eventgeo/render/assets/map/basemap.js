// The ground: land, lakes, rivers, borders and names, out of the page itself.

const DETAIL_ZOOM = 4.5;
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

const Basemap = CanvasLayer.extend({
  options: { pane: "eventgeo-ground" },

  initialize(ground, ownPlaces) {
    this.coarse = drawable(ground.coarse);
    this.tiles = ground.tiles.map((tile) => ({ ...drawable(tile), box: boxOf(tile.box) }));
    this.countries = ground.countries.map(placed);
    this.regions = ground.regions.map(placed);
    this.cities = ground.cities.map(placed);
    this.ownPlaces = ownPlaces;
    this.named = true;
  },

  paint() {
    const context = this.canvas.getContext("2d"),
      theme = themeColours(),
      { ratio, scale, left, top } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = theme.sea;
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(scale * ratio, 0, 0, scale * ratio, -left * ratio, -top * ratio);
    context.lineJoin = "round";
    const zoom = this._map.getZoom(),
      tiles = zoom < DETAIL_ZOOM ? [] : this.tiles.filter(({ box }) => this.inView(box));
    if (!tiles.some(({ box }) => this.covers(box))) this.paintGround(context, [this.coarse], theme, zoom);
    if (tiles.length) {
      context.fillStyle = theme.sea;
      for (const { box } of tiles) context.fillRect(box[0], box[1], box[2] - box[0], box[3] - box[1]);
      this.paintGround(context, tiles, theme, zoom);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (this.named) this.paintNames(context, theme, zoom);
  },

  paintGround(context, parts, theme, zoom) {
    const together = (name) => {
      const path = new Path2D();
      for (const part of parts) if (part[name]) path.addPath(part[name]);
      return path;
    };
    const line = (name, colour, width, dashes = []) => {
      context.strokeStyle = colour;
      context.lineWidth = width / this.scale;
      context.setLineDash(dashes.map((length) => length / this.scale));
      context.stroke(together(name));
    };
    context.fillStyle = theme.land;
    context.fill(together("land"));
    line("rivers", theme.river, zoom < 6 ? 0.8 : 1.4);
    context.fillStyle = theme.lake;
    context.fill(together("lakes"));
    if (zoom >= 5) line("admin", theme.admin, 1, [4, 3]);
    line("borders", theme.border, zoom < 5 ? 0.9 : 1.5);
    line("dashed", theme.border, zoom < 5 ? 0.9 : 1.5, [5, 4]);
    context.setLineDash([]);
  },

  inView([west, north, east, south]) {
    const { scale, left, top, width, height } = this;
    return east * scale > left && west * scale < left + width && south * scale > top && north * scale < top + height;
  },

  covers([west, north, east, south]) {
    const { scale, left, top, width, height } = this;
    return (
      west * scale <= left && east * scale >= left + width && north * scale <= top && south * scale >= top + height
    );
  },

  paintNames(context, theme, zoom) {
    const taken = [],
      seen = new Set(),
      from = NAMED_FROM.find(([below]) => zoom < below + 0.25)[1];
    context.textBaseline = "middle";
    context.lineJoin = "round";
    if (zoom < 7)
      for (const name of this.countries)
        this.nameArea(context, taken, name, zoom < 4 ? 11 : 13, theme.label, zoom < 3.5 ? 40 : 6);
    for (const place of this.ownPlaces()) {
      const [x, y] = this.pixel(place.x, place.y);
      taken.push([x - 11, y - 11, x + 11, y + 11]);
      if (zoom >= 4 && this.nameCity(context, taken, place, theme, 15)) seen.add(place.name);
    }
    for (const city of this.cities) {
      if (city.size < from) break;
      if (!seen.has(city.name)) this.nameCity(context, taken, city, theme, 8);
    }
    if (zoom >= 6)
      for (const name of this.regions)
        this.nameArea(context, taken, name, 11, theme.quiet, zoom < 7 ? 3 : zoom < 8 ? 0.6 : 0);
  },

  nameArea(context, taken, { x, y, size, name }, pixels, colour, smallest) {
    if (size < smallest) return;
    const text = name.toLocaleUpperCase("en"),
      [left, top] = this.pixel(x, y);
    context.font = `600 ${pixels}px ${LABEL_FONT}`;
    context.letterSpacing = "1px";
    const half = context.measureText(text).width / 2;
    if (this.free(taken, [left - half, top - 8, left + half, top + 8])) {
      context.textAlign = "center";
      this.letter(context, text, left, top, colour);
      context.textAlign = "left";
    }
    context.letterSpacing = "0px";
  },

  /** Names a city beside its dot, `gap` pixels away, where there is room; says whether there was. */
  nameCity(context, taken, { x, y, size, name }, theme, gap) {
    const [left, top] = this.pixel(x, y),
      pixels = size >= 500 ? 14 : size >= 50 ? 13 : 12;
    if (left < 0 || top < 0 || left > this.width || top > this.height) return false;
    context.font = `${size >= 500 ? 600 : 400} ${pixels}px ${LABEL_FONT}`;
    const length = context.measureText(name).width;
    const spot = [
      [left + gap, top],
      [left - gap - length, top],
      [left - length / 2, top - gap - 7],
      [left - length / 2, top + gap + 7],
    ].find(([x0, y0]) => this.free(taken, [x0 - 2, y0 - 8, x0 + length + 2, y0 + 8]));
    if (!spot) return false;
    this.letter(context, name, spot[0], spot[1], theme.label);
    if (gap < 15) context.fillRect(left - 1.5, top - 1.5, 3, 3);
    return true;
  },

  letter(context, text, x, y, colour) {
    context.lineWidth = 3;
    context.strokeStyle = themeColours().halo;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  },

  pixel(x, y) {
    return [x * this.scale - this.left, y * this.scale - this.top];
  },

  /** Takes a box for a name if no other name has it. */
  free(taken, [west, north, east, south]) {
    for (const [w, n, e, s] of taken) if (west < e && east > w && north < s && south > n) return false;
    taken.push([west, north, east, south]);
    return true;
  },
});

/** The shapes of a part of the ground as paths in world units; lines come as steps of 1e-3 degrees. */
function drawable(part) {
  const paths = {};
  for (const name of ["land", "lakes", "rivers", "admin", "borders", "dashed"]) {
    if (!part[name] || !part[name].length) continue;
    const path = (paths[name] = new Path2D());
    for (const steps of part[name]) {
      let lon = 0,
        lat = 0;
      for (let i = 0; i < steps.length; i += 2) {
        lon += steps[i];
        lat += steps[i + 1];
        if (i) path.lineTo(worldX(lon / 1000), worldY(lat / 1000));
        else path.moveTo(worldX(lon / 1000), worldY(lat / 1000));
      }
      if (name === "land" || name === "lakes") path.closePath();
    }
  }
  return paths;
}

function boxOf([west, south, east, north]) {
  return [worldX(west), worldY(north), worldX(east), worldY(south)];
}

function placed([lon, lat, size, name]) {
  return { x: worldX(lon), y: worldY(lat), size, name };
}
