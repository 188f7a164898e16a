// Nodes. Text from reports enters the page through `textContent` alone; no markup is ever parsed.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/** A new element: `props` are attributes, but for `class`, `text` and `on` (listeners by event name). */
function element(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name === "on")
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Words of a report in an element of their own, with the direction that their own letters ask for. */
function words(text, className) {
  return element("bdi", { class: className, dir: "auto", text });
}

function button(text, onClick, props = {}) {
  return element("button", { type: "button", text, on: { click: onClick }, ...props });
}

/** A link, or plain text where the address is not http(s). */
function link(address, text) {
  const url = webAddress(address);
  if (!url)
    return element("span", {
      class: "not-a-link",
      dir: "auto",
      text: text === address ? address : `${text}: ${address}`,
    });
  return element("a", { href: url, rel: "noopener noreferrer", target: "_blank", text, dir: "auto" });
}

/** The address in its normal form where it is http or https, else null. */
function webAddress(address) {
  try {
    const url = new URL(String(address));
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

function clear(node) {
  node.replaceChildren();
  return node;
}

/** Runs `task` once for any number of calls, before the next frame is drawn. */
function oncePerFrame(task) {
  let waiting = 0;
  return () => {
    if (!waiting)
      waiting = requestAnimationFrame(() => {
        waiting = 0;
        task();
      });
  };
}

/** Runs `task` once, `delay` milliseconds after the last of its calls. */
function afterwards(delay, task) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(task, delay);
  };
}

/** Offers `parts` (strings or a Blob) to the reader as a file. */
function offerFile(name, parts, type) {
  const url = URL.createObjectURL(parts instanceof Blob ? parts : new Blob(parts, { type }));
  const anchor = element("a", { href: url, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/** Copies a text, and says so on the button; where the browser does not allow it, the reader is given it to copy. */
async function copyText(node, text) {
  const label = node.dataset.label || node.textContent;
  node.dataset.label = label;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    window.prompt(label, text);
    return;
  }
  node.textContent = "Copied";
  setTimeout(() => {
    node.textContent = label;
  }, 2500);
}

/** The value of a custom property of the page's style. */
function styleValue(name) {
  return getComputedStyle(document.body).getPropertyValue(name).trim();
}
