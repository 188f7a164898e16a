// What the reader sees, written into the address after "#", so that a link shows what its sender saw.

const FILTER_KEYS = DIMENSIONS.map((dimension) => dimension.key);

/** The state as a fragment; what is at its default is left out. */
function fragmentOf(app) {
  const { selection, map, player } = app,
    parts = app.embedded ? ["embed"] : [],
    [first, last] = selection.domain;
  const add = (key, value) => parts.push(`${key}=${encodeURIComponent(value)}`);
  const centre = map.getCenter();
  parts.push(`v=${centre.lat.toFixed(4)},${centre.lng.toFixed(4)},${Number(map.getZoom().toFixed(2))}`);
  if (selection.from !== first || selection.to !== last)
    parts.push(`t=${isoDay(selection.from)}..${isoDay(selection.to)}`);
  for (const { key, chosen, names } of selection.dimensions) {
    const chosenNames = [...chosen].map((number) => names[number]).sort();
    if (key === "standing" ? chosenNames.join() !== SHOWN_STANDINGS.join() : chosenNames.length)
      parts.push(`${key}=${chosenNames.map(encodeURIComponent).join("~")}`);
  }
  if (selection.text) add("q", selection.text);
  if (selection.area) parts.push(`area=${selection.area.map((corner) => corner.join(",")).join(";")}`);
  if (player.mode.value !== "cumulative") parts.push(`mode=${player.mode.value}`);
  if (app.layer.mode !== "clusters") parts.push(`pins=${app.layer.mode}`);
  if (app.map.hasLayer(app.places)) parts.push("places=1");
  if (app.selectedId) add("sel", app.selectedId);
  return parts.join("&");
}

/** A fragment as a map of its parts; a part that cannot be read is left out. */
function readFragment(text) {
  const parts = new Map();
  for (const piece of text.replace(/^#/, "").split("&")) {
    const at = piece.indexOf("=");
    parts.set(at < 0 ? piece : piece.slice(0, at), at < 0 ? "" : piece.slice(at + 1));
  }
  return parts;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Sets the filters, the days and the mode of a fragment. */
function applyFilters(app, parts) {
  const { selection } = app;
  for (const key of FILTER_KEYS) {
    if (parts.has(key)) selection.choose(key, parts.get(key) === "" ? [] : parts.get(key).split("~").map(decoded));
  }
  if (parts.has("q")) app.setSearch(decoded(parts.get("q")));
  if (parts.has("area")) {
    const area = parts
      .get("area")
      .split(";")
      .map((corner) => corner.split(",").map(Number));
    if (area.length > 2 && area.flat().every(Number.isFinite)) {
      selection.within(area);
      app.area.show(area);
    }
  }
  selection.domain = selection.daysShown();
  [selection.from, selection.to] = selection.domain;
  const [from, to] = (parts.get("t") || "").split("..").map(dayOf);
  if (from !== null && to !== null && to !== undefined && from <= to) {
    selection.from = from;
    selection.to = to;
  }
  if (parts.has("mode")) app.player.mode.value = parts.get("mode");
}

/** Sets the view of a fragment; without one, all that is shown comes into view. */
function applyView(app, parts) {
  if (parts.get("pins") === "pins") app.setPinMode("pins");
  if (parts.get("places") === "1") app.showPlaces(true);
  const [lat, lon, zoom] = (parts.get("v") || "").split(",").map(Number);
  if ([lat, lon, zoom].every(Number.isFinite)) app.map.setView([lat, lon], zoom, { animate: false });
  else app.fitBulk();
}
