// Correcting by hand: decisions noted on cards, saved as a file that `eventgeo build --corrections` applies.

/** The columns of a corrections file, as `eventgeo review` writes them. */
const CORRECTION_COLUMNS = [
  "action",
  "value",
  "who",
  "why",
  "decision",
  "doubt",
  "worth",
  "type",
  "date",
  "place",
  "toll",
  "quote",
  "incident",
  "doc",
  "sha256",
  "start",
  "end",
  "also",
];
const DAY_PATTERN = "(\\d{4}(-\\d\\d){0,2}|\\.\\.)",
  TOLL_PATTERN = "(killed|wounded|missing|captured|displaced) (\\d+([-–]\\d+|\\+)?|unknown)";
/** What each action is called, what its value looks like (none: it takes no value) and how that is told from nonsense. */
const ACTIONS = {
  confirm: { label: "Confirm: it was read rightly" },
  place: {
    label: "Place",
    hint: "NAME; LAT, LON – or click the map",
    test: (value) => value !== "" && !/^0+(\.0+)?,\s*0+(\.0+)?$/.test(value),
  },
  date: {
    label: "Date",
    hint: "2023-02-14, 2023-02, 2023-02-14/2023-02-20, ../2023-02-14",
    test: (value) => new RegExp(`^(${DAY_PATTERN}(/${DAY_PATTERN})?|unknown)$`).test(value) && value !== "..",
  },
  type: { label: "Type", hint: "a subtype, as drone strike", test: (value) => value !== "" },
  toll: {
    label: "Toll",
    hint: "killed 3, killed 3-5; wounded 12+",
    test: (value) => new RegExp(`^${TOLL_PATTERN}(; ?${TOLL_PATTERN})*$`).test(value),
  },
  merge: {
    label: "Merge: the same as another incident",
    hint: "the other's id (at the foot of its card)",
    test: (value) => /^[0-9a-f]{16}$/.test(value),
  },
  split: { label: "Split: this report is another incident" },
  drop: { label: "Drop: leave it out" },
};
/** How near in days and degrees an incident must be to be offered as the same. */
const SAME_DAYS = 3,
  SAME_DEGREES = 0.5,
  SAME_MOST = 30;

class Corrector {
  constructor(app) {
    this.app = app;
    this.noted = [];
    this.who = "";
    this.on = false;
    this.saved = true;
    this.count = element("span", { role: "status" });
    this.bar = element(
      "div",
      { class: "correction-bar", hidden: true },
      this.count,
      button("Save corrections", () => this.save()),
    );
    window.addEventListener("beforeunload", (event) => {
      if (!this.saved) event.preventDefault();
    });
  }

  turn(on) {
    this.on = on;
    this.bar.hidden = !on && !this.noted.length;
    this.showCount();
    this.app.frame.showModes();
    if (this.app.selectedIndex >= 0) this.app.card.show(this.app.selectedIndex);
  }

  showCount() {
    this.count.textContent = this.noted.length
      ? counted(this.noted.length, "correction noted", "corrections noted")
      : "Open an incident to correct it";
  }

  /** The form for an incident's card, and what was noted about it; null where nobody corrects. */
  part(i, file) {
    if (!this.on) return null;
    const box = element("section", { class: "correct", "aria-label": "Correct this incident" });
    this.fill(box, i, file);
    return box;
  }

  fill(box, i, file) {
    const field = (label, node) => element("label", { class: "correct-field" }, element("span", { text: label }), node),
      options = (list) => list.map(([value, text]) => element("option", { value, text }));
    const action = element(
        "select",
        {},
        ...options(Object.entries(ACTIONS).map(([name, { label }]) => [name, label])),
      ),
      value = element("input", { type: "text", list: "eventgeo-values", autocomplete: "off" }),
      offered = element("datalist", { id: "eventgeo-values" }),
      who = element("input", { type: "text", value: this.who, autocomplete: "name" }),
      why = element("input", { type: "text" }),
      report = element("select", {}, ...options(reportChoices(file.reports))),
      problem = element("p", { class: "problem", role: "alert" });
    const valueField = field("New value", value),
      reportField = field("Report", report);
    const follow = () => {
      const { hint } = ACTIONS[action.value];
      valueField.hidden = !hint;
      value.placeholder = hint || "";
      reportField.hidden = file.reports.length < 2 || ["merge", "drop", "confirm"].includes(action.value);
      this.offer(offered, action.value, i);
      this.pick = action.value === "place" ? (point) => (value.value = point) : null;
    };
    action.addEventListener("change", follow);
    follow();
    const note = () => {
      const entry = { action: action.value, value: value.value.trim(), who: who.value.trim(), why: why.value.trim() };
      problem.textContent = problemOf(entry, file.reports, Number(report.value));
      if (problem.textContent) return;
      this.who = entry.who;
      this.note({ ...entry, ...this.evidence(entry.action, i, file, Number(report.value)) });
      this.refill(box, i, file);
    };
    box.append(
      element("h3", { text: "Correct" }),
      ...this.notes(box, i, file),
      field("What", action),
      valueField,
      offered,
      reportField,
      field("Who decides", who),
      field("Why", why),
      problem,
      button("Note it", note, { class: "note-it" }),
    );
  }

  refill(box, i, file) {
    this.fill(clear(box), i, file);
    box.querySelector("select").focus();
  }

  notes(box, i, file) {
    return this.noted
      .filter(({ incident }) => incident === file.id)
      .map((entry) =>
        element(
          "p",
          { class: "noted" },
          words(`${entry.action} ${entry.value}`.trim()),
          button(
            "Take back",
            () => {
              this.noted.splice(this.noted.indexOf(entry), 1);
              this.showCount();
              this.refill(box, i, file);
            },
            { "aria-label": `Take back ${entry.action}` },
          ),
        ),
      );
  }

