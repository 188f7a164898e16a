// On paper: the map and the timeline as they are, and the incidents shown as a table.

const PRINTED_MOST = 500;

function preparePrinting(app) {
  let table = null;
  window.addEventListener("beforeprint", () => {
    table?.remove();
    const { incidents } = app, shown = app.listed(), rows = [...shown.slice(0, PRINTED_MOST)].map((i) => element("tr", {},
      ...[incidents.when(i), sentence(incidents.subtypeName(i)), incidents.placeName(i), incidents.quote(incidents.firstReport[i])].map((text) => element("td", {}, words(text)))));
    const caption = shown.length > rows.length ? `The first ${rows.length} of ${counted(shown.length, "incident", "incidents")}` : app.statusText();
    table = element("table", { class: "printed" }, element("caption", { text: caption }),
      element("thead", {}, element("tr", {}, ...["Date", "Type", "Place", "As reported"].map((text) => element("th", { text })))), element("tbody", {}, ...rows));
    document.body.append(table);
  });
  window.addEventListener("afterprint", () => { table?.remove(); table = null; });
}
