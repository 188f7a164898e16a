// The timeline: bars of incidents stacked by type, imprecise dates as stretches below them, and a brush over the days.

const STRETCH_LANES = 5,
  STRETCH_HEIGHT = 5,
  AXIS_HEIGHT = 18,
  BAR_LEAST = 4,
  BAR_MOST = 48,
  HEADROOM = 15;

class Timeline {
  constructor(app) {
    this.app = app;
    this.selection = app.selection;
    this.canvas = element("canvas", { role: "img", class: "histogram" });
    this.brush = element("div", { class: "brush" });
    this.handles = ["from", "to"].map((side) => this.handle(side));
    this.box = element("div", { class: "timeline-box" }, this.canvas, this.brush, ...this.handles);
    this.box.addEventListener("pointerdown", (event) => this.press(event));
    this.box.addEventListener("dblclick", () => app.setDays(...this.selection.domain));
    new ResizeObserver(() => this.box.getBoundingClientRect().width !== this.pixels && this.draw()).observe(this.box);
  }

  handle(side) {
    const label = side === "from" ? "First day shown" : "Last day shown";
    const node = element("div", {
      class: `handle handle-${side}`,
      role: "slider",
      tabindex: 0,
      "aria-label": label,
      "data-side": side,
    });
    node.addEventListener("keydown", (event) => this.key(event, side));
    return node;
  }

  key(event, side) {
    const [first, last] = this.selection.domain,
      value = this.selection[side],
      unit = this.app.step;
    const moved = {
      ArrowLeft: value - 1,
      ArrowDown: value - 1,
      ArrowRight: value + 1,
      ArrowUp: value + 1,
      Home: first,
      End: last,
      PageDown: shifted(value, unit, -1),
      PageUp: shifted(value, unit, 1),
    }[event.key];
    if (moved === undefined) return;
    event.preventDefault();
    const day = Math.min(Math.max(moved, first), last),
      { from, to } = this.selection;
    if (side === "from") this.app.setDays(Math.min(day, to), to);
    else this.app.setDays(from, Math.max(day, from));
  }

  /** Drag on a handle resizes, inside the brush moves it, elsewhere draws a new one; a click takes that bar's days. */
  press(event) {
    if (event.button > 0) return;
    const [first, last] = this.selection.domain,
      { from, to } = this.selection,
      side = event.target.dataset.side;
    const start = this.dayAt(event),
      whole = from <= first && to >= last;
    const moving = !side && !whole && start >= from && start <= to;
    let dragged = false;
    const anchor = side === "from" ? to : side === "to" ? from : start;
    const move = (now) => {
      if (Math.abs(now.clientX - event.clientX) > 3) dragged = true;
      if (!dragged) return;
      const day = this.dayAt(now);
      if (moving) {
        const by = Math.min(Math.max(day - start, first - from), last - to);
        this.app.setDays(from + by, to + by);
      } else this.app.setDays(Math.min(anchor, day), Math.max(anchor, day));
    };
    const release = (now) => {
      this.box.removeEventListener("pointermove", move);
      this.box.removeEventListener("pointerup", release);
      this.box.removeEventListener("pointercancel", release);
      if (!dragged && !side && now.type === "pointerup") this.app.setDays(...this.barAt(start));
    };
    this.app.pause();
    this.box.setPointerCapture(event.pointerId);
    this.box.addEventListener("pointermove", move);
    this.box.addEventListener("pointerup", release);
    this.box.addEventListener("pointercancel", release);
    if (side) event.target.focus();
    event.preventDefault();
  }

