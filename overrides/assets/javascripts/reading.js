/* Along with the reader: the table of contents says where one is, and a folded answer opens for who is sent into it. */
(() => {
  "use strict";

  const links = [...document.querySelectorAll(".md-nav--secondary a")];
  const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
  const box = document.querySelector(".md-sidebar--secondary .md-sidebar__scrollwrap");
  const ACTIVE = "md-nav__link--active";
  // A heading counts as read from when it reaches this part of the screen.
  const LINE = 0.25;
  let waiting = false;

  function follow() {
    waiting = false;
    if (!box?.offsetParent) return;
    const line = innerHeight * LINE;
    const next = headings.findIndex((heading) => heading?.getBoundingClientRect().top > line);
    const present = links[(next < 0 ? links.length : next) - 1];
    for (const link of links) link.classList.toggle(ACTIVE, link === present);
    // Only the list scrolls, never the page.
    if (present && box.scrollHeight > box.clientHeight) box.scrollTop = present.offsetTop - box.clientHeight / 2;
  }

  function onScroll() {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  }

  if (links.length) {
    addEventListener("scroll", onScroll, { passive: true });
    addEventListener("resize", onScroll, { passive: true });
    follow();
  }

  function openTarget() {
    let target;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return; // An address that can't be read leads nowhere.
    }
    let closed = false;
    for (let part = target?.closest("details"); part; part = part.parentElement.closest("details")) {
      closed ||= !part.open;
      part.open = true;
    }
    if (closed) target.scrollIntoView();
  }

  addEventListener("hashchange", openTarget);
  openTarget();

  // Older browsers print only what is open.
  addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll(".md-content details")) part.open = true;
  });
})();
