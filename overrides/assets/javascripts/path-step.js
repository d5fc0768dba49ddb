/* On a reading path: at the end of a page that stands on the path one is following, the way on. The path and what was
   read are kept on this device alone (paths.js writes them where the paths are listed). */
(() => {
  "use strict";

  const KEY = "lo-trinh";
  const path = accountMemory.get(KEY);
  const here = location.href.split(/[?#]/)[0].slice(accountMemory.scope.length);
  const place = path?.steps?.findIndex(([address]) => address === here) ?? -1;
  const end = document.querySelector(".md-content .related, .md-content .page-end");
  if (place < 0 || !end) return;

  const line = (...parts) => {
    const made = document.createElement("p");
    made.append(...parts);
    return made;
  };
  const link = (address, text) => {
    const made = document.createElement("a");
    made.href = accountMemory.scope + address;
    made.textContent = text;
    return made;
  };
  const box = document.createElement("aside");
  const next = path.steps[place + 1];
  box.className = "path-step";
  box.ariaLabel = `Lộ trình ${path.name}`;
  box.append(
    line(link(path.home, `Lộ trình ${path.name}`), `, bài ${place + 1} trên ${path.steps.length}`),
    next ? line("Bài tiếp theo: ", link(...next)) : line("Đây là bài cuối, bạn đã đi hết lộ trình."),
  );
  end.before(box);

  // Read is what one has come to the end of.
  new IntersectionObserver((entries, observer) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    const kept = accountMemory.get(KEY);
    if (kept) accountMemory.set(KEY, { ...kept, read: [...new Set([...kept.read, here])] });
  }).observe(box);
})();
