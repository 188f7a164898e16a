// Starts the page: one call, from the script that folium writes for the map.

function startEventgeo(map) {
  const options = JSON.parse(document.getElementById("eventgeo-options").textContent);
  const preferred = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = options.theme || preferred;
  const hook = { min: 0, max: 0, set() {}, filter() {} };
  hook.ready = begin(map, options, hook);
  window.__mapTimeline = hook;
}

async function begin(map, options, hook) {
  if (!canUnpack()) {
    document.body.prepend(
      element("p", {
        class: "failure",
        role: "alert",
        text: "This browser is too old for the map (it cannot unpack its data).",
      }),
    );
    return;
  }
  const [packed, ground] = await Promise.all([unpacked(packOf("columns")), unpackedJson(packOf("ground"))]);
  const { header, columns } = columnsOf(packed),
    app = new App(map, options, header, columns, ground);
  app.begin();
  const { selection } = app;
  Object.defineProperties(hook, {
    min: { get: () => selection.domain[0] * DAY_MS },
    max: { get: () => selection.domain[1] * DAY_MS },
  });
  hook.set = (ms) => {
    const [first, last] = selection.domain,
      to = Math.min(Math.max(Math.floor(ms / DAY_MS), first), last);
    const from = app.player.mode.value === "window" ? selection.from + to - selection.to : selection.from;
    app.setDays(Math.max(Math.min(from, to), first), to);
  };
  hook.filter = ({ type, text } = {}) => {
    selection.choose("type", type ? [type].flat() : []);
    app.setSearch(text || "");
    app.filtersChanged();
  };
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  hook.complete = quiet()
    .then(() => app.complete())
    .catch((error) => app.frame.announcement.append(` Some of the data could not be read: ${error.message}`));
}

/** Resolves when the reader has seen the first paint and the browser has nothing more urgent to do. */
function quiet() {
  const idle = (resolve) => (window.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 500 }) : resolve());
  return new Promise((resolve) => setTimeout(idle, 100, resolve));
}
