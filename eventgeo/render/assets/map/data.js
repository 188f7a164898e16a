// The page's data: deflate in base64 in script elements of a type that no browser runs.

const VIEWS = { i32: Int32Array, u32: Uint32Array, u16: Uint16Array, u8: Uint8Array, f32: Float32Array };

/** Whether this browser can unpack the page's data: DecompressionStream is older than what it is asked for here. */
function canUnpack() {
  try {
    return Boolean(new DecompressionStream("deflate-raw"));
  } catch {
    return false;
  }
}

function bytesOfBase64(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text),
    bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** The bytes packed in an element. */
async function unpacked(element) {
  const packed = new Blob([bytesOfBase64(element.textContent.trim())]);
  const stream = packed.stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function textOfBytes(bytes) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** The element that carries the data of this name. */
function packOf(name) {
  return document.getElementById(`eventgeo-${name}`);
}

async function unpackedJson(element) {
  return JSON.parse(textOfBytes(await unpacked(element)));
}

/** JSON, one value a line. */
async function unpackedLines(element) {
  const lines = textOfBytes(await unpacked(element)).split("\n");
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}

/** The header of a pack of columns, and its columns by name as views on its bytes. */
function columnsOf(bytes) {
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(textOfBytes(bytes.subarray(4, 4 + headerLength)));
  const columns = {};
  let at = aligned(4 + headerLength);
  for (const [name, kind, length] of header.columns) {
    columns[name] = new VIEWS[kind](bytes.buffer, bytes.byteOffset + at, length);
    at = aligned(at + length * VIEWS[kind].BYTES_PER_ELEMENT);
  }
  return { header, columns };
}

function aligned(offset) {
  return Math.ceil(offset / 8) * 8;
}

/** A positional list as an object with the names of its layout. */
function named(names, values) {
  return values ? Object.fromEntries(names.map((name, index) => [name, values[index] ?? null])) : null;
}
