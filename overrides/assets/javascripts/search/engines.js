/**
 * Where the engine runs: in a worker, or in pages from disk on the page's own thread. Both look the same to the panel:
 * {loaded: Promise<void>, find: (text, limit) => Promise<Object>, stop: () => void}. What goes wrong rejects a promise.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";

  /**
   * Start the engine in a worker.
   * @param {URL} here the folder of these scripts
   * @param {() => void} onReady called when titles can be searched, and again when everything can
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
        if (data.type === "names") onReady();
        else if (data.type === "complete") done(onReady());
        else if (data.type === "found") settle(data.id, "done", data.result);
        else if (data.id) settle(data.id, "failed", new Error(data.reason));
        else fail(data.reason);
      };
    });
    const [names, texts] = ["names", "texts"].map((name) => new URL(`../../../search/${name}.json`, here).href);
    worker.postMessage({ type: "load", names, texts });
    return {
      loaded,
      find: (text, limit) =>
        new Promise((done, failed) => {
          waiting.set(++last, { done, failed });
          worker.postMessage({ type: "search", id: last, text, limit });
        }),
      stop: () => worker.terminate(),
    };
  }

  /**
   * The same engine on the page's own thread, built in slices; its index is two scripts (see search_index.py).
   * @param {Promise<void>} scripts the engine's and that of the names, being loaded
   * @param {(names: string) => Promise<void>} load loads scripts of the folder of these, named with blanks between them
   * @param {() => void} onReady as in `engineInWorker`
   */
  function engineInPage(scripts, load, onReady) {
    let engine = null;
    const getTexts = () => {
      onReady();
      return load("../../../search/texts.js").then(() => JSON.parse(self.accountSearchTexts));
    };
    const loaded = scripts.then(() => {
      engine = new search.Engine(JSON.parse(self.accountSearchNames));
      return engine.build(getTexts).then(onReady);
    });
    return { loaded, find: async (text, limit) => engine.search(text, limit), stop: () => {} };
  }

  search.engines = { engineInWorker, engineInPage };
})(self.accountSearch);
