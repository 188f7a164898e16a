// On paper: a picture of the map and the timeline, and the incidents shown as a table.

const PRINTED_MOST = 500;

function preparePrinting(app) {
  let paper = null;
  const remove = () => {
    paper?.remove();
    paper = null;
  };
  window.addEventListener("beforeprint", () => {
    remove();
    const picture = lightPicture(app);
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", `Map: ${app.statusText()}`);
    paper = element("section", { class: "printed" }, picture, printedTable(app));
    document.body.append(paper);
  });
  window.addEventListener("afterprint", remove);
}

/** The picture on white, whatever the theme of the screen. */
function lightPicture(app) {
  const theme = document.documentElement.dataset.theme;
  if (theme !== "light") app.setTheme("light");
  const picture = pictureOf(app);
  if (theme !== "light") app.setTheme(theme);
  return picture;
}

function printedTable(app) {
  const { incidents } = app,
    shown = app.listed(),
    row = (tag, texts) => element("tr", {}, ...texts.map((text) => element(tag, {}, words(text))));
  if (!shown.length) return element("p", { text: app.statusText() });
  const rows = shown
    .slice(0, PRINTED_MOST)
    .map((i) =>
      row("td", [
        incidents.when(i),
        incidents.whatName(i),
        incidents.whereabouts(i),
        incidents.reports[i] ? incidents.quote(incidents.firstReport[i]) : "",
      ]),
    );
  const caption =
    shown.length > rows.length
      ? `The first ${rows.length} of ${counted(shown.length, "incident", "incidents")}`
      : app.statusText();
  return element(
    "table",
    {},
    element("caption", { text: caption }),
    element("thead", {}, row("th", ["Date", "Type", "Place", "As reported"])),
    element("tbody", {}, ...rows),
  );
}
