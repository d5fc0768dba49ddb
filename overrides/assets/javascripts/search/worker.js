/**
 * Runs the engine beside the page, so that typing never waits for it.
 *
 * In:  {type: "load", names, texts: addresses of the files of the index} · {type: "search", id, text, limit}
 * Out: {type: "names"} · {type: "complete"} · {type: "found", id, result} · {type: "failed", id, reason}, without an id when the index did not come
 */
importScripts(
  "vietnamese.js",
  "keyboard.js",
  "distance.js",
  "index.js",
  "parsing.js",
  "names.js",
  "mending.js",
  "query.js",
  "ranking.js",
  "marking.js",
  "excerpt.js",
  "engine.js",
);

let engine = null;

async function fetchJson(address, cache) {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** @param {RequestCache} cache "default", or "reload" to pass over what the browser kept */
async function load(addresses, cache) {
  engine = new self.accountSearch.Engine(await fetchJson(addresses.names, cache));
  await engine.build(() => {
    self.postMessage({ type: "names" });
    return fetchJson(addresses.texts, cache);
  });
  self.postMessage({ type: "complete" });
}

/**
 * Load the index. What the browser kept from an earlier visit may be of another build, or damaged: then both files
 * again, from the host.
 */
async function loadFresh(addresses) {
  try {
    await load(addresses, "default");
  } catch {
    await load(addresses, "reload");
  }
}

self.onmessage = async ({ data }) => {
  try {
    if (data.type === "load") await loadFresh(data);
    else self.postMessage({ type: "found", id: data.id, result: engine.search(data.text, data.limit) });
  } catch (error) {
    self.postMessage({ type: "failed", id: data.id, reason: String(error) });
  }
};
