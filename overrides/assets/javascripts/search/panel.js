/**
 * The panel under the search field: asks the engine, shows the answers, follows the keyboard.
 *
 * Pattern: WAI-ARIA combobox with a listbox popup (ARIA Authoring Practices Guide); the focus stays in
 * the field and aria-activedescendant names the chosen answer. On a phone the whole is a dialog.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { engineInWorker, engineInPage } = search.engines;
  const { answerLink, isComposing, isolate } = search.parts;
  const { adviceFor, linkTo } = search.advice;

  const FIRST_ANSWERS = 8;
  const MORE_ANSWERS = 12;
  // A larger number of pages helps nobody.
  const MOST_COUNTED = 40;
  // A screen reader that announces at every key is of no use: it speaks when the typing rests.
  const ANNOUNCE_AFTER = 600; // milliseconds
  const PHONE = matchMedia("(max-width: 59.984375em)");
  const TEXT = {
    loading: "Đang mở mục lục…",
    failed: "Không tải được mục lục tìm kiếm. Kiểm tra mạng rồi gõ lại.",
    broken: "Phần tìm kiếm gặp lỗi với những chữ này. Gõ khác đi một chút, hoặc xem theo chủ đề.",
    searching: "Đang tìm, có kết quả sẽ mở trang đầu tiên…",
    start: "Gõ có dấu hay không dấu đều được, tiếng Anh hay tiếng Việt cũng vậy.",
    none: "Không có trang nào",
    count: (count) => `${count} trang có điều bạn tìm`,
    many: "Nhiều trang có điều bạn tìm, đây là các trang nói kỹ nhất",
    mentioned: (mentioned) => `${mentioned} trang có nhắc tới điều bạn tìm`,
    near: "Chưa có trang nói đúng điều này, đây là các trang gần nhất",
    nearest: "Các trang gần nhất với điều bạn hỏi",
  };

  class Panel {
    /**
     * @param {Element} box the element #tim-kiem of partials/search.html
     * @param {{here: URL, load: Function, engine: Promise<void>|undefined}} loader see loader.js
     */
    constructor(box, { here, load, engine }) {
      this.box = box;
      this.here = here;
      this.load = load;
      this.site = new URL("../../../", here);
      this.form = box.querySelector("form");
      this.field = box.querySelector("input");
      this.panel = box.querySelector(".search__panel");
      this.status = box.querySelector(".search__status");
      this.advice = box.querySelector(".search__advice");
      this.list = box.querySelector(".search__results");
      this.more = box.querySelector(".search__more");
      this.button = document.querySelector(".search-button");
      this.chosen = -1;
      this.limit = FIRST_ANSWERS;
      this.asked = null; // what the engine works on
      this.shown = null; // what the panel shows
      this.entered = null; // the query whose first answer is to be opened when it is there
      box.classList.remove("search--failed");
      this.startEngine(engine);
      this.listen();
    }

    /** @param {Promise<void>} [scripts] of an engine in the page; loaded again when they failed */
    startEngine(scripts) {
      let engine = null;
      this.asked = null;
      const onReady = () => {
        if (engine !== this.engine) return;
        this.isReady = true;
        this.ask();
      };
      const names = this.box.dataset.engine;
      try {
        engine = names
          ? engineInPage(scripts || this.load(names), this.load, onReady)
          : engineInWorker(this.here, onReady);
      } catch {
        return this.fail(TEXT.failed); // a browser may allow no workers
      }
      this.engine = engine;
      engine.loaded.catch(() => engine === this.engine && this.fail(TEXT.failed));
    }

    /** Say that there will be no answer; the next key starts anew. */
    fail(message) {
      this.engine?.stop();
      this.engine = null;
      this.isReady = false;
      this.asked = null;
      this.entered = null;
      this.clear(message);
      this.advise([linkTo("topics")]);
    }

    listen() {
      this.field.addEventListener("input", () => {
        this.limit = FIRST_ANSWERS;
        this.entered = null;
        this.choose(-1);
        if (!this.engine) this.startEngine();
        this.show();
        this.ask();
      });
      this.field.addEventListener("click", () => this.isOpen || this.open());
      this.box.addEventListener("keydown", (event) => isComposing(event) || this.press(event));
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !isComposing(event)) this.escape(event);
      });
      this.list.addEventListener(
        "pointermove",
        (event) => this.isFresh && this.choose(this.links().indexOf(event.target.closest("a")), false),
      );
      this.list.addEventListener("click", (event) => event.target.closest("a") && this.close());
      this.more.addEventListener("click", () => {
        this.limit += MORE_ANSWERS;
        this.shown = null;
        this.ask();
        this.field.focus();
      });
      this.box.querySelector(".search__close").addEventListener("click", () => this.close());
      document.addEventListener("pointerdown", (event) => {
        if (this.isOpen && !this.isDialog && !this.box.contains(event.target)) this.close();
      });
      this.box.addEventListener("focusout", (event) => {
        if (this.isOpen && !this.isDialog && event.relatedTarget && !this.box.contains(event.relatedTarget))
          this.close();
      });
      // A tablet that is turned: what was a dialog has its field in the head now, and the other way round.
      PHONE.addEventListener("change", () => this.isOpen && this.fitScreen());
    }

    get isOpen() {
      return !this.panel.hidden;
    }

    /** Whether the answers shown are those to what stands in the field. */
    get isFresh() {
      return this.shown !== null && this.shown === this.field.value;
    }

    /** Open the search and put the cursor into the field. */
    open() {
      if (!this.engine) this.startEngine();
      if (PHONE.matches) this.becomeDialog();
      this.show();
      if (document.activeElement !== this.field) this.field.focus();
      this.ask();
    }

    /** Open the chosen answer, or the first; never one to an earlier query: where there is none yet, wait for it. */
    enter() {
      if (!this.field.value.trim()) return;
      if (!this.isOpen) return this.open();
      const links = this.isFresh ? this.links() : [];
      const isPartial = this.panel.dataset.state === "titles";
      const link = links[this.chosen] || (isPartial ? undefined : links[0]);
      if (link) link.click();
      else if (!this.isFresh || isPartial) {
        if (!this.engine) this.startEngine();
        this.entered = this.field.value;
        this.say(TEXT.searching);
        this.ask();
      }
    }

    show() {
      this.panel.hidden = false;
      this.field.setAttribute("aria-expanded", "true");
      if (!this.field.value.trim()) this.clear(TEXT.start);
      else if (this.engine && !this.isReady) this.say(TEXT.loading);
    }

    becomeDialog() {
      if (this.isDialog) return;
      this.isDialog = true;
      this.box.classList.add("search--dialog");
      this.box.setAttribute("role", "dialog");
      this.box.setAttribute("aria-modal", "true");
      this.box.setAttribute("aria-label", "Tìm kiếm");
      this.release = isolate(this.box);
    }

    leaveDialog() {
      this.isDialog = false;
      this.box.classList.remove("search--dialog");
      for (const name of ["role", "aria-modal", "aria-label"]) this.box.removeAttribute(name);
      this.release();
    }

    /**
     * Show the open search as the screen's width wants it. A dialog always takes the focus: at a phone's width the
     * sheet hides the field until it is one, and a browser may have taken the focus from a hidden field by then.
     */
    fitScreen() {
      const held = this.box.contains(document.activeElement);
      if (PHONE.matches) this.becomeDialog();
      else if (this.isDialog) this.leaveDialog();
      if (held || this.isDialog) this.field.focus();
    }

    /** Close the panel; a dialog gives the focus back to the button that opened it. */
    close() {
      this.panel.hidden = true;
      this.field.setAttribute("aria-expanded", "false");
      this.entered = null;
      this.choose(-1);
      if (!this.isDialog) return;
      this.leaveDialog();
      this.button.focus();
    }

    links() {
      return [...this.list.children];
    }

    /** What a key does; the keys of the combobox pattern, and Tab inside the dialog. */
    press(event) {
      const last = this.links().length - 1;
      const inField = event.target === this.field;
      const moves = {
        ArrowDown: this.chosen < last ? this.chosen + 1 : 0,
        ArrowUp: this.chosen > 0 ? this.chosen - 1 : last,
        Home: 0,
        End: last,
      };
      if (event.key === "Tab" && this.isDialog) this.keepInside(event);
      else if (inField && event.key in moves && last >= 0 && this.isOpen && this.isFresh) {
        // Home and End move in the text until an answer is chosen.
        if (event.key.length < 5 && this.chosen < 0) return;
        event.preventDefault();
        this.choose(moves[event.key]);
      } else if (inField && !this.isOpen && event.key === "ArrowDown") this.open();
    }

    /** Escape closes what is open, wherever the focus is; in the field of a closed search it empties the field. */
    escape(event) {
      if (this.isOpen) this.close();
      else if (event.target === this.field) this.field.value = "";
      else return;
      event.preventDefault();
    }

    keepInside(event) {
      const stops = [...this.box.querySelectorAll("input, button, .search__advice a")].filter(
        (stop) => stop.offsetParent !== null,
      );
      const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
      if (document.activeElement !== edge) return;
      event.preventDefault();
      (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
    }

    /**
     * Choose an answer.
     * @param {number} place from 0; -1 for none
     * @param {boolean} scroll whether to bring it into view
     */
    choose(place, scroll = true) {
      const links = this.links();
      if (place === this.chosen) return;
      links[this.chosen]?.setAttribute("aria-selected", "false");
      this.chosen = links[place] ? place : -1;
      const link = links[this.chosen];
      if (!link) {
        this.field.removeAttribute("aria-activedescendant");
        return;
      }
      link.setAttribute("aria-selected", "true");
      this.field.setAttribute("aria-activedescendant", link.id);
      if (scroll) link.scrollIntoView({ block: "nearest" });
    }

    /** Ask the engine for what is in the field; a newer question overtakes it. */
    async ask() {
      const text = this.field.value;
      if (!this.isReady || !text.trim() || this.asked === text || this.shown === text) return;
      this.asked = text;
      const { engine } = this;
      // Meanwhile the field may have been emptied or typed on.
      const isCurrent = () => engine === this.engine && this.asked === text && this.field.value === text;
      try {
        const result = await engine.find(text, this.limit, (part) => isCurrent() && this.render(text, part));
        if (!isCurrent()) return;
        this.asked = null;
        if (result) this.render(text, result);
      } catch (error) {
        if (engine === this.engine && this.asked === text) this.fail(error.isIndex ? TEXT.failed : TEXT.broken);
        console.warn(error);
      }
    }

    clear(message) {
      this.list.replaceChildren();
      this.choose(-1);
      this.shown = null;
      this.asked = null;
      this.advice.hidden = true;
      this.more.hidden = true;
      this.list.hidden = true;
      this.say(message);
    }

    /** Show a message at once, and have it announced when the typing rests. */
    say(message) {
      clearTimeout(this.announcing);
      this.status.setAttribute("aria-live", "off");
      this.status.textContent = message;
      this.announcing = setTimeout(() => {
        this.status.setAttribute("aria-live", "polite");
        this.status.textContent = "";
        this.status.textContent = message;
      }, ANNOUNCE_AFTER);
    }

    /**
     * Show the answers to a query.
     * @param {string} text the query
     * @param {Object} result see engine.js
     */
    render(text, result) {
      const { near, answers, partial } = result;
      // The same query with fuller answers: what someone has chosen with the arrows stays chosen.
      const isSame = text === this.panel.dataset.query;
      const kept = isSame ? this.links()[this.chosen]?.pathname : undefined;
      this.chosen = -1;
      this.field.removeAttribute("aria-activedescendant");
      // Before the answers change, while the layout is known: afterwards it would have to be made at once.
      if (this.limit === FIRST_ANSWERS && !isSame) this.panel.scrollTop = 0;
      this.list.replaceChildren(...answers.map((answer, place) => answerLink(answer, place, this.site)));
      this.list.hidden = !answers.length;
      if (kept)
        this.choose(
          this.links().findIndex((link) => link.pathname === kept),
          false,
        );
      this.more.hidden = partial || near <= answers.length;
      this.advise(adviceFor(this.box, this.site, text, result, (other) => this.askInstead(other)));
      this.say(this.summary(result));
      this.shown = text;
      this.panel.dataset.state = partial ? "titles" : "complete"; // the tests and the report wait for these
      this.panel.dataset.query = text;
      if (this.entered !== text || partial) return;
      this.entered = null;
      this.enter();
    }

    /** What the list holds, in a sentence. */
    summary({ count, mentioned, near, situation, partial }) {
      if (count) return count > MOST_COUNTED ? TEXT.many : TEXT.count(count);
      if (mentioned && mentioned <= MOST_COUNTED) return TEXT.mentioned(mentioned);
      if (near) return situation ? TEXT.nearest : TEXT.near;
      return partial ? TEXT.loading : TEXT.none;
    }

    /** Ask for what was perhaps meant. */
    askInstead(text) {
      this.field.value = text;
      this.field.focus();
      this.ask();
    }

    /** @param {Element[]} parts what to try; none hides the place for it */
    advise(parts) {
      this.advice.replaceChildren(...parts);
      this.advice.hidden = !parts.length;
    }
  }

  /**
   * Start the panel; called once by loader.js.
   * @returns {Panel}
   */
  search.openPanel = (loader) => new Panel(document.getElementById("tim-kiem"), loader);
})(self.accountSearch);
