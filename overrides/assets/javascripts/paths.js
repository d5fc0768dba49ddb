/* The reading paths: which pages were read, and where to go on. All of it stays on this device, and goes with one press.
   On the page of the paths each step is marked; on the front page one line leads back to the path one is on. */
(() => {
  "use strict";

  const KEY = "lo-trinh";
  const address = (link) => link.href.split("#")[0].slice(accountMemory.scope.length);

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  const readOf = (steps, read) => steps.filter(([step]) => read.includes(step)).length;

  function clearButton(after) {
    const button = element("button", { type: "button", className: "paths__clear", textContent: "Xóa dấu đã đọc" });
    button.addEventListener("click", () => {
      accountMemory.forget(KEY);
      after();
    });
    return button;
  }

  /** A path as it stands on the page: an ordered list under a heading. */
  function readPath(list) {
    let head = list;
    while (!head.querySelector("h2") && head.tagName !== "H2") head = head.previousElementSibling;
    const heading = head.querySelector("h2") ?? head;
    const links = [...list.children].map((step) => step.querySelector("a"));
    return {
      name: heading.firstChild.textContent.replace(/\s+/g, " ").trim(),
      home: `${location.href.split(/[?#]/)[0].slice(accountMemory.scope.length)}#${heading.id}`,
      list,
      links,
      steps: links.map((link) => [address(link), link.textContent]),
      status: element("p", { className: "paths__status" }),
    };
  }

  function dressPaths(box) {
    const paths = [...box.querySelectorAll("ol")].map(readPath);
    const foot = element("p", { className: "paths__foot", hidden: true });
    const said = element("span", {});
    said.setAttribute("role", "status");

    function show() {
      const read = accountMemory.get(KEY)?.read ?? [];
      for (const { links, steps, status } of paths) {
        links.forEach((link, place) => {
          link.closest("li").classList.toggle("paths__read", read.includes(steps[place][0]));
          link.nextElementSibling?.matches(".paths__mark") && link.nextElementSibling.remove();
          if (read.includes(steps[place][0]))
            link.after(element("span", { className: "paths__mark", textContent: " (đã đọc)" }));
        });
        const next = links.find((_, place) => !read.includes(steps[place][0]));
        const count = readOf(steps, read);
        status.hidden = count === 0;
        status.replaceChildren(`Đã đọc ${count} trong ${steps.length} bài. `);
        if (next) status.append("Đọc tiếp: ", element("a", { href: next.href, textContent: next.textContent }));
      }
      foot.hidden = !read.length && !said.textContent;
    }

    for (const path of paths) {
      path.list.after(path.status);
      const { name, home, steps } = path;
      for (const part of [path.list, path.status]) {
        part.addEventListener("click", (event) => {
          if (!event.target.closest("a")) return;
          accountMemory.set(KEY, { name, home, steps, read: accountMemory.get(KEY)?.read ?? [] });
        });
      }
    }
    const clear = clearButton(() => {
      said.textContent = " Đã xóa hết dấu trên máy này.";
      show();
    });
    foot.append(clear, said);
    box.append(foot);
    show();
    // Who comes back with the browser's own button sees what has been read since.
    addEventListener("pageshow", show);
  }

  function dressFront(doors) {
    const path = accountMemory.get(KEY);
    if (!path?.steps) return;
    const next = path.steps.find(([step]) => !path.read.includes(step));
    const line = element("p", { className: "paths__front" });
    const home = element("a", { href: accountMemory.scope + path.home, textContent: path.name });
    line.append(
      "Bạn đang theo lộ trình ",
      home,
      `, đã đọc ${readOf(path.steps, path.read)} trong ${path.steps.length} bài. `,
    );
    if (next)
      line.append("Đọc tiếp: ", element("a", { href: accountMemory.scope + next[0], textContent: next[1] }), ". ");
    line.append(clearButton(() => line.remove()));
    doors.before(line);
  }

  document.querySelectorAll(".paths").forEach(dressPaths);
  document.querySelectorAll(".doors").forEach(dressFront);
})();
