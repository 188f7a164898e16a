// How incidents look: a colour and a shape a type, filled, or hollow where one source or a claim stands behind it.

const PIN_RADIUS = 6;

class Symbols {
  constructor(names, styles, other) {
    const byName = new Map(styles.map((style) => [style.name, style]));
    this.styles = names.map((name) => byName.get(name) || other);
    this.sprites = new Map();
  }

  colour(type) {
    return this.styles[type].colour;
  }

  /** A drawn pin for a type at this pixel ratio, with the colours of the page's theme. */
  sprite(type, hollow, ratio, theme) {
    const key = `${type} ${hollow} ${ratio} ${theme.name}`;
    if (!this.sprites.has(key)) this.sprites.set(key, this.drawnSprite(type, hollow, ratio, theme));
    return this.sprites.get(key);
  }

  drawnSprite(type, hollow, ratio, theme) {
    const size = 2 * Math.ceil((PIN_RADIUS + 4) * ratio) + 1,
      canvas = element("canvas", { width: size, height: size });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.setTransform(ratio, 0, 0, ratio, size / 2, size / 2);
    this.paint(context, type, hollow, PIN_RADIUS, theme);
    const pixels = new Uint32Array(context.getImageData(0, 0, size, size).data.buffer),
      at = [],
      colours = [];
    pixels.forEach((pixel, index) => {
      if (pixel >>> 24 < 110) return;
      at.push([(index % size) - (size >> 1), Math.floor(index / size) - (size >> 1)]);
      colours.push(pixel | 0xff000000);
    });
    return { canvas, size, at, colours: Uint32Array.from(colours) };
  }

  /** Draws a pin around the origin of the context. */
  paint(context, type, hollow, radius, theme) {
    const { colour, shape } = this.styles[type];
    context.beginPath();
    trace(context, shape, radius);
    context.lineJoin = "round";
    context.lineWidth = hollow ? 4.5 : 3;
    context.strokeStyle = theme.outline;
    context.stroke();
    context.fillStyle = hollow ? theme.hollow : colour;
    context.fill();
    if (!hollow) return;
    context.lineWidth = 2.2;
    context.strokeStyle = colour;
    context.stroke();
  }

  /** The pin as a small picture for lists and legends; decoration, since its meaning stands beside it. */
  icon(type, hollow, size = 16) {
    const { colour, shape } = this.styles[type],
      points = new PathPen();
    trace(points, shape, 6);
    const svg = document.createElementNS(SVG_NAMESPACE, "svg"),
      path = document.createElementNS(SVG_NAMESPACE, "path");
    for (const [name, value] of [
      ["viewBox", "-8 -8 16 16"],
      ["width", size],
      ["height", size],
      ["aria-hidden", "true"],
      ["class", "icon"],
    ])
      svg.setAttribute(name, value);
    for (const [name, value] of [
      ["d", points.path],
      ["fill", hollow ? "none" : colour],
      ["stroke", colour],
      ["stroke-width", 2],
      ["stroke-linejoin", "round"],
    ])
      path.setAttribute(name, value);
    svg.append(path);
    return svg;
  }
}

const CORNERS = {
  square: polygon(4, 1.12, Math.PI / 4),
  diamond: polygon(4, 1.2, 0),
  up: polygon(3, 1.25, -Math.PI / 2),
  down: polygon(3, 1.25, Math.PI / 2),
  star: Array.from({ length: 16 }, (_, i) => corner((i * Math.PI) / 8, i % 2 ? 0.68 : 1.25)),
  cross: [
    [-0.4, -1.1],
    [0.4, -1.1],
    [0.4, -0.4],
    [1.1, -0.4],
    [1.1, 0.4],
    [0.4, 0.4],
    [0.4, 1.1],
    [-0.4, 1.1],
    [-0.4, 0.4],
    [-1.1, 0.4],
    [-1.1, -0.4],
    [-0.4, -0.4],
  ],
};

function polygon(sides, radius, turn) {
  return Array.from({ length: sides }, (_, i) => corner(turn + (2 * Math.PI * i) / sides, radius));
}

function corner(angle, radius) {
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

function trace(pen, shape, radius) {
  const corners = CORNERS[shape];
  if (!corners) {
    pen.moveTo(radius, 0);
    pen.arc(0, 0, radius, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([x, y], i) => (i ? pen.lineTo(x * radius, y * radius) : pen.moveTo(x * radius, y * radius)));
  pen.closePath();
}

/** Takes the strokes of a canvas and keeps them as an SVG path. */
class PathPen {
  path = "";
  moveTo(x, y) {
    this.path += `M${x.toFixed(2)} ${y.toFixed(2)}`;
  }
  lineTo(x, y) {
    this.path += `L${x.toFixed(2)} ${y.toFixed(2)}`;
  }
  closePath() {
    this.path += "Z";
  }
  arc(x, y, r) {
    this.path += `A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0Z`;
  }
}

const MAP_COLOURS = [
  "sea",
  "land",
  "lake",
  "river",
  "admin",
  "border",
  "label",
  "quiet",
  "halo",
  "outline",
  "hollow",
  "bubble",
  "ink",
  "accent",
];
let coloursNow = null;

/** The colours of canvases, which follow the page's theme. */
function themeColours() {
  const name = document.documentElement.dataset.theme;
  if (!coloursNow || coloursNow.name !== name)
    coloursNow = { name, ...Object.fromEntries(MAP_COLOURS.map((colour) => [colour, styleValue(`--map-${colour}`)])) };
  return coloursNow;
}
