/**
 * Runs the engine beside the page, so that typing never waits for it.
 *
 * In:  {type: "load", folder: address of the index} · {type: "search", id, text, limit}
 * Out: {type: "ready"} · {type: "found", id, result, last}, more than one for a query whose answers grow · {type: "failed",
 *      id, reason, isIndex}, without an id when the index did not come; `isIndex` when a part of it did not
 */
importScripts(
  "vietnamese.js",
  "keyboard.js",
  "distance.js",
  "likeness.js",
  "lexicon.js",
  "index.js",
  "parsing.js",
  "speech.js",
  "names.js",
  "mending.js",
  "query.js",
  "wanted.js",
  "meeting.js",
  "ranking.js",
  "marking.js",
  "matching.js",
  "excerpt.js",
  "landing.js",
  "engine.js",
);

let engine = null;
let folder = "";
let newest = 0;

/** @param {RequestCache} cache "default", or "reload" to pass over what the browser kept */
async function fetchJson(name, cache, build) {
  const answer = await fetch(`${folder}${name}.json${build ? `?${new URLSearchParams({ v: build })}` : ""}`, { cache });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

async function start(cache) {
  const core = await fetchJson("core", cache);
  engine = new self.accountSearch.Engine(core, (name) => fetchJson(name, cache, core.build));
}

/** What the browser kept from an earlier visit may be of another build, or damaged: then all anew, from the host. */
async function withFresh(work) {
  try {
    return await work();
  } catch {
    await start("reload");
    return work();
  }
}

async function load(data) {
  folder = data.folder;
  await start("default").catch(() => start("reload"));
  self.postMessage({ type: "ready" });
}

async function search({ id, text, limit }) {
  newest = id;
  // Keys that came meanwhile: only the newest is worth the work.
  await new Promise((resume) => setTimeout(resume));
  const isWanted = () => id === newest;
  const tell = (result, last) => self.postMessage({ type: "found", id, result, last });
  const ask = () => engine.search(text, limit, (result) => tell(result, false), isWanted);
  const result = isWanted() ? await withFresh(ask) : null;
  tell(result, true);
}

self.onmessage = async ({ data }) => {
  try {
    await (data.type === "load" ? load(data) : search(data));
  } catch (error) {
    self.postMessage({ type: "failed", id: data.id, reason: String(error), isIndex: Boolean(error.isIndex) });
  }
};
