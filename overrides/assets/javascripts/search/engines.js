/**
 * Where the engine runs: in a worker, or in pages from disk on the page's own thread. Both look the same to the panel:
 * {loaded: Promise<void>, find: (text, limit, report) => Promise<Object|null>, stop: () => void}. What goes wrong rejects a
 * promise; `find` gives null for a query that a newer one has overtaken.
 */
(function (search) {
  "use strict";

  /**
   * Start the engine in a worker.
   * @param {URL} here the folder of these scripts
   * @param {() => void} onReady called when queries can be asked
   */
  function engineInWorker(here, onReady) {
    const worker = new Worker(new URL("worker.js", here));
    const waiting = new Map();
    let last = 0;
    const settle = (id, how, value) => {
      waiting.get(id)?.[how](value);
      waiting.delete(id);
    };
    const loaded = new Promise((done, failed) => {
      // Nothing more is to be hoped for from a worker that failed: nobody may go on waiting for it.
      const fail = (reason) => {
        failed(new Error(reason));
        for (const id of [...waiting.keys()]) settle(id, "failed", new Error(reason));
      };
      worker.onerror = worker.onmessageerror = ({ message }) => fail(message);
      worker.onmessage = ({ data }) => {
        if (data.type === "ready") done(onReady());
        else if (data.type === "found" && !data.last) waiting.get(data.id)?.report(data.result);
        else if (data.type === "found") settle(data.id, "done", data.result);
        else if (data.id)
          settle(data.id, "failed", Object.assign(new Error(data.reason), { isIndex: data.isIndex }));
        else fail(data.reason);
      };
    });
    worker.postMessage({ type: "load", folder: new URL("../../../search/", here).href });
    return {
      loaded,
      find: (text, limit, report) =>
        new Promise((done, failed) => {
          waiting.set(++last, { done, failed, report });
          worker.postMessage({ type: "search", id: last, text, limit });
        }),
      stop: () => worker.terminate(),
    };
  }

  /**
   * The same engine on the page's own thread; the files of its index are scripts (see search_index.py).
   * @param {Promise<void>} scripts the engine's and that of the core, being loaded
   * @param {(names: string) => Promise<void>} load loads scripts of the folder of these, named with blanks between them
   * @param {() => void} onReady as in `engineInWorker`
   */
  function engineInPage(scripts, load, onReady) {
    let engine = null;
    let newest = 0;
    const take = (name) => {
      const text = self.accountSearchFiles[name];
      delete self.accountSearchFiles[name];
      return JSON.parse(text);
    };
    const fetchFile = (name) => load(`../../../search/${name}.js`).then(() => take(name));
    const loaded = scripts.then(() => {
      engine = new search.Engine(take("core"), fetchFile);
      onReady();
    });
    const find = async (text, limit, report) => {
      const id = ++newest;
      await null; // an exception is a rejection, also of the first part
      return engine.search(text, limit, report, () => id === newest);
    };
    return { loaded, find, stop: () => {} };
  }

  search.engines = { engineInWorker, engineInPage };
})((self.accountSearch = self.accountSearch || {}));