  dayAt(event) {
    const box = this.box.getBoundingClientRect(),
      [first, last] = this.selection.domain;
    const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 0.99999);
    return first + Math.floor(share * (last - first + 1));
  }

  /** The days of the bar that a day belongs to. */
  barAt(day) {
    const [first, last] = this.selection.domain,
      start = first + Math.floor((day - first) / this.width) * this.width;
    return [start, Math.min(start + this.width - 1, last)];
  }

  x(day) {
    const [first, last] = this.selection.domain;
    return ((day - first) / (last - first + 1)) * this.pixels;
  }

  /** Counts incidents by bar and type, filters applied, time aside. */
  countBars() {
    const {
      mask,
      domain: [first, last],
      incidents: { start, end, type, flags, dated, header },
    } = this.selection;
    const days = last - first + 1,
      most = Math.max(1, Math.floor(this.pixels / BAR_LEAST));
    this.width = days <= most ? 1 : Math.ceil(days / most) <= 7 ? 7 : Math.ceil(days / most / 7) * 7;
    const bars = Math.ceil(days / this.width),
      types = header.types.length;
    const counts = new Uint32Array(bars * types),
      stretches = [];
    for (let i = 0; i < dated; i++) {
      if (!mask[i]) continue;
      if (start[i] !== end[i] || flags[i] & (OPEN_START | OPEN_END)) stretches.push(i);
      if (start[i] !== end[i]) continue;
      const bar = Math.floor((start[i] - first) / this.width);
      if (bar >= 0 && bar < bars) counts[bar * types + type[i]]++;
    }
    let tallest = 1;
    for (let bar = 0; bar < bars; bar++) {
      let total = 0;
      for (let type_ = 0; type_ < types; type_++) total += counts[bar * types + type_];
      if (total > tallest) tallest = total;
    }
    return { counts, stretches, bars, types, tallest };
  }

  draw() {
    const size = this.box.getBoundingClientRect(),
      ratio = window.devicePixelRatio || 1;
    if (!size.width) return;
    this.pixels = size.width;
    this.canvas.width = Math.round(size.width * ratio);
    this.canvas.height = Math.round(size.height * ratio);
    const context = this.canvas.getContext("2d"),
      theme = themeColours(),
      bars = this.countBars();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const lanes = this.lanesOf(bars.stretches),
      below = lanes.used ? lanes.used * STRETCH_HEIGHT + 3 : 0;
    const floor = size.height - AXIS_HEIGHT - below;
    this.drawBars(context, bars, floor);
    this.drawStretches(context, lanes, floor + 2);
    this.drawAxis(context, theme, size.height);
    this.drawTallest(context, theme, bars.tallest);
    this.describe(bars);
    this.moveBrush();
  }

  /** A line at the height of the tallest bar, with its count. */
  drawTallest(context, theme, tallest) {
    const label = wholeNumber.format(tallest);
    context.font = `11px ${LABEL_FONT}`;
    context.fillStyle = theme.quiet;
    context.fillText(label, 12, 11);
    context.fillStyle = theme.admin;
    context.fillRect(0, HEADROOM - 1, this.pixels, 1);
  }

  drawBars(context, { counts, bars, types, tallest }, floor) {
    const [first] = this.selection.domain,
      { symbols } = this.app,
      scale = (floor - HEADROOM) / tallest;
    for (let bar = 0; bar < bars; bar++) {
      const left = this.x(first + bar * this.width),
        right = Math.min(this.x(first + (bar + 1) * this.width), this.pixels),
        wide = Math.max(Math.min(right - left - 1, BAR_MOST), 1),
        x = left + Math.max((right - left - 1 - wide) / 2, 0);
      let base = floor;
      for (let type = 0; type < types; type++) {
        const count = counts[bar * types + type];
        if (!count) continue;
        context.fillStyle = symbols.colour(type);
        context.fillRect(x, base - count * scale, wide, count * scale);
        base -= count * scale;
      }
    }
  }

  /** Stretches of days in lanes without overlap; where lanes run out, they share the last one. */
  lanesOf(stretches) {
    const { start, end } = this.selection.incidents,
      ends = [],
      lanes = [];
    for (const i of stretches) {
      let lane = ends.findIndex((day) => day < start[i]);
      if (lane < 0) lane = ends.length < STRETCH_LANES ? ends.push(0) - 1 : STRETCH_LANES - 1;
      ends[lane] = Math.max(ends[lane], end[i]);
      lanes.push([i, lane]);
    }
    return { lanes, used: ends.length };
  }

  drawStretches(context, { lanes }, top) {
    const { incidents } = this.selection,
      { start, end, flags, type } = incidents;
    context.globalAlpha = lanes.length > 2000 ? 0.15 : 0.75;
    for (const [i, lane] of lanes) {
      const left = this.x(start[i]),
        right = this.x(end[i] + 1),
        y = top + lane * STRETCH_HEIGHT;
      context.fillStyle = this.app.symbols.colour(type[i]);
      context.fillRect(left, y, Math.max(right - left - 1, 2), STRETCH_HEIGHT - 2);
      if (flags[i] & OPEN_START) fade(context, left, y, -12);
      if (flags[i] & OPEN_END) fade(context, right, y, 12);
    }
    context.globalAlpha = 1;
  }

  drawAxis(context, theme, height) {
    const ticks = ticksOf(...this.selection.domain, Math.max(2, Math.floor(this.pixels / 90)));
    context.font = `11px ${LABEL_FONT}`;
    let free = -Infinity;
    for (const { day, label } of ticks) {
      const x = this.x(day),
        width = context.measureText(label).width;
      context.fillStyle = theme.admin;
      context.fillRect(x, height - AXIS_HEIGHT, 1, 5);
      if (x + 3 < free || x + 4 + width > this.pixels) continue;
      context.fillStyle = theme.quiet;
      context.fillText(label, x + 4, height - 5);
      free = x + width + 12;
    }
  }

  moveBrush() {
    if (!this.pixels) return;
    const {
      from,
      to,
      domain: [first, last],
    } = this.selection;
    const left = this.x(Math.max(from, first)),
      right = this.x(Math.min(to, last) + 1);
    this.brush.style.left = `${left}px`;
    this.brush.style.width = `${Math.max(right - left, 2)}px`;
    this.handles.forEach((node, at) => {
      const day = at ? to : from;
      node.style.left = `${at ? right : left}px`;
      node.setAttribute("aria-valuemin", first);
      node.setAttribute("aria-valuemax", last);
      node.setAttribute("aria-valuenow", day);
      node.setAttribute("aria-valuetext", dayFormats.long(day));
    });
  }

  describe({ stretches, tallest }) {
    const [first, last] = this.selection.domain;
    this.canvas.setAttribute(
      "aria-label",
      `Incidents over time from ${dayFormats.long(first)} to ${dayFormats.long(last)}: at most ` +
        `${counted(tallest, "incident", "incidents")} in ${this.width === 1 ? "a day" : `${this.width} days`}; ` +
        `${counted(stretches.length, "date is", "dates are")} a stretch of days.`,
    );
  }
}

function fade(context, x, y, length) {
  const colours = context.createLinearGradient(x, 0, x + length, 0),
    colour = context.fillStyle;
  colours.addColorStop(0, colour);
  colours.addColorStop(1, `${colour}00`);
  context.fillStyle = colours;
  context.fillRect(Math.min(x, x + length), y, Math.abs(length), STRETCH_HEIGHT - 2);
}

/** Days that the axis names: years, months or days, so many as there is room for. */
function ticksOf(first, last, most) {
  const days = last - first + 1,
    ticks = [],
    push = (day, label) => day >= first && day <= last && ticks.push({ day, label });
  if (days <= 45) {
    const every = Math.max(1, Math.ceil(days / most));
    for (let day = first; day <= last; day += every) push(day, dayFormats.dayMonth(day));
    return ticks;
  }
  const start = new Date(first * DAY_MS),
    months = Math.ceil(days / 30),
    every = [1, 2, 3, 6, 12, 24, 60, 120, 600].find((step) => months / step <= most) || 1200;
  for (let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / every) * every; ; month += every) {
    const day = Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS);
    if (day > last) return ticks;
    push(day, month % 12 === 0 || every >= 12 ? dayFormats.year(day) : dayFormats.shortMonth(day));
  }
}
