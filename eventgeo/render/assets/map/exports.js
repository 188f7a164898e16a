// Files of what is shown: CSV and GeoJSON of the incidents, and a picture of the view.

const CSV_COLUMNS = [
  "id",
  "type",
  "subtype",
  "standing",
  "date_start",
  "date_end",
  "date_precision",
  "date_as_written",
  "place",
  "place_as_written",
  "admin1",
  "country",
  "lat",
  "lon",
  "radius_km",
  "actors",
  "killed_low",
  "killed_high",
  "wounded_low",
  "wounded_high",
  "confidence_in_the_reading",
  "independent_sources",
  "sources",
  "urls",
  "quote",
];

/** The incidents that the reader sees in the list, with all that is known of them. */
async function* filesShown(app) {
  await app.quotesReady;
  for (const i of app.listed()) yield [i, await app.incidents.dossier(i)];
}

function record(incidents, i, file) {
  const { header } = incidents,
    known = (value) => (value === NOTHING ? null : value),
    dated = i < incidents.dated,
    flags = incidents.flags[i];
  return {
    id: file.id,
    type: header.types[incidents.type[i]],
    subtype: header.subtypes[incidents.subtype[i]],
    standing: STANDINGS[incidents.standing[i]],
    date_start: dated && !(flags & OPEN_START) ? isoDay(incidents.start[i]) : null,
    date_end: dated && !(flags & OPEN_END) ? isoDay(incidents.end[i]) : null,
    date_precision: header.precisions[incidents.precision[i]],
    date_as_written: file.date.as_written,
    place: incidents.placeName(i) || null,
    place_as_written: file.place && file.place.as_written,
    admin1: header.admins[incidents.admin1[i]] || null,
    country: header.countries[incidents.country[i]] || null,
    lat: known(incidents.lat[i]) === null ? null : incidents.lat[i] / 1e5,
    lon: known(incidents.lon[i]) === null ? null : incidents.lon[i] / 1e5,
    radius_km: incidents.radius_km[i] ? Number(incidents.radius_km[i].toFixed(2)) : null,
    actors: file.actors.map((actor) => actor.name),
    killed_low: known(incidents.killed_low[i]),
    killed_high: known(incidents.killed_high[i]),
    wounded_low: known(incidents.wounded_low[i]),
    wounded_high: known(incidents.wounded_high[i]),
    confidence_in_the_reading: incidents.confidence[i] / 100,
    independent_sources: incidents.sources[i],
    sources: [...new Set(file.reports.map((report) => report.source).filter(Boolean))],
    urls: file.reports.map((report) => report.url).filter(Boolean),
    quote: file.reports.length ? file.reports[0].quote : null,
  };
}

/** Where a cell, or what a sheet set to semicolons takes for one, would begin a formula (OWASP, CSV injection). */
const FORMULA = /^(?=[\s\u0000-\u001f]*[=+\-@|%＝＋－＠]|[\t\r\n])|;(?=[=+\-@＝＋－＠])/g;

/** A cell of a CSV file; what a sheet would take for a formula gets an apostrophe in front. */
function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = Array.isArray(value) ? value.join("; ") : String(value),
    safe = text.replace(FORMULA, "$&'");
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function exportCsv(app) {
  const lines = [CSV_COLUMNS.join(",")];
  for await (const [i, file] of filesShown(app)) {
    const one = record(app.incidents, i, file);
    lines.push(CSV_COLUMNS.map((column) => csvCell(one[column])).join(","));
  }
  offerFile("incidents.csv", [`\ufeff${lines.join("\r\n")}\r\n`], "text/csv;charset=utf-8");
}

async function exportGeoJson(app) {
  const features = [];
  for await (const [i, file] of filesShown(app)) {
    const { lat, lon, ...properties } = record(app.incidents, i, file);
    features.push(
      JSON.stringify({
        type: "Feature",
        id: file.id,
        geometry: lat === null ? null : { type: "Point", coordinates: [lon, lat] },
        properties,
      }),
    );
  }
  offerFile(
    "incidents.geojson",
    [`{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`],
    "application/geo+json",
  );
}

/** The view as a canvas, with its title, its days, its legend, its boundary view and its credits. */
function pictureOf(app) {
  const { map, options } = app,
    size = map.getSize(),
    ratio = Math.min(window.devicePixelRatio || 1, 2),
    theme = themeColours();
  const timeline = app.timeline.canvas,
    head = 54,
    legend = 26,
    timelineHeight = timeline.height / (window.devicePixelRatio || 1),
    foot = 30;
  const height = head + size.y + legend + timelineHeight + foot;
  const canvas = element("canvas", { width: Math.round(size.x * ratio), height: Math.round(height * ratio) });
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  context.fillStyle = theme.bubble;
  context.fillRect(0, 0, size.x, height);
  const origin = map.containerPointToLayerPoint([0, 0]);
  for (const drawn of map.getPanes().mapPane.querySelectorAll("canvas.view-canvas")) {
    const at = L.DomUtil.getPosition(drawn) || origin;
    context.drawImage(drawn, at.x - origin.x, head + at.y - origin.y, size.x, size.y);
  }
  context.drawImage(timeline, 0, head + size.y + legend, size.x, timelineHeight);
  const write = (text, x, y, font) => {
    context.font = `${font} ${LABEL_FONT}`;
    context.fillStyle = theme.label;
    context.fillText(text, x, y);
    return context.measureText(text).width;
  };
  write(options.title, 12, 22, "600 17px");
  write([app.statusText(), app.beyondText()].filter(Boolean).join("; "), 12, 43, "13px");
  let x = 12;
  for (const [number, name] of app.incidents.header.types.entries()) {
    if (!app.selection.byKey.type.counts[number]) continue;
    context.save();
    context.translate(x + 6, head + size.y + 13);
    app.symbols.paint(context, number, false, 5, theme);
    context.restore();
    x += 30 + write(name || "No type", x + 16, head + size.y + 17, "12px");
  }
  write(`${options.credits} · ${options.boundaries}`, 12, height - 11, "11px");
  return canvas;
}

async function exportPicture(app) {
  const blob = await new Promise((resolve) => pictureOf(app).toBlob(resolve, "image/png"));
  if (blob) offerFile("map.png", blob);
}
