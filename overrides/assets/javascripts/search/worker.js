/**
 * Runs the engine beside the page, so that typing never waits for it.
 *
 * In:  {type: "load", index: address of search/index.json} · {type: "search", id, text, limit}
 * Out: {type: "names"} · {type: "complete"} · {type: "failed", reason} · {type: "found", id, result}
 */
importScripts("vietnamese.js", "keyboard.js", "distance.js", "index.js", "query.js", "ranking.js", "marking.js", "excerpt.js", "engine.js");

let engine = null;

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  engine = new self.accountSearch.Engine(await answer.json());
  await engine.build(() => self.postMessage({ type: "names" }));
  self.postMessage({ type: "complete" });
}

self.onmessage = async ({ data }) => {
  if (data.type === "load") {
    try {
      await load(data.index);
    } catch (error) {
      self.postMessage({ type: "failed", reason: String(error) });
    }
  } else {
    self.postMessage({ type: "found", id: data.id, result: engine.search(data.text, data.limit) });
  }
};
