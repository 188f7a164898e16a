// Play, pause, speed, step and mode of the timeline.

const STEPS_A_SECOND = { "½×": 1, "1×": 2, "2×": 4, "4×": 8 };
const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");

class Player {
  constructor(app) {
    this.app = app;
    this.timer = 0;
    this.play = button("", () => (this.timer ? this.pause() : this.start()), { class: "play" });
    this.speed = choice("Speed", Object.keys(STEPS_A_SECOND), "1×");
    this.unit = choice("Step", ["day", "week", "month"], "day", () => app.stateChanged());
    this.mode = choice("Mode", ["cumulative", "window"], "cumulative", () => app.stateChanged());
    this.bar = element(
      "div",
      { class: "player", role: "group", "aria-label": "Play through time" },
      button("‹", () => this.step(-1), { "aria-label": "One step back", title: "One step back" }),
      this.play,
      button("›", () => this.step(1), { "aria-label": "One step on", title: "One step on" }),
      this.unit.label,
      this.mode.label,
      this.speed.label,
      button(
        "All",
        () => {
          this.pause();
          app.setDays(...app.selection.domain);
        },
        { title: "Show all days" },
      ),
    );
    this.show();
  }

  show() {
    const playing = Boolean(this.timer);
    this.play.textContent = playing ? "❚❚" : "▶";
    this.play.setAttribute("aria-label", playing ? "Pause" : "Play");
    this.play.title = playing ? "Pause (space)" : "Play (space)";
  }

  start() {
    const {
      from,
      to,
      domain: [first, last],
    } = this.app.selection;
    if (this.mode.value === "cumulative" && to >= last) this.app.setDays(first, first);
    if (this.mode.value === "window" && (to >= last || (from <= first && to >= last)))
      this.app.setDays(first, shifted(first, this.unit.value, 1) - 1);
    this.timer = setTimeout(() => this.tick());
    this.show();
  }

  tick() {
    this.timer = 0;
    if (!this.step(1)) {
      this.pause();
      return;
    }
    const rate = STEPS_A_SECOND[this.speed.value] / (STILL.matches ? 2 : 1);
    this.timer = setTimeout(() => this.tick(), 1000 / rate);
  }

  pause() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.show();
    this.app.stateChanged();
  }

  /** Moves the end of the days shown (and in window mode their start) by steps; false at the end of the timeline. */
  step(count) {
    const { selection } = this.app,
      [first, last] = selection.domain,
      unit = this.unit.value;
    if (count > 0 ? selection.to >= last : selection.to <= first) return false;
    const to = Math.min(Math.max(shifted(selection.to, unit, count), first), last);
    if (this.mode.value === "cumulative") this.app.setDays(Math.min(selection.from, to), to);
    else this.app.setDays(Math.max(first, selection.from + to - selection.to), to);
    return true;
  }
}

/** A labelled choice among words; `value` reads and sets it. */
function choice(label, values, chosen, onChange = () => {}) {
  const select = element(
    "select",
    { "aria-label": label, on: { change: onChange } },
    ...values.map((value) => element("option", { value, text: value })),
  );
  select.value = chosen;
  return {
    label: element("label", { class: "choice" }, element("span", { text: label, "aria-hidden": "true" }), select),
    get value() {
      return select.value;
    },
    set value(value) {
      if (values.includes(value)) select.value = value;
    },
  };
}
