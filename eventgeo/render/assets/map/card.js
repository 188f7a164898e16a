// The evidence for an incident: what was read, from which sentences, and how it was read.

const STANDING_NOTES = {
  asserted: "Reported as fact",
  claimed: "Claimed by a party",
  denied: "Denied",
  planned: "Planned or announced",
  threatened: "Threatened",
  hypothetical: "Hypothetical",
  background: "Background: recalled, not news",
  summary: "Summary of several incidents",
};
const PRECISION_NOTES = {
  site: "a site",
  city: "a town or city",
  admin2: "a district",
  admin1: "a province or region",
  region: "a region without borders",
  country: "a whole country",
};
const DATE_NOTES = {
  week: "known to the week",
  month: "known to the month",
  year: "known to the year",
  interval: "known to lie within these days",
  ongoing: "still going on then",
};
const ROLE_NOTES = {
  near: "near",
  about: "is what the report is about; the event itself may have been elsewhere",
  between: "between places named",
};
const BASIS_NOTES = {
  stated: "stated in the report",
  relative: "counted from the day of publication",
  caption: "from a caption",
  inherited: "from elsewhere in the report",
  published: "the day of publication, since the report gives no other",
};
const CATEGORY_NAMES = { pmc: "private military company", igo: "international organisation", other: "" };
const TOLL_WORDS = {
  killed: "Killed",
  wounded: "Wounded",
  missing: "Missing",
  captured: "Captured",
  displaced: "Displaced",
};

class Card {
  constructor(app) {
    this.app = app;
    this.body = element("div", { class: "card-body" });
    this.back = button("", () => app.select(-1), { class: "back" });
    this.box = element(
      "section",
      { class: "card", "aria-label": "Evidence", tabindex: -1, hidden: true },
      element(
        "div",
        { class: "card-bar" },
        this.back,
        button("‹", () => app.selectNext(-1), { "aria-label": "Previous incident", title: "Previous incident" }),
        button("›", () => app.selectNext(1), { "aria-label": "Next incident", title: "Next incident" }),
      ),
      this.body,
    );
  }

  async show(i) {
    this.box.hidden = i < 0;
    this.shown = i;
    if (i < 0) return;
    const { incidents, embedded, spot } = this.app;
    this.back.textContent = embedded && !spot ? "Close" : "← Back to the list";
    await this.app.quotesReady;
    const file = await incidents.dossier(i);
    if (this.shown !== i) return;
    clear(this.body).append(
      ...[
        this.heading(i),
        this.facts(i, file),
        decisionsNode(file.corrections),
        this.app.corrector.part(i, file),
        this.reports(file),
        this.why(file),
        this.foot(i, file),
      ].filter(Boolean),
    );
    this.body.scrollTop = 0;
  }

  heading(i) {
    const { incidents, symbols } = this.app,
      standing = STANDINGS[incidents.standing[i]];
    return element(
      "header",
      {},
      element(
        "h2",
        {},
        symbols.icon(incidents.type[i], incidents.hollow(i), 20),
        words(incidents.whatName(i)),
      ),
      element("p", { class: "kind" }, words(incidents.header.types[incidents.type[i]] || "No type")),
      element(
        "p",
        { class: `standing standing-${standing}` },
        element("span", { text: STANDING_NOTES[standing] }),
        element("span", {
          text: ` · ${incidents.sources[i] < 2 ? "one source" : `${wholeNumber.format(incidents.sources[i])} independent sources`}`,
        }),
      ),
    );
  }

  facts(i, file) {
    const { incidents } = this.app,
      list = element("dl", { class: "facts" });
    const add = (term, ...parts) => list.append(element("dt", { text: term }), element("dd", {}, ...parts));
    add("Date", ...this.dateParts(i, file));
    add("Place", ...this.placeParts(i, file));
    if (file.actors.length) add("Actors", element("ul", {}, ...file.actors.map(actorLine)));
    for (const [kind, toll] of Object.entries(file.tolls)) if (toll) add(TOLL_WORDS[kind], ...tollParts(toll));
    if (file.weapon) add("Weapon", words(file.weapon));
    add(
      "Confidence in the reading",
      element("span", { text: `${incidents.confidence[i]}%` }),
      element("small", { text: " how surely the text was read so, not whether the report is true" }),
    );
    return list;
  }

  dateParts(i, { date }) {
    const { incidents } = this.app,
      parts = [element("span", { text: incidents.when(i) })],
      dated = i < incidents.dated;
    const precision = incidents.header.precisions[incidents.precision[i]];
    if (date.time) parts.push(", ", words(date.time));
    const known = this.dateNote(i, precision);
    if (dated && known) parts.push(element("small", { text: ` (${known})` }));
    if (date.as_written) parts.push(note("as written", quoted(date.as_written)));
    if (date.basis) parts.push(element("small", { class: "note", text: BASIS_NOTES[date.basis] || date.basis }));
    return parts;
  }

