/* Takes the place of service.js where the site no longer keeps pages: it removes what they kept, then itself. */
(() => {
  "use strict";
  const ours = `so-tay ${self.registration.scope} `;

  async function leave() {
    for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
    await self.registration.unregister();
  }

  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(leave()));
})();