  note(entry) {
    this.noted.push(entry);
    this.saved = false;
    this.showCount();
  }

  /** Fills the choices for a value: all subtypes that are known here, or incidents that may be the same. */
  async offer(list, action, i) {
    clear(list);
    const { incidents } = this.app;
    if (action === "type")
      list.append(...incidents.header.subtypes.filter(Boolean).map((name) => element("option", { value: name })));
    if (action !== "merge") return;
    for (const other of near(incidents, i)) {
      const { id } = await incidents.dossier(other);
      const label = `${incidents.whatName(other)}, ${incidents.placeName(other)}, ${incidents.when(other)}`;
      list.append(element("option", { value: id, label, text: label }));
    }
  }

  /** What finds the report again, and how the incident was read; `chosen` is the number of a report, -1 for all. */
  evidence(action, i, file, chosen) {
    const { incidents } = this.app,
      own = file.reports[Math.max(chosen, 0)],
      key = (report) => [report.doc, report.sha256, report.start + report.trigger[0], report.start + report.trigger[1]],
      [doc, sha256, start, end] = key(own),
      others = chosen < 0 && ACTIONS[action].hint && action !== "merge" ? file.reports.slice(1) : [];
    return {
      type: incidents.subtypeName(i),
      date: dateValue(incidents, i),
      place: placeValue(incidents, i),
      toll: tollValue(file.tolls),
      quote: own.quote,
      incident: file.id,
      doc,
      sha256,
      start,
      end,
      also: others.length ? JSON.stringify(others.map((report) => [...key(report), report.quote])) : "",
    };
  }

  /** A click on the map is the place, where a place is being corrected; says whether it was taken. */
  takes({ latlng }) {
    if (!this.on || !this.pick || this.app.selectedIndex < 0) return false;
    this.pick(`${latlng.lat.toFixed(4)}, ${latlng.wrap().lng.toFixed(4)}`);
    return true;
  }

  save() {
    if (!this.noted.length) return;
    const lines = [CORRECTION_COLUMNS, ...this.noted.map((row) => CORRECTION_COLUMNS.map((name) => row[name] ?? ""))];
    const text = lines.map((cells) => cells.map(correctionCell).join(",")).join("\n");
    offerFile("corrections.csv", [`\ufeff${text}\n`], "text/csv;charset=utf-8");
    this.saved = true;
  }
}

/** A cell; an apostrophe keeps text from being a formula, and `eventgeo` takes it off again. */
function correctionCell(value) {
  const text = String(value),
    safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function reportChoices(reports) {
  const one = reports.map((report, at) => [
    String(at),
    `${report.source || report.doc}: ${(report.quote || "").slice(0, 60)}`,
  ]);
  return reports.length > 1 ? [["-1", `all ${reports.length} reports`], ...one] : one;
}

/** What keeps a decision from being noted, in a sentence; empty where nothing does. */
function problemOf({ action, value, who, why }, reports, chosen) {
  const { hint, test } = ACTIONS[action];
  if (test && !test(value)) return `Write the value as ${hint}.`;
  if (!who) return "Say who decides.";
  if (action === "drop" && !why) return "Say why it is to be left out.";
  if (action === "split" && reports.length < 2) return "There is one report alone.";
  return action === "split" && chosen < 0 ? "Choose the report that is another incident." : "";
}

/** Incidents of nearly the same days and place, in the order of time. */
function near(incidents, i) {
  const { start, end, lat, lon, dated } = incidents,
    found = [];
  const close = (a, b) => a !== NOTHING && b !== NOTHING && Math.abs(a - b) <= SAME_DEGREES * 1e5;
  for (let j = 0; j < dated && found.length < SAME_MOST; j++) {
    if (j === i || start[j] > end[i] + SAME_DAYS || end[j] < start[i] - SAME_DAYS) continue;
    if (close(lat[i], lat[j]) && close(lon[i], lon[j])) found.push(j);
  }
  return found;
}

/** Date, place and tolls as a corrections file writes them. */
function dateValue(incidents, i) {
  if (i >= incidents.dated) return "unknown";
  const first = incidents.flags[i] & OPEN_START ? ".." : isoDay(incidents.start[i]),
    last = incidents.flags[i] & OPEN_END ? ".." : isoDay(incidents.end[i]);
  return first === last ? first : `${first}/${last}`;
}

function placeValue(incidents, i) {
  const name = incidents.placeName(i).replaceAll(";", ",");
  if (incidents.lat[i] === NOTHING) return name || "unknown";
  const radius = incidents.radius_km[i] ? `; ${Number(incidents.radius_km[i].toFixed(2))} km` : "";
  return `${name}; ${(incidents.lat[i] / 1e5).toFixed(5)}, ${(incidents.lon[i] / 1e5).toFixed(5)}${radius}`;
}

function tollValue(tolls) {
  return Object.entries(tolls)
    .filter(([, toll]) => toll)
    .map(([name, { low, high }]) => `${name} ${low ?? 0}${high === null ? "+" : high === low ? "" : `-${high}`}`)
    .join("; ");
}

/** What persons decided about an incident before the page was made; null where nobody did. */
function decisionsNode(corrections) {
  if (!corrections.length) return null;
  return element(
    "section",
    { class: "decisions" },
    element("h3", { text: "Decided by hand" }),
    element(
      "ul",
      {},
      ...corrections.map(({ action, value, who, why, was }) =>
        element(
          "li",
          {},
          words(`${sentence(action)} ${value}`.trim()),
          was ? element("span", {}, ", read before as ", words(was)) : null,
          element("small", { class: "note" }, words(`${who}${why ? `: ${why}` : ""}`)),
        ),
      ),
    ),
  );
}
