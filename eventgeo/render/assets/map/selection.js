// What is shown: filters that combine, a stretch of days, and the counts of each choice under all the others.

const DIMENSIONS = [
  { key: "type", label: "Type" },
  { key: "subtype", label: "Subtype" },
  { key: "standing", label: "Standing" },
  { key: "actor", label: "Actor", many: true },
  { key: "country", label: "Country" },
  { key: "admin1", label: "Region (admin 1)" },
  { key: "source", label: "Source", many: true },
  { key: "outlet", label: "Kind of source", many: true },
  { key: "reliability", label: "Reliability of a source (A to F)", many: true },
  { key: "sureness", label: "Confidence in the reading" },
  { key: "toll", label: "Casualties reported" },
];
const TEXT_BIT = 1 << DIMENSIONS.length,
  AREA_BIT = TEXT_BIT << 1;
/** All filters failed: for what the days chosen leave out. */
const NEVER = 0xffff;
const SURENESS = ["high (80% and more)", "medium (50–79%)", "low (under 50%)"];
const TOLLS = ["none reported", "wounded, none killed", "1–9 killed", "10–99 killed", "100 and more killed"];
/** A date that is known to more days than these is a long stretch. */
const LONG_DAYS = 45;
const SHOWN_STANDINGS = ["asserted", "claimed"];

class Selection {
  constructor(incidents) {
    this.incidents = incidents;
    this.mask = new Uint8Array(incidents.count);
    this.fails = new Uint16Array(incidents.count);
    this.version = 0;
    this.text = "";
    this.area = null;
    const { header } = incidents;
    const names = {
      type: header.types,
      subtype: header.subtypes,
      standing: STANDINGS,
      actor: header.actors,
      country: header.countries,
      admin1: header.admins,
      source: header.outlets,
      outlet: header.outlet_kinds,
      reliability: header.reliabilities,
      sureness: SURENESS,
      toll: TOLLS,
    };
    const columns = { sureness: this.surenessBuckets(), toll: this.tollBuckets() };
    this.dimensions = DIMENSIONS.map((dimension, index) => ({
      ...dimension,
      bit: 1 << index,
      names: names[dimension.key],
      chosen: new Set(),
      column: columns[dimension.key] || incidents[dimension.key],
      ends: incidents[`${dimension.key}_end`],
      counts: new Uint32Array(names[dimension.key].length),
    }));
    this.byKey = Object.fromEntries(this.dimensions.map((dimension) => [dimension.key, dimension]));
    this.choose("standing", SHOWN_STANDINGS);
    this.domain = this.daysShown();
    this.from = this.domain[0];
    this.to = this.domain[1];
  }

  surenessBuckets() {
    const { confidence, count } = this.incidents,
      buckets = new Uint8Array(count);
    for (let i = 0; i < count; i++) buckets[i] = confidence[i] >= 80 ? 0 : confidence[i] >= 50 ? 1 : 2;
    return buckets;
  }

  tollBuckets() {
    const { killed_low: low, killed_high: high, wounded_low: hurtLow, wounded_high: hurtHigh, count } = this.incidents;
    const buckets = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const killed = Math.max(low[i], high[i]);
      if (killed >= 1) buckets[i] = killed >= 100 ? 4 : killed >= 10 ? 3 : 2;
      else if (Math.max(hurtLow[i], hurtHigh[i]) >= 1) buckets[i] = 1;
    }
    return buckets;
  }

  /**
   * The ends of the timeline: the first and last day of what the standing filter lets through. Of a date known only as a
   * long stretch one day is enough, so that "since last summer" does not press all days of a month into a corner.
   */
  daysShown() {
    const { start, end, dated } = this.incidents,
      { bit } = this.byKey.standing;
    let first = Infinity,
      last = -Infinity;
    for (let i = 0; i < dated; i++) {
      if (this.fails[i] & bit) continue;
      const long = end[i] - start[i] > LONG_DAYS,
        least = long ? end[i] : start[i],
        most = long ? start[i] : end[i];
      if (least < first) first = least;
      if (most > last) last = most;
    }
    if (first === Infinity) return dated ? [start[0], Math.max(...end.subarray(0, Math.min(dated, 1000)))] : [0, 0];
    return [Math.min(first, last), Math.max(first, last)];
  }

  /** Keeps the incidents that have one of these names in a dimension; none means all. */
  choose(key, names) {
    const dimension = this.byKey[key];
    dimension.chosen = new Set([...names].map((name) => dimension.names.indexOf(name)).filter((number) => number >= 0));
    this.mark(dimension.bit, this.passes(dimension, names.length > 0));
  }

  passes({ chosen, column, ends, names }, active) {
    if (!active) return null;
    const wanted = new Uint8Array(names.length);
    for (const number of chosen) wanted[number] = 1;
    if (!ends) return (i) => wanted[column[i]];
    return (i) => {
      for (let at = i ? ends[i - 1] : 0; at < ends[i]; at++) if (wanted[column[at]]) return 1;
      return 0;
    };
  }

  /** Sets or clears one filter's bit of `fails` for each incident. */
  mark(bit, passes) {
    const { fails, mask } = this,
      others = ~bit;
    this.version++;
    for (let i = 0; i < fails.length; i++) {
      fails[i] = passes === null || passes(i) ? fails[i] & others : fails[i] | bit;
      mask[i] = fails[i] === 0 ? 1 : 0;
    }
  }

  search(text) {
    this.text = text;
    const found = matches(this.incidents, text);
    this.mark(TEXT_BIT, found && ((i) => found[i]));
  }

  /** Keeps incidents inside a polygon of [lat, lon] corners; null takes the area away. */
  within(area) {
    this.area = area;
    const { lat, lon } = this.incidents;
    this.mark(AREA_BIT, area && ((i) => lat[i] !== NOTHING && inside(area, lat[i] / 1e5, lon[i] / 1e5)));
  }

  /** Calls `visit` for each dated incident shown, in order of time. */
  each(visit) {
    const {
        mask,
        from,
        incidents: { end },
      } = this,
      until = this.until();
    for (let i = 0; i < until; i++) if (mask[i] && end[i] >= from) visit(i);
  }

  /** Writes the incidents shown into a buffer, first or last in time first; returns how many they are. */
  list(buffer, backwards) {
    const {
        mask,
        from,
        incidents: { end },
      } = this,
      until = this.until();
    let count = 0;
    if (backwards) {
      for (let i = until - 1; i >= 0; i--) if (mask[i] && end[i] >= from) buffer[count++] = i;
    } else for (let i = 0; i < until; i++) if (mask[i] && end[i] >= from) buffer[count++] = i;
    return count;
  }

  until() {
    return lowerBound(this.incidents.start, this.incidents.dated, (day) => day <= this.to);
  }

  isShown(i) {
    const { start, end, dated } = this.incidents;
    return this.mask[i] === 1 && i < dated && start[i] <= this.to && end[i] >= this.from;
  }

  /** Whether no day of the timeline is left out. */
  whole() {
    return this.from <= this.domain[0] && this.to >= this.domain[1];
  }

  /** Counts, for each choice of each dimension, what would be shown with it under all other filters. */
  count() {
    const {
        fails,
        incidents: { end, dated, count },
      } = this,
      whole = this.whole();
    const from = whole ? -Infinity : this.from,
      until = whole ? dated : this.until();
    const failed = fails.slice();
    failed.fill(NEVER, until, dated);
    for (let i = 0; i < until; i++) if (end[i] < from) failed[i] = NEVER;
    for (const dimension of this.dimensions) (dimension.ends ? tallyLists : tally)(dimension, failed, count);
  }
}

