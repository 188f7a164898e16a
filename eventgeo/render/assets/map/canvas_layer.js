// A Leaflet layer that is one canvas over the whole view, drawn again whenever the view moves.

const CanvasLayer = L.Layer.extend({
  onAdd(map) {
    this.canvas = element("canvas", { class: "view-canvas", "aria-hidden": "true" });
    map.getPane(this.options.pane).append(this.canvas);
    const soon = oncePerFrame(() => this.stale && this._map && this.redraw());
    this.moved = () => {
      this.stale = true;
      soon();
    };
    map.on("move zoom resize viewreset", this.moved);
    map.on("moveend", this.redraw, this);
    this.redraw();
  },

  onRemove(map) {
    map.off("move zoom resize viewreset", this.moved);
    map.off("moveend", this.redraw, this);
    this.canvas.remove();
  },

  /** Puts the canvas over the view and draws: world point (x, y) is at pixel (x * scale - left, y * scale - top). */
  redraw() {
    this.stale = false;
    const map = this._map,
      size = map.getSize(),
      origin = map.getPixelBounds().min;
    this.ratio = Math.min(window.devicePixelRatio || 1, 2);
    this.width = size.x;
    this.height = size.y;
    this.scale = 2 ** map.getZoom();
    this.left = origin.x;
    this.top = origin.y;
    const width = Math.max(1, Math.round(size.x * this.ratio)),
      height = Math.max(1, Math.round(size.y * this.ratio));
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.width = `${size.x}px`;
      this.canvas.style.height = `${size.y}px`;
    }
    L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
    this.paint();
  },
});
