/**
 * The service worker: pages that were visited, and all of them once saved, are read without network. While there is
 * network, a page comes from the host; only files whose address tells their content come from the machine. A build has
 * one cache: a new build takes over what did not change, then the old cache goes. See account_docs/site/saved_pages.py.
 */
(() => {
  "use strict";
  const VERSION = "{version}";
  const SCOPE = self.registration.scope;
  const OURS = `so-tay ${SCOPE} `; // other sites of the same host have caches, too
  const NAME = OURS + VERSION;
  const LIST = "files.json";
  const EVERYTHING = "luu-tat-ca"; // page.js leaves this sign in the cache
  const SEARCH = /^(?:search|assets\/javascripts\/search)\//;
  const BOOKS = /\.(?:zip|pdf|epub)$/;
  const LANES = 6;
  let searched;

  const addressOf = (path) => new URL(path, SCOPE).href;
  const past = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);

  /** Under which address a file is kept: a page is the same whatever its query is. */
  function keyOf({ url, mode }) {
    const { origin, pathname, search } = new URL(url);
    const version = mode !== "navigate" && search.startsWith("?v=") ? search : "";
    return origin + pathname.replace(/\/index\.html$/, "/") + version;
  }

  /** A browser shows no page that it knows to be sent on from another address. */
  const put = (cache, key, response) =>
    cache.put(key, response.redirected ? new Response(response.body, response) : response);

  function fetchAll(cache, paths) {
    const waiting = paths.values(); // one row for all lanes
    const lane = async () => {
      for (const path of waiting) {
        if (await cache.match(addressOf(path))) continue;
        const response = await fetch(addressOf(path), { cache: "no-cache", priority: "low" });
        if (response.ok) await put(cache, addressOf(path), response);
      }
    };
    return Promise.all(Array.from({ length: LANES }, lane));
  }

  /** Take what did not change over from the cache of an earlier build; what did is wanted anew. */
  async function takeOver(name, cache, { files }, wanted) {
    const past = await caches.open(name);
    const list = await past.match(addressOf(LIST));
    const before = list ? (await list.json()).files : {};
    const kept = new Set((await past.keys()).map(({ url }) => url.slice(SCOPE.length)));
    const hasSearch = [...kept].some((path) => SEARCH.test(path));
    const isOurs = (path) => kept.has(path) || kept.has(EVERYTHING) || (hasSearch && SEARCH.test(path));
    for (const path of Object.keys(files).filter(isOurs)) {
      const same = before[path] === files[path] && (await past.match(addressOf(path)));
      if (same) await cache.put(addressOf(path), same);
      else wanted.add(path);
    }
    if (kept.has(EVERYTHING)) await cache.put(addressOf(EVERYTHING), new Response(""));
  }

  async function install() {
    const list = await (await fetch(addressOf(LIST), { cache: "no-store" })).json();
    if (list.version !== VERSION) throw new Error("the host is just being given a new build");
    const cache = await caches.open(NAME);
    const wanted = new Set(list.core);
    for (const name of await past()) await takeOver(name, cache, list, wanted);
    for (const client of await self.clients.matchAll({ includeUncontrolled: true })) {
      const path = keyOf({ url: client.url, mode: "navigate" }).slice(SCOPE.length);
      if (path in list.files) wanted.add(path);
    }
    await fetchAll(cache, wanted);
    await cache.put(addressOf(LIST), new Response(JSON.stringify(list)));
    await self.skipWaiting();
  }

  async function activate() {
    for (const name of await past()) await caches.delete(name);
    await self.clients.claim();
  }

  /** Who searched once may search without network; not on the account of those who save data. */
  async function keepSearch(cache) {
    const list = await cache.match(addressOf(LIST));
    if (!list || navigator.connection?.saveData) return;
    const paths = Object.keys((await list.json()).files).filter((path) => SEARCH.test(path));
    await fetchAll(cache, paths);
  }

  async function answer(event, request, key) {
    const isPage = request.mode === "navigate";
    const cache = await caches.open(NAME).catch(() => null); // a browser may take the storage away
    const known = key.includes("?v=") && (await cache?.match(key));
    if (known) return known;
    try {
      // Not all browsers let the request for a page be changed: one of its own asks the host past what is kept.
      const response = await (isPage ? fetch(request.url, { cache: "no-cache", redirect: "manual" }) : fetch(request));
      if (cache && response.ok) event.waitUntil(put(cache, key, response.clone()).catch(() => {})); // it may be full
      return response;
    } catch (error) {
      const saved = await cache?.match(key, { ignoreSearch: true });
      const instead = isPage && (await cache?.match(addressOf("chua-luu.html")));
      if (saved || instead) return saved || instead;
      throw error;
    }
  }

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const key = keyOf(request);
    if (request.method !== "GET" || request.headers.has("range") || !key.startsWith(SCOPE)) return;
    if (request.cache === "no-store" || BOOKS.test(key)) return; // what page.js saves; and files for other programs
    event.respondWith(answer(event, request, key));
    if (!SEARCH.test(key.slice(SCOPE.length))) return;
    searched ??= caches.open(NAME).then(keepSearch);
    event.waitUntil(searched.catch(() => (searched = null)));
  });
})();