/** Counts each name of a column over the incidents that fail no filter, or this dimension's alone. */
function tally({ counts, column, bit }, failed, count) {
  counts.fill(0);
  for (let i = 0; i < count; i++) if (failed[i] === 0 || failed[i] === bit) counts[column[i]]++;
}

/** The same for a dimension of which an incident may have any number of names. */
function tallyLists({ counts, column, ends, bit }, failed, count) {
  counts.fill(0);
  for (let i = 0, at = 0; i < count; at = ends[i++])
    if (failed[i] === 0 || failed[i] === bit) for (; at < ends[i]; at++) counts[column[at]]++;
}

/** Whether a point lies in a polygon of [lat, lon] corners (even-odd rule). */
function inside(area, lat, lon) {
  let within = false;
  for (let a = 0, b = area.length - 1; a < area.length; b = a++) {
    const [latA, lonA] = area[a],
      [latB, lonB] = area[b];
    if (latA > lat !== latB > lat && lon < ((lonB - lonA) * (lat - latA)) / (latB - latA) + lonA) within = !within;
  }
  return within;
}

/** For each incident whether all words of a search are in its quotes or names; null for an empty search. */
function matches(incidents, text) {
  const terms = [...text.toLowerCase().matchAll(/"([^"]+)"|(\S+)/g)].map((match) => match[1] || match[2]);
  if (!terms.length) return null;
  return terms.map((term) => holding(incidents, term)).reduce((all, one) => all.map((value, i) => value & one[i]));
}

function holding(incidents, term) {
  const found = new Uint8Array(incidents.count),
    { header } = incidents;
  if (incidents.quotes !== null) searchQuotes(incidents, term, found);
  for (const [column, names] of [
    ["place", header.places],
    ["admin1", header.admins],
    ["type", header.types],
    ["subtype", header.subtypes],
  ]) {
    const hits = hitsAmong(names, term);
    if (hits) for (let i = 0; i < found.length; i++) found[i] |= hits[incidents[column][i]];
  }
  for (const [column, names] of [
    ["actor", header.actors],
    ["source", header.outlets],
  ]) {
    const hits = hitsAmong(names, term);
    if (hits)
      for (let i = 0; i < found.length; i++) for (const number of incidents.list(column, i)) found[i] |= hits[number];
  }
  return found;
}

function hitsAmong(names, term) {
  const hits = Uint8Array.from(names, (name) => (name.toLowerCase().includes(term) ? 1 : 0));
  return hits.includes(1) ? hits : null;
}

/** Marks incidents with the term in a quote: one search through all quotes, which leaps on from each hit. */
function searchQuotes({ lowered, quoteEnd, firstReport, count }, term, found) {
  let at = lowered.indexOf(term),
    i = 0;
  while (at >= 0) {
    while (i < count && endOf(i) <= at) i++;
    if (i === count) return;
    const report = reportAt(i, at);
    if (at + term.length <= quoteEnd[report]) {
      found[i] = 1;
      at = lowered.indexOf(term, endOf(i));
    } else at = lowered.indexOf(term, at + 1);
  }
  function endOf(incident) {
    return firstReport[incident + 1] ? quoteEnd[firstReport[incident + 1] - 1] : 0;
  }
  function reportAt(incident, offset) {
    let report = firstReport[incident];
    while (quoteEnd[report] <= offset) report++;
    return report;
  }
}
