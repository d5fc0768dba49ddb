/* Copying and passing on: letters, papers, the address of a section, the page. Without JavaScript the texts can
   be selected and the signs at headings are plain links. Every copy is announced (WCAG 4.1.3). */
(() => {
  "use strict";

  // Milliseconds that a message stays to be read; one that asks for something stays longer.
  const STAYS = 2500;
  const STAYS_LONG = 12000;
  const DONE = "Đã sao chép";
  const LINK_DONE = "Đã sao chép liên kết";
  const SELECTED =
    "Trình duyệt không cho sao chép. Chữ đã được chọn sẵn: bấm Ctrl + C (máy Mac: ⌘ C), trên điện thoại thì giữ ngón tay vào chữ rồi chọn Sao chép.";
  const IN_THE_BAR = "Trình duyệt không cho sao chép. Hãy chép địa chỉ trên thanh địa chỉ của trình duyệt.";

  const message = document.createElement("p");
  message.className = "message";
  message.setAttribute("role", "status");
  document.body.append(message);
  let hiding = 0;

  function announce(text, stays) {
    clearTimeout(hiding);
    message.textContent = text;
    hiding = setTimeout(() => (message.textContent = ""), stays);
  }

  /* As browsers copied before they had a clipboard for scripts: from a field, with the focus given back. */
  function copyFromField(text) {
    const held = document.activeElement;
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true; // no keyboard comes up on a phone
    field.className = "copy-field";
    document.body.append(field);
    field.select();
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    } finally {
      field.remove();
      held?.focus({ preventScroll: true });
    }
  }

  /**
   * Copy a text and say so.
   * @param {string} text
   * @param {string} done what to say then
   * @param {() => string} helpOut what else is done when no way works; gives what to say then
   */
  async function copy(text, done, helpOut) {
    try {
      // Missing where the page is neither on https nor on this machine; refused where someone forbade it.
      await navigator.clipboard.writeText(text);
    } catch {
      if (!copyFromField(text)) return announce(helpOut(), STAYS_LONG);
    }
    announce(done, STAYS);
  }

  /**
   * For the scripts of single pages: copy a text that they made.
   * @param {string} text
   * @param {HTMLElement} shown what the text stands for, selected when no way works
   */
  self.accountCopy = (text, shown) => copy(text, DONE, () => select(shown));

  function select(element) {
    getSelection().selectAllChildren(element);
    return SELECTED;
  }

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy-button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  for (const code of document.querySelectorAll(".md-content pre > code")) {
    code.parentElement.before(button("Sao chép", () => copy(code.textContent.trim(), DONE, () => select(code))));
    code.parentElement.parentElement.classList.add("has-copy-button");
  }

  /* Papers, letters and chats: what is selected is copied as it looks, tables as tables, for mail, Word and spreadsheets. */
  function copyPaper(box) {
    const said = select(box);
    if (!document.execCommand("copy")) return announce(said, STAYS_LONG);
    getSelection().removeAllRanges();
    announce(DONE, STAYS);
  }

  function printAlone(box) {
    box.classList.add("printed-alone");
    print();
    box.classList.remove("printed-alone");
  }

  for (const box of document.querySelectorAll(".giay, .thu, .tin-nhan")) {
    const tools = document.createElement("div");
    tools.className = "paper-tools";
    tools.append(
      button("Sao chép", () => copyPaper(box)),
      button("In riêng tờ này", () => printAlone(box)),
    );
    for (const made of tools.children) made.ariaLabel = `${made.textContent}: ${box.firstElementChild.textContent}`;
    box.after(tools);
  }

  // The link still leads to its section.
  for (const link of document.querySelectorAll(".headerlink")) {
    link.title = "Sao chép liên kết tới mục này";
    link.addEventListener("click", () => copy(link.href, LINK_DONE, () => IN_THE_BAR));
  }

  const share = document.querySelector(".share-button");
  if (share) {
    const place = document.querySelector("link[rel=canonical]")?.href || location.href.split("#")[0];
    const copyPlace = () => copy(place, LINK_DONE, () => IN_THE_BAR);
    if (!navigator.share) share.textContent = "Sao chép liên kết";
    share.parentElement.hidden = location.protocol === "file:";
    share.addEventListener("click", () => {
      if (!navigator.share) return copyPlace();
      // Someone may close the system's sheet: that is no error.
      return navigator
        .share({ title: document.title, url: place })
        .catch((error) => error.name !== "AbortError" && copyPlace());
    });
  }
})();
