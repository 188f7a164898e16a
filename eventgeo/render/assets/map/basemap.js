// The ground: land, lakes, rivers and borders, out of the page itself.

const DETAIL_ZOOM = 4.5;
/** What the whole numbers of shapes count, in world units. */
const STEP = 1 / 4096;
const AREAS = new Set(["land", "lakes"]);

const Basemap = CanvasLayer.extend({
  options: { pane: "eventgeo-ground" },

  initialize(ground) {
    this.coarse = new Patch(ground.coarse);
    this.tiles = ground.tiles.map((tile) => new Patch(tile));
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
  },

  paintGround(context, parts, theme, zoom) {
    const together = (name) => {
      const path = new Path2D();
      for (const part of parts) path.addPath(part.path(name));
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
    if (zoom >= 5.75) line("admin", theme.admin, 1, [4, 3]);
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
});

/** A part of the ground, each of its paths made when it is first drawn. */
class Patch {
  constructor(part) {
    this.part = part;
    this.box = part.box && boxOf(part.box);
    this.paths = new Map();
  }

  path(name) {
    if (!this.paths.has(name)) this.paths.set(name, pathOf(this.part[name] || [], AREAS.has(name)));
    return this.paths.get(name);
  }
}

/** Shapes as a path in world units; they come as steps of STEP. */
function pathOf(shapes, closed) {
  const path = new Path2D();
  for (const steps of shapes) {
    let x = steps[0] * STEP,
      y = steps[1] * STEP;
    path.moveTo(x, y);
    for (let i = 2; i < steps.length; i += 2) {
      x += steps[i] * STEP;
      y += steps[i + 1] * STEP;
      path.lineTo(x, y);
    }
    if (closed) path.closePath();
  }
  return path;
}

function boxOf([west, south, east, north]) {
  return [worldX(west), worldY(north), worldX(east), worldY(south)];
}
