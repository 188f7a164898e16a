// Incidents on the map: single ones as pins, several at one point as a counted ring, crowds as counted bubbles; or
// all of them as pins, in one picture, where one pixel cell is drawn once.

const CELL = 56;
const CROWD = 6;
const TYPES_MOST = 16;
const CIRCLES_MOST = 300;
const COUNT_FONT = `600 12px ${LABEL_FONT}`;

const IncidentLayer = CanvasLayer.extend({
  options: { pane: "eventgeo-incidents" },

  initialize(selection, symbols) {
    this.selection = selection;
    this.incidents = selection.incidents;
    this.symbols = symbols;
    this.mode = "clusters";
    this.selected = -1;
    const sites = this.incidents.siteX.length;
    this.perSite = new Uint32Array(sites);
    this.lastAtSite = new Int32Array(sites);
    this.typesAtSite = new Uint16Array(sites * TYPES_MOST);
    this.cellOfSite = new Int32Array(sites);
    this.touchedSites = new Int32Array(sites);
    this.marks = [];
    this.counted = 0;
  },

  paint() {
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    this.theme = themeColours();
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (this.mode === "pins") this.paintPins(context);
    else this.paintClusters(context);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.paintSelected(context);
  },

  /** Every incident shown as a pin; the latest on top, one pin for each square of two pixels. */
  paintPins(context) {
    const {
      canvas,
      ratio,
      scale,
      left,
      top,
      incidents: { site, siteX, siteY, type },
      selection: {
        mask,
        from,
        incidents: { end },
      },
    } = this;
    const width = canvas.width,
      height = canvas.height,
      margin = Math.ceil((PIN_RADIUS + 4) * ratio) + 1,
      halfWidth = (width >> 1) + 1;
    if (!this.image || this.image.width !== width || this.image.height !== height) {
      this.image = context.createImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
      this.taken = new Uint8Array(halfWidth * ((height >> 1) + 1));
      this.flat = new Map();
    }
    const { pixels, taken } = this,
      zoom = scale * ratio,
      x0 = left * ratio,
      y0 = top * ratio;
    pixels.fill(0);
    taken.fill(0);
    this.marks = [];
    for (let i = this.selection.until() - 1; i >= 0; i--) {
      const at = site[i];
      if (!mask[i] || at < 0 || end[i] < from) continue;
      const x = (siteX[at] * zoom - x0) | 0,
        y = (siteY[at] * zoom - y0) | 0;
      if (x < margin || y < margin || x >= width - margin || y >= height - margin) continue;
      const cell = (y >> 1) * halfWidth + (x >> 1);
      if (taken[cell]) continue;
      taken[cell] = 1;
      const { steps, colours } = this.flatSprite(type[i], this.incidents.hollow(i), width),
        start = y * width + x;
      for (let j = 0; j < steps.length; j++) pixels[start + steps[j]] = colours[j];
    }
    context.putImageData(this.image, 0, 0);
  },

  flatSprite(type, hollow, width) {
    const key = type * 2 + (hollow ? 1 : 0);
    let flat = this.flat.get(key);
    if (!flat || flat.theme !== this.theme) {
      const { at, colours } = this.symbols.sprite(type, hollow, this.ratio, this.theme);
      this.flat.set(
        key,
        (flat = { theme: this.theme, colours, steps: Int32Array.from(at, ([x, y]) => y * width + x) }),
      );
    }
    return flat;
  },

  paintClusters(context) {
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.countSites();
    this.marks = this.marksOfCells();
    this.paintRadii(context);
    for (const mark of this.marks) if (mark.count > 1) this.paintBubble(context, mark);
    const { ratio } = this;
    for (const mark of this.marks) {
      if (mark.count > 1) continue;
      const i = mark.incident,
        { canvas, size } = this.symbols.sprite(this.incidents.type[i], this.incidents.hollow(i), ratio, this.theme);
      context.drawImage(canvas, mark.x - size / ratio / 2, mark.y - size / ratio / 2, size / ratio, size / ratio);
    }
  },

  /**
   * Counts what is shown at each site in view, and in each cell of a grid that stays put when the view moves. Where
   * only days were added since the last count, only their incidents are counted: a step costs what it shows anew.
   */
  countSites() {
    const {
        scale,
        left,
        top,
        width,
        height,
        selection: { version, from },
      } = this,
      until = this.selection.until();
    const basis = [scale, left, top, width, height, version, from].join(" ");
    let start = this.counted;
    if (basis !== this.basis || until < start) {
      this.basis = basis;
      this.columns = Math.ceil(width / CELL) + 3;
      this.emptyGrid(this.columns * (Math.ceil(height / CELL) + 3));
      this.perSite.fill(0);
      this.typesAtSite.fill(0);
      this.touched = start = 0;
    }
    this.countFrom(start, until);
    this.counted = until;
  },

  countFrom(start, until) {
    const {
      perSite,
      lastAtSite,
      typesAtSite,
      cellOfSite,
      touchedSites,
      grid,
      scale,
      left,
      top,
      width,
      height,
      columns,
    } = this;
    const { site, siteX, siteY, type } = this.incidents,
      {
        mask,
        from,
        incidents: { end },
      } = this.selection;
    const columnStart = Math.floor(left / CELL) - 1,
      rowStart = Math.floor(top / CELL) - 1;
    for (let i = start; i < until; i++) {
      const at = site[i];
      if (!mask[i] || at < 0 || end[i] < from) continue;
      if (perSite[at]++ === 0) {
        const x = siteX[at] * scale,
          y = siteY[at] * scale;
        if (x < left - 12 || y < top - 12 || x > left + width + 12 || y > top + height + 12) {
          cellOfSite[at] = -1;
          continue;
        }
        const cell = (Math.floor(y / CELL) - rowStart) * columns + Math.floor(x / CELL) - columnStart;
        cellOfSite[at] = cell;
        touchedSites[this.touched++] = at;
        grid.sites[cell]++;
      }
      const cell = cellOfSite[at];
      if (cell < 0) continue;
      const kind = type[i] < TYPES_MOST ? type[i] : 0;
      lastAtSite[at] = i;
      typesAtSite[at * TYPES_MOST + kind]++;
      grid.count[cell]++;
      grid.types[cell * TYPES_MOST + kind]++;
      grid.x[cell] += siteX[at];
      grid.y[cell] += siteY[at];
    }
  },

  emptyGrid(cells) {
    if (!this.grid || this.grid.count.length !== cells) {
      this.grid = {
        count: new Uint32Array(cells),
        sites: new Uint32Array(cells),
        types: new Uint32Array(cells * TYPES_MOST),
        x: new Float64Array(cells),
        y: new Float64Array(cells),
      };
    } else for (const column of Object.values(this.grid)) column.fill(0);
    return this.grid;
  },

  /** One mark a site where few share a cell, one for the whole cell where many do; marks that touch become one. */
  marksOfCells() {
    const {
        grid,
        perSite,
        typesAtSite,
        lastAtSite,
        cellOfSite,
        incidents: { siteX, siteY },
      } = this,
      marks = [];
    const crowded = (cell) => grid.sites[cell] > 1 && grid.count[cell] > CROWD;
    for (let cell = 0; cell < grid.count.length; cell++) {
      if (!crowded(cell)) continue;
      const count = grid.count[cell],
        types = grid.types.subarray(cell * TYPES_MOST, (cell + 1) * TYPES_MOST);
      marks.push(this.mark(grid.x[cell] / count, grid.y[cell] / count, count, types, { cells: [cell], sites: [] }));
    }
    for (let j = 0; j < this.touched; j++) {
      const at = this.touchedSites[j];
      if (crowded(cellOfSite[at])) continue;
      const types = typesAtSite.subarray(at * TYPES_MOST, (at + 1) * TYPES_MOST);
      marks.push(
        this.mark(siteX[at], siteY[at], perSite[at], types, { cells: [], sites: [at], incident: lastAtSite[at] }),
      );
    }
    return this.merged(marks.sort((a, b) => b.count - a.count));
  },

  mark(x, y, count, types, rest) {
    return {
      x: x * this.scale - this.left,
      y: y * this.scale - this.top,
      count,
      types,
      radius: bubbleRadius(count),
      ...rest,
    };
  },

  /** The marks, each one that touches a larger bubble swallowed by it. */
  merged(marks) {
    const bubbles = [],
      kept = [];
    for (const mark of marks) {
      const near = bubbles.find((other) => touching(mark, other));
      if (near) {
        swallow(near, mark);
        continue;
      }
      kept.push(mark);
      if (mark.count > 1) bubbles.push(mark);
    }
    return kept;
  },

  /** A ring with a part for each type and the count in the middle. */
  paintBubble(context, mark) {
    const { x, y, radius, count } = mark,
      { theme, symbols } = this;
    context.beginPath();
    context.arc(x, y, radius + 1, 0, 2 * Math.PI);
    context.fillStyle = theme.bubble;
    context.fill();
    let from = -Math.PI / 2;
    context.lineWidth = 4;
    for (let type = 0; type < TYPES_MOST; type++) {
      if (!mark.types[type]) continue;
      const to = from + (2 * Math.PI * mark.types[type]) / count;
      context.beginPath();
      context.arc(x, y, radius - 2, from, to);
      context.strokeStyle = symbols.colour(Math.min(type, symbols.styles.length - 1));
      context.stroke();
      from = to;
    }
    context.fillStyle = theme.ink;
    context.font = COUNT_FONT;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(count < 1000 ? String(count) : roundNumber.format(count), x, y + 0.5);
  },

  /** A circle around each lone site whose place is known only within a radius that shows at this zoom. */
  paintRadii(context) {
    const { siteRadius } = this.incidents;
    let circles = 0;
    context.setLineDash([5, 4]);
    for (const { sites, cells, x, y } of this.marks) {
      if (sites.length !== 1 || cells.length || circles === CIRCLES_MOST) continue;
      const radius = this.kilometres(siteRadius[sites[0]], sites[0]);
      if (radius < 14 || radius > 4 * Math.max(this.width, this.height)) continue;
      circles++;
      this.paintCircle(context, x, y, radius, radius > Math.min(this.width, this.height) / 2 ? 0 : 0.06);
    }
    context.setLineDash([]);
  },

  paintCircle(context, x, y, radius, opacity) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.globalAlpha = opacity;
    context.fillStyle = this.theme.accent;
    context.fill();
    context.globalAlpha = 0.7;
    context.strokeStyle = this.theme.accent;
    context.lineWidth = 1;
    context.stroke();
    context.globalAlpha = 1;
  },

  /** A distance in km at a site as pixels of the view. */
  kilometres(km, site) {
    const metresAPixel = (40075016.686 * Math.cos((this.incidents.siteLat[site] * Math.PI) / 180)) / (256 * this.scale);
    return (km * 1000) / metresAPixel;
  },

  paintSelected(context) {
    const i = this.selected,
      at = i < 0 ? -1 : this.incidents.site[i];
    if (at < 0) return;
    const x = this.incidents.siteX[at] * this.scale - this.left,
      y = this.incidents.siteY[at] * this.scale - this.top;
    const radius = this.kilometres(this.incidents.radius_km[i], at);
    if (radius > 14) this.paintCircle(context, x, y, radius, 0.12);
    context.beginPath();
    const mark = this.mode === "clusters" ? this.markAt(x, y) : null;
    context.arc(x, y, Math.max(PIN_RADIUS + 7, mark && mark.count > 1 ? mark.radius + 4 : 0), 0, 2 * Math.PI);
    context.lineWidth = 3;
    context.strokeStyle = this.theme.accent;
    context.stroke();
  },

  /** What a pointer rests on: `{count, incident}`, without the cost of naming each incident. */
  under(x, y) {
    if (this.mode !== "pins") return this.markAt(x, y);
    const hit = this.pinsAt(x, y);
    return hit && { count: hit.incidents.length, incident: hit.incidents[0] };
  },

  markAt(x, y) {
    let nearest = null;
    for (const mark of this.marks) {
      const away = distance(mark, x, y);
      if (away <= Math.max(mark.radius, 11) && (!nearest || away < distance(nearest, x, y))) nearest = mark;
    }
    return nearest;
  },

  /** The incidents under a point of the view: `{incidents, sites, spread}`, `spread` where they are not all at one site. */
  at(x, y) {
    if (this.mode === "pins") return this.pinsAt(x, y);
    const mark = this.markAt(x, y);
    if (!mark) return null;
    if (mark.count === 1) return { incidents: [mark.incident], sites: mark.sites, spread: false };
    const cells = new Set(mark.cells),
      own = new Set(mark.sites),
      sites = new Set(),
      found = [];
    this.selection.each((i) => {
      const at = this.incidents.site[i];
      if (at < 0 || !(own.has(at) || cells.has(this.cellOfSite[at]))) return;
      found.push(i);
      sites.add(at);
    });
    return { incidents: found, sites: [...sites], spread: sites.size > 1 };
  },

  pinsAt(x, y) {
    const {
        scale,
        left,
        top,
        incidents: { site, siteX, siteY },
      } = this,
      found = [],
      sites = new Set();
    this.selection.each((i) => {
      const at = site[i];
      if (at < 0 || Math.abs(siteX[at] * scale - left - x) > 8 || Math.abs(siteY[at] * scale - top - y) > 8) return;
      found.push(i);
      sites.add(at);
    });
    return found.length ? { incidents: found, sites: [...sites], spread: sites.size > 1 } : null;
  },
});

function bubbleRadius(count) {
  return count === 1 ? PIN_RADIUS : Math.min(12 + Math.log10(count) * 5, 30);
}

function swallow(mark, other) {
  const count = mark.count + other.count;
  mark.x = (mark.x * mark.count + other.x * other.count) / count;
  mark.y = (mark.y * mark.count + other.y * other.count) / count;
  mark.types = mark.types.map((number, type) => number + other.types[type]);
  mark.cells = mark.cells.concat(other.cells);
  mark.sites = mark.sites.concat(other.sites);
  mark.count = count;
  mark.radius = bubbleRadius(count);
}

function touching(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y) < (a.radius + b.radius) * 0.9;
}

function distance(mark, x, y) {
  return Math.hypot(mark.x - x, mark.y - y);
}
