/**
 * Runs the engine beside the page, so that typing never waits for it.
 *
 * In:  {type: "load", names, texts: addresses of the files of the index} · {type: "search", id, text, limit}
 * Out: {type: "names"} · {type: "complete"} · {type: "failed", reason} · {type: "found", id, result}
 */
importScripts("vietnamese.js", "keyboard.js", "distance.js", "index.js", "query.js", "ranking.js", "marking.js", "excerpt.js", "engine.js");

let engine = null;

async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

async function load(addresses) {
  engine = new self.accountSearch.Engine(await fetchJson(addresses.names));
  await engine.build(() => {
    self.postMessage({ type: "names" });
    return fetchJson(addresses.texts);
  });
  self.postMessage({ type: "complete" });
}

self.onmessage = async ({ data }) => {
  if (data.type === "load") {
    try {
      await load(data);
    } catch (error) {
      self.postMessage({ type: "failed", reason: String(error) });
    }
  } else {
    self.postMessage({ type: "found", id: data.id, result: engine.search(data.text, data.limit) });
  }
};