  /** How exactly the day is known; of an interval with an open end no other day is known. */
  dateNote(i, precision) {
    const flags = this.app.incidents.flags[i];
    if (precision === "interval" && flags & OPEN_START) return "on that day or before";
    if (precision === "interval" && flags & OPEN_END) return "on that day or later";
    return DATE_NOTES[precision];
  }

  placeParts(i, { place }) {
    const { incidents } = this.app,
      { header } = incidents;
    if (!place) return [element("span", { text: "not known" })];
    const parts = [words(incidents.placeName(i))];
    const around = [
      place.admin2,
      header.admins[incidents.admin1[i]],
      countryName(header.countries[incidents.country[i]]),
    ].filter((name) => name && name !== incidents.placeName(i));
    if (around.length) parts.push(", ", words([...new Set(around)].join(", ")));
    if (place.as_written) parts.push(note("as written", quoted(place.as_written)));
    const role = header.roles[incidents.role[i]];
    if (role !== "at")
      parts.push(
        element("small", { class: "note", text: `The place ${role === "near" ? "is nearby" : ROLE_NOTES[role]}.` }),
      );
    const precision = PRECISION_NOTES[header.place_precisions[incidents.place_precision[i]]],
      radius = incidents.radius_km[i];
    if (precision)
      parts.push(
        element("small", {
          class: "note",
          text: `Resolved to ${precision}${radius ? `, within ${wholeNumber.format(Math.round(radius * 10) / 10)} km` : ""}.`,
        }),
      );
    if (incidents.lat[i] !== NOTHING)
      parts.push(
        element("small", {
          class: "note",
          text: `${this.coordinates(i)}${place.geonameid ? ` · GeoNames ${place.geonameid}` : ""}`,
        }),
      );
    if (place.disputed && place.disputed.length)
      parts.push(note("disputed between", words(place.disputed.map(countryName).join(", "))));
    return parts;
  }

  reports({ reports }) {
    return element(
      "section",
      { class: "reports" },
      element("h3", { text: `Reported by (${wholeNumber.format(reports.length)})` }),
      ...reports.map(reportNode),
    );
  }

  why({ why }) {
    if (!why || !why.length) return null;
    return element(
      "details",
      { class: "why" },
      element("summary", { text: "Why it was read so" }),
      element("ul", {}, ...why.map((line) => element("li", {}, words(line)))),
    );
  }

  foot(i, file) {
    const codes = [file.plover && `PLOVER ${file.plover}`, `id ${file.id}`].filter(Boolean).join(" · "),
      copy = (label, text) => button(label, (event) => copyText(event.target, text()));
    return element(
      "footer",
      { class: "foot" },
      element("p", {}, words(codes)),
      copy("Copy citation", () => citation(this.app, i, file)),
      this.app.incidents.lat[i] === NOTHING ? null : copy("Copy coordinates", () => this.coordinates(i)),
    );
  }

  /** Latitude and longitude in degrees (WGS84), as maps and gazetteers take them. */
  coordinates(i) {
    const { lat, lon } = this.app.incidents;
    return `${(lat[i] / 1e5).toFixed(4)}, ${(lon[i] / 1e5).toFixed(4)}`;
  }
}

/** An incident as a text quotes it: what, where and when, who reported it, and where it stands here. */
function citation({ incidents, options }, i, file) {
  const standing = STANDINGS[incidents.standing[i]],
    head = [incidents.whatName(i), incidents.whereabouts(i), incidents.when(i)].join(", "),
    told = file.reports.map((report) =>
      [authors(report), sourceOf(report), report.title && `“${report.title}”`, report.published && publishedWords(report.published), report.url]
        .filter(Boolean)
        .join(", "),
    ),
    page = location.protocol === "file:" ? "" : ` ${location.href.split("#")[0]}#sel=${encodeURIComponent(file.id)}`;
  return [
    `${head} (${STANDING_NOTES[standing].toLowerCase()}).`,
    `Reported by: ${[...new Set(told)].join("; ")}.`,
    `Incident ${file.id} of “${options.title}”, read by a program and confirmed by nobody.${page}`,
  ].join(" ");
}

function sourceOf(report) {
  return report.source || (webAddress(report.url) ? new URL(report.url).hostname : report.doc);
}

/** Who signed a report; several are parted by semicolons. */
function authors({ author }) {
  return (author || "").split(/\s*;\s*/).filter(Boolean).join(", ");
}

