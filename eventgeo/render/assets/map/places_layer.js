// The places that the reports mention, whether anything happened there or not.

const PlacesLayer = CanvasLayer.extend({
  options: { pane: "eventgeo-places" },

  initialize(rows) {
    this.places = rows.map(([name, lat, lon, country, admin1, geonameid, feature, precision, radius, mentions]) => ({
      name,
      lat,
      lon,
      country,
      admin1,
      geonameid,
      feature,
      precision,
      radius: radius || 0,
      mentions,
      x: worldX(lon),
      y: worldY(lat),
    }));
    this.places.sort((a, b) => b.mentions.length - a.mentions.length);
    this.selected = null;
  },

  paint() {
    const context = this.canvas.getContext("2d"),
      theme = themeColours();
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    for (const place of this.places) {
      const x = place.x * this.scale - this.left,
        y = place.y * this.scale - this.top;
      if (x < -20 || y < -20 || x > this.width + 20 || y > this.height + 20) continue;
      const size = Math.min(3 + Math.log2(1 + place.mentions.length), 9);
      context.beginPath();
      context.rect(x - size / 2, y - size / 2, size, size);
      context.fillStyle = theme.hollow;
      context.fill();
      context.lineWidth = place === this.selected ? 4 : 2;
      context.strokeStyle = place === this.selected ? theme.accent : theme.ink;
      context.stroke();
      if (place === this.selected) this.paintRadius(context, place, x, y, theme);
    }
  },

  paintRadius(context, place, x, y, theme) {
    const metresAPixel = (40075016.686 * Math.cos((place.lat * Math.PI) / 180)) / (256 * this.scale);
    const radius = (place.radius * 1000) / metresAPixel;
    if (radius < 10 || radius > 1e5) return;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.lineWidth = 1.5;
    context.strokeStyle = theme.accent;
    context.stroke();
  },

  at(x, y) {
    const near = (place) => Math.hypot(place.x * this.scale - this.left - x, place.y * this.scale - this.top - y);
    const found = this.places.filter((place) => near(place) <= 9).sort((a, b) => near(a) - near(b));
    return found[0] || null;
  },
});
