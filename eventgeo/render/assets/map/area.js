// An area drawn on the map by hand, or taken from the view; only incidents inside it are shown.

class AreaTool {
  constructor(app) {
    this.app = app;
    this.map = app.map;
    this.shape = L.polygon([], { pane: "eventgeo-area", className: "area-shape", interactive: false });
    this.draft = null;
    this.bar = element(
      "div",
      { class: "draw-bar", role: "status", hidden: true },
      element("span", { text: "Click the corners of the area; a double click or Enter ends it." }),
      button("Done", () => this.finish()),
      button("Cancel", () => this.stop()),
    );
    this.clicked = (event) => this.add(event.latlng);
    this.ended = () => this.finish();
    this.keyed = (event) => {
      if (event.key === "Escape") this.stop();
      else if (event.key === "Enter" && event.target.tagName !== "BUTTON") this.finish();
    };
  }

  get drawing() {
    return this.draft !== null;
  }

  start() {
    this.stop();
    this.draft = [];
    this.bar.hidden = false;
    this.map.getContainer().classList.add("drawing");
    this.map.doubleClickZoom.disable();
    this.map.on("click", this.clicked);
    this.map.on("dblclick", this.ended);
    document.addEventListener("keydown", this.keyed);
    if (this.app.narrow()) this.app.togglePanel("filters", false);
  }

  add({ lat, lng }) {
    const last = this.draft[this.draft.length - 1];
    if (last && last[0] === lat && last[1] === lng) return;
    this.draft.push([lat, lng]);
    this.shape.setLatLngs(this.draft).addTo(this.map);
  }

  finish() {
    const corners = this.draft;
    this.stop();
    if (corners && corners.length > 2) this.set(corners);
  }

  stop() {
    if (!this.drawing) return;
    this.draft = null;
    this.bar.hidden = true;
    this.map.getContainer().classList.remove("drawing");
    this.map.doubleClickZoom.enable();
    this.map.off("click", this.clicked);
    this.map.off("dblclick", this.ended);
    document.removeEventListener("keydown", this.keyed);
    this.show(this.app.selection.area);
  }

  useView() {
    const view = this.map.getBounds();
    this.set([
      [view.getNorth(), view.getWest()],
      [view.getNorth(), view.getEast()],
      [view.getSouth(), view.getEast()],
      [view.getSouth(), view.getWest()],
    ]);
  }

  set(corners) {
    const area = corners && corners.map(([lat, lon]) => [Number(lat.toFixed(4)), Number(lon.toFixed(4))]);
    this.app.selection.within(area);
    this.show(area);
    this.app.filtersChanged();
  }

  show(area) {
    if (area) this.shape.setLatLngs(area).addTo(this.map);
    else this.shape.remove();
  }
}