function reportNode(report) {
  const meta = element("p", { class: "meta" }, element("strong", {}, words(sourceOf(report))));
  const known = [report.source_kind, report.reliability && `reliability ${report.reliability}`].filter(Boolean);
  if (known.length) meta.append(words(` (${known.join(", ")})`));
  if (report.author) meta.append(", by ", words(authors(report)));
  if (report.retrieved) meta.append(", retrieved ", words(publishedWords(report.retrieved)));
  if (report.published) meta.append(", published ", words(publishedWords(report.published)));
  const links = element("p", { class: "links" });
  if (report.url) links.append(link(report.url, webAddress(report.url) ? "Read the report" : report.url));
  if (report.archive_url)
    links.append(" ", link(report.archive_url, webAddress(report.archive_url) ? "Archived copy" : report.archive_url));
  const readings = [];
  if (report.first || report.last)
    readings.push(`date read as ${readDays(report)}`);
  if (report.place) readings.push(`place read as ${report.place}`);
  if (report.killed) readings.push(`killed ${range(report.killed)}`);
  return element(
    "article",
    { class: "report" },
    report.title ? element("h4", {}, words(report.title)) : null,
    element("blockquote", { dir: "auto" }, ...marked(report)),
    meta,
    links,
    readings.length ? element("p", { class: "meta" }, words(`This report: ${readings.join("; ")}`)) : null,
    element(
      "p",
      { class: "meta document" },
      words(report.page ? `${report.doc}, page ${report.page}` : report.doc),
      report.sha256
        ? element("span", {
            title: `SHA-256 of the text: ${report.sha256}`,
            text: ` · SHA-256 ${report.sha256.slice(0, 12)}…`,
          })
        : null,
    ),
  );
}

/** The quote with its trigger, place and date marked. Offsets count code points. */
function marked({ quote, trigger, place_span, date_span }) {
  const letters = Array.from(quote || ""),
    kinds = new Array(letters.length).fill("");
  for (const [span, kind] of [
    [place_span, "place"],
    [date_span, "date"],
    [trigger, "trigger"],
  ]) {
    if (span) for (let at = Math.max(span[0], 0); at < Math.min(span[1], letters.length); at++) kinds[at] = kind;
  }
  const parts = [];
  for (let at = 0; at < letters.length;) {
    let end = at;
    while (end < letters.length && kinds[end] === kinds[at]) end++;
    const text = letters.slice(at, end).join("");
    parts.push(kinds[at] ? element("mark", { class: `mark-${kinds[at]}`, title: kinds[at] }, text) : text);
    at = end;
  }
  return parts;
}

function actorLine({ name, role, country, category }) {
  const details = [role, CATEGORY_NAMES[category] ?? category, countryName(country)]
    .filter(Boolean)
    .join(", ")
    .replaceAll("_", " ");
  return element("li", {}, words(name), details ? element("small", {}, " ", words(`(${details})`)) : null);
}

function tollParts(toll) {
  const parts = [element("span", { text: range(toll) })];
  if (toll.by.length) {
    parts.push(
      element(
        "ul",
        {},
        ...toll.by.map((claim) =>
          element(
            "li",
            {},
            element("span", { text: range(claim) }),
            claim.side ? words(` (${claim.side})`) : null,
            element("span", { text: ", said by " }),
            words(claim.said_by || "the report"),
          ),
        ),
      ),
    );
  }
  return parts;
}

function range({ low, high }) {
  if (low === null && high === null) return "number not known";
  if (high === null) return `at least ${wholeNumber.format(low)}`;
  if (low === null) return `at most ${wholeNumber.format(high)}`;
  return low === high ? wholeNumber.format(low) : `${wholeNumber.format(low)}–${wholeNumber.format(high)}`;
}

function note(label, node) {
  return element("small", { class: "note" }, `${label} `, node);
}

function quoted(text) {
  return element("q", { dir: "auto", text });
}

function publishedWords(published) {
  const day = dayOf(published.slice(0, 10));
  return day === null ? published : dayFormats.short(day);
}

/** The days that one report was read to tell of. */
function readDays({ first, last }) {
  if (!first) return `until ${publishedWords(last)}`;
  if (!last) return `from ${publishedWords(first)}`;
  return first === last ? publishedWords(first) : `${publishedWords(first)} – ${publishedWords(last)}`;
}

function sentence(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** A country's name in the reader's language for its ISO code, or what was given. */
function countryName(code) {
  if (!/^[A-Z]{2}$/.test(code || "")) return code || "";
  return countryNames.of(code) || code;
}

const countryNames = new Intl.DisplayNames([LOCALE, "en"], { type: "region" });
