/* Copying and passing on: letters and forms, the address of a section, the page. Without JavaScript the texts can
   be selected and the signs at headings are plain links. Every copy is announced (WCAG 4.1.3). */
(function () {
  "use strict";

  const STAYS = 2500; // milliseconds that a message stays to be read
  const DONE = "Đã sao chép";
  const FAILED = "Trình duyệt không cho sao chép, hãy chọn chữ rồi sao chép bằng tay";

  const message = document.createElement("p");
  message.className = "message";
  message.setAttribute("role", "status");
  document.body.append(message);
  let hiding = 0;

  function announce(text) {
    clearTimeout(hiding);
    message.textContent = text;
    hiding = setTimeout(() => (message.textContent = ""), STAYS);
  }

  function copy(text, done) {
    // Missing where the page is neither on https nor on this machine.
    if (!navigator.clipboard) return announce(FAILED);
    return navigator.clipboard.writeText(text).then(
      () => announce(done),
      () => announce(FAILED),
    );
  }

  for (const code of document.querySelectorAll(".md-content pre > code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.textContent = "Sao chép";
    button.addEventListener("click", () => copy(code.textContent.trim(), DONE));
    code.parentElement.before(button);
    code.parentElement.parentElement.classList.add("has-copy-button");
  }

  // The link still leads to its section.
  for (const link of document.querySelectorAll(".headerlink")) {
    link.addEventListener("click", () => copy(link.href, "Đã sao chép liên kết"));
  }

  const share = document.querySelector(".share-button");
  if (share) {
    const place = document.querySelector("link[rel=canonical]")?.href || location.href.split("#")[0];
    if (!navigator.share) share.textContent = "Sao chép liên kết";
    share.parentElement.hidden = location.protocol === "file:";
    share.addEventListener("click", () => {
      if (!navigator.share) return copy(place, "Đã sao chép liên kết");
      // Someone may close the system's sheet: that is no error.
      return navigator.share({ title: document.title, url: place }).catch(() => {});
    });
  }
})();
