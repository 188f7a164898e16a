// The incidents: columns sorted by first known day (undated ones last), quotes and dossiers when they are needed.

const BACKGROUND = 1,
  SUMMARY = 2,
  OPEN_START = 4,
  OPEN_END = 8,
  CORRECTED = 16,
  OFFERED = 32;
const STANDINGS = ["asserted", "claimed", "denied", "planned", "threatened", "hypothetical", "background", "summary"];
const NEARNESS = { near: "near ", about: "about ", between: "by " };
const ONLY_WITHIN = ["admin1", "region", "country"];

class Incidents {
  constructor(header, columns) {
    Object.assign(this, columns);
    this.header = header;
    this.clearer = new Map(header.clearer.map(([type, subtype, name]) => [`${type}\n${subtype}`, name]));
    this.count = header.incidents;
    this.dated = lowerBound(this.start, this.count, (day) => day !== NOTHING);
    this.firstReport = new Uint32Array(this.count + 1);
    for (let i = 0; i < this.count; i++) this.firstReport[i + 1] = this.firstReport[i] + this.reports[i];
    this.standing = new Uint8Array(this.count);
    for (let i = 0; i < this.count; i++) this.standing[i] = this.standingOf(i);
    this.quotes = null;
    this.blocks = new Map();
    this.placeSites();
  }

  standingOf(i) {
    if (this.flags[i] & SUMMARY) return 7;
    return this.flags[i] & BACKGROUND ? 6 : this.modality[i];
  }

  /** Notes for each site (a point on the map that has incidents) where it is, and the widest radius of its incidents. */
  placeSites() {
    const { site, count } = this,
      sites = site.reduce((most, at) => Math.max(most, at + 1), 0);
    this.siteLat = new Float64Array(sites);
    this.siteLon = new Float64Array(sites);
    this.siteRadius = new Float32Array(sites);
    for (let i = 0; i < count; i++) {
      const at = site[i];
      if (at < 0) continue;
      this.siteLat[at] = this.lat[i] / 1e5;
      this.siteLon[at] = this.lon[i] / 1e5;
      if (this.radius_km[i] > this.siteRadius[at]) this.siteRadius[at] = this.radius_km[i];
    }
    this.siteX = this.siteLon.map(worldX);
    this.siteY = this.siteLat.map(worldY);
  }

  async loadQuotes() {
    const all = textOfBytes(await unpacked(packOf("quotes")));
    this.quoteEnd = new Uint32Array(this.quote_length.length);
    let end = 0;
    for (let r = 0; r < this.quote_length.length; r++) this.quoteEnd[r] = end += this.quote_length[r];
    this.quotes = all;
  }

  /** The quotes in lower case, made when first asked for. */
  get lowered() {
    return (this.loweredQuotes ??= loweredAlike(this.quotes));
  }

  quote(report) {
    return this.quotes === null ? "" : this.quotes.slice(report ? this.quoteEnd[report - 1] : 0, this.quoteEnd[report]);
  }

  /** The dossier of an incident as an object; its block stays open for the next one. */
  async dossier(i) {
    const { blocks } = this.header,
      number = lowerBound(blocks, blocks.length, (start) => start <= i) - 1;
    if (!this.blocks.has(number)) {
      if (this.blocks.size > 20) this.blocks.delete(this.blocks.keys().next().value);
      this.blocks.set(number, unpackedJson(packedDossiers()[number]));
    }
    return this.opened((await this.blocks.get(number))[i - blocks[number]], i);
  }

  opened(values, i) {
    const layout = this.header.layout,
      file = named(layout.incident, values);
    const toll = (list) => {
      const one = named(layout.toll, list);
      if (one) one.by = (one.by || []).map((claim) => named(layout.claim, claim));
      return one;
    };
    file.date = named(layout.date, file.date || []);
    file.place = named(layout.place, file.place);
    file.actors = (file.actors || []).map((actor) => named(layout.actor, actor));
    file.corrections = (file.corrections || []).map((one) => named(layout.correction, one));
    file.tolls = named(layout.tolls, (file.tolls || []).map(toll));
    file.reports = (file.reports || []).map((report, at) => {
      const one = named(layout.report, report);
      return { ...one, killed: toll(one.killed), quote: this.quote(this.firstReport[i] + at) };
    });
    return file;
  }

  /** The number of the incident with this id, or -1; opens block after block, so it may take a while. */
  async find(id) {
    for (const [number, element] of [...packedDossiers()].entries()) {
      const block = await unpackedJson(element);
      const at = block.findIndex((values) => values[0] === id || (values[1] || []).includes(id));
      if (at >= 0) return this.header.blocks[number] + at;
    }
    return -1;
  }

  list(name, i) {
    const ends = this[`${name}_end`];
    return this[name].subarray(i ? ends[i - 1] : 0, ends[i]);
  }

  subtypeName(i) {
    return this.header.subtypes[this.subtype[i]] || this.header.types[this.type[i]] || "event";
  }

  /** What happened, in words that stand alone. */
  whatName(i) {
    if (this.flags[i] & OFFERED) return this.header.offer;
    const name = this.subtypeName(i);
    return this.clearer.get(`${this.header.types[this.type[i]]}\n${name}`) ?? sentence(name);
  }

  placeName(i) {
    return this.header.places[this.place[i]] || "";
  }

  /** The place in words that say how near it comes to where the incident was. */
  whereabouts(i) {
    const name = this.placeName(i);
    if (!name) return "place not known";
    const role = NEARNESS[this.header.roles[this.role[i]]],
      wide = ONLY_WITHIN.includes(this.header.place_precisions[this.place_precision[i]]);
    return `${role || (wide ? "somewhere in " : "")}${name}`;
  }

  /** Whether the reading rests on one source or on a claim, which is drawn hollow. */
  hollow(i) {
    return this.sources[i] < 2 || this.modality[i] !== 0;
  }

  /** When it happened, in words; what is not known is said to be so. */
  when(i) {
    if (i >= this.dated) return "undated";
    if (this.flags[i] & OPEN_START) return `until ${dayFormats.short(this.end[i])}`;
    if (this.flags[i] & OPEN_END) return `from ${dayFormats.short(this.start[i])}`;
    if (this.start[i] === this.end[i]) return dayFormats.short(this.start[i]);
    return spanOfDays(this.start[i], this.end[i]);
  }
}

/** The blocks of dossiers, in the order of the incidents. */
function packedDossiers() {
  return document.getElementsByClassName("eventgeo-dossiers");
}

/** The first index below `length` at which `test` of the value fails; the values that pass come first. */
function lowerBound(values, length, test) {
  let low = 0,
    high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(values[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text in lower case, letter for letter, so that offsets stay the same. */
function loweredAlike(text) {
  const lowered = text.toLowerCase();
  if (lowered.length === text.length) return lowered;
  return Array.from(text, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  ).join("");
}

/** Web Mercator, the world being 256 wide. */
function worldX(longitude) {
  return ((longitude + 180) / 360) * 256;
}

function worldY(latitude) {
  const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, latitude)) * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 256;
}
