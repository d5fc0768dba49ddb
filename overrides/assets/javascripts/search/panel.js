/**
 * The panel under the search field: asks the engine, shows the answers, follows the keyboard.
 *
 * Pattern: WAI-ARIA combobox with a listbox popup (ARIA Authoring Practices Guide); the focus stays in
 * the field and aria-activedescendant names the chosen answer. On a phone the whole is a dialog.
 */
(function (search) {
  "use strict";

  const FIRST_ANSWERS = 8;
  const MORE_ANSWERS = 12;
  // A screen reader that announces at every key is of no use: it speaks when the typing rests.
  const ANNOUNCE_AFTER = 600; // milliseconds
  const PHONE = matchMedia("(max-width: 59.984375em)");
  const TEXT = {
    loading: "Đang mở mục lục…",
    failed: "Không tải được mục lục tìm kiếm. Kiểm tra mạng rồi gõ lại.",
    start: "Gõ có dấu hay không dấu đều được, tiếng Anh hay tiếng Việt cũng vậy.",
    count: (count) => (count ? `${count} trang có điều bạn tìm` : "Không có trang nào"),
    none: "Thử ít chữ hơn, gõ tên gọi khác của việc ấy (tiếng Anh hoặc tiếng Việt), hoặc xem theo chủ đề.",
    topics: "Xem tất cả chủ đề",
    meant: "Ý bạn là",
  };

  /**
   * Start the engine in a worker.
   * @param {URL} here the folder of these scripts
   * @param {() => void} onReady called when titles can be searched, and again when everything can
   * @returns {{loaded: Promise<void>, find: (text: string, limit: number) => Promise<Object>}}
   */
  function engineInWorker(here, onReady) {
    const worker = new Worker(new URL("worker.js", here));
    const waiting = new Map();
    let last = 0;
    const loaded = new Promise((done, failed) => {
      worker.onerror = failed;
      worker.onmessage = ({ data }) => {
        if (data.type === "names") onReady();
        else if (data.type === "complete") done(onReady());
        else if (data.type === "failed") failed(new Error(data.reason));
        else {
          waiting.get(data.id)(data.result);
          waiting.delete(data.id);
        }
      };
    });
    const [names, texts] = ["names", "texts"].map((name) => new URL(`../../../search/${name}.json`, here).href);
    worker.postMessage({ type: "load", names, texts });
    return {
      loaded,
      find: (text, limit) =>
        new Promise((done) => {
          waiting.set(++last, done);
          worker.postMessage({ type: "search", id: last, text, limit });
        }),
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
    return { loaded, find: async (text, limit) => engine.search(text, limit) };
  }

  /** Make an element with a class and contents; contents are text or elements, never HTML. */
  function element(tag, className, ...contents) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...contents);
    return made;
  }

  /** Elements for pieces of text, the marked ones in <mark>. */
  function withMarks(pieces) {
    return pieces.map(({ text, marked }) => (marked ? element("mark", "", text) : text));
  }

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
      this.startEngine(engine);
      this.listen();
    }

    /** @param {Promise<void>} [scripts] of an engine in the page; loaded again when they failed */
    startEngine(scripts) {
      const onReady = () => {
        this.isReady = true;
        this.shown = null;
        this.ask();
      };
      const names = this.box.dataset.engine;
      this.engine = names ? engineInPage(scripts || this.load(names), this.load, onReady) : engineInWorker(this.here, onReady);
      this.engine.loaded.catch(() => {
        // The next key starts anew.
        this.engine = null;
        this.isReady = false;
        this.asked = null;
        this.say(TEXT.failed);
      });
    }

    listen() {
      this.field.addEventListener("input", () => {
        this.limit = FIRST_ANSWERS;
        if (!this.engine) this.startEngine();
        this.show();
        this.ask();
      });
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        (this.links()[this.chosen] || this.links()[0])?.click();
      });
      this.field.addEventListener("click", () => this.isOpen || this.open());
      this.box.addEventListener("keydown", (event) => this.press(event));
      this.list.addEventListener("pointermove", (event) => this.choose(this.links().indexOf(event.target.closest("a")), false));
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
        if (this.isOpen && !this.isDialog && event.relatedTarget && !this.box.contains(event.relatedTarget)) this.close();
      });
    }

    get isOpen() {
      return !this.panel.hidden;
    }

    /** Open the search and put the cursor into the field. */
    open() {
      if (!this.engine) this.startEngine();
      if (PHONE.matches) this.becomeDialog();
      this.show();
      if (document.activeElement !== this.field) this.field.focus();
      this.ask();
    }

    show() {
      this.panel.hidden = false;
      this.field.setAttribute("aria-expanded", "true");
      if (!this.field.value.trim()) this.clear(TEXT.start);
      else if (!this.isReady) this.say(TEXT.loading);
    }

    becomeDialog() {
      this.isDialog = true;
      this.box.classList.add("search--dialog");
      this.box.setAttribute("role", "dialog");
      this.box.setAttribute("aria-modal", "true");
      this.box.setAttribute("aria-label", "Tìm kiếm");
    }

    /** Close the panel; a dialog gives the focus back to the button that opened it. */
    close() {
      this.panel.hidden = true;
      this.field.setAttribute("aria-expanded", "false");
      this.choose(-1);
      if (!this.isDialog) return;
      this.isDialog = false;
      this.box.classList.remove("search--dialog");
      for (const name of ["role", "aria-modal", "aria-label"]) this.box.removeAttribute(name);
      this.button.focus();
    }

    links() {
      return [...this.list.children];
    }

    /** What a key does; the keys of the combobox pattern, and Tab inside the dialog. */
    press(event) {
      const last = this.links().length - 1;
      const inField = event.target === this.field;
      const moves = { ArrowDown: this.chosen < last ? this.chosen + 1 : 0, ArrowUp: this.chosen > 0 ? this.chosen - 1 : last, Home: 0, End: last };
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        this.escape();
      } else if (event.key === "Tab" && this.isDialog) this.keepInside(event);
      else if (inField && event.key in moves && last >= 0 && this.isOpen) {
        // Home and End move in the text until an answer is chosen.
        if (event.key.length < 5 && this.chosen < 0) return;
        event.preventDefault();
        this.choose(moves[event.key]);
      } else if (inField && !this.isOpen && event.key === "ArrowDown") this.open();
    }

    escape() {
      if (this.isOpen) this.close();
      else this.field.value = "";
    }

    keepInside(event) {
      const stops = [...this.box.querySelectorAll("input, button")].filter((stop) => stop.offsetParent !== null);
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

    /** Ask the engine for what is in the field; while it works only the newest question waits. */
    async ask() {
      const text = this.field.value;
      if (!this.isReady || !text.trim() || this.asked !== null || this.shown === text) return;
      this.asked = text;
      const result = await this.engine.find(text, this.limit);
      this.asked = null;
      // Meanwhile the field may have been emptied or typed on.
      if (this.field.value.trim()) this.render(text, result);
      this.ask();
    }

    clear(message) {
      this.list.replaceChildren();
      this.choose(-1);
      this.shown = null;
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
    render(text, { count, answers, suggestion, partial }) {
      // The same query with fuller answers: what someone has chosen with the arrows stays chosen.
      const kept = text === this.panel.dataset.query ? this.links()[this.chosen]?.pathname : undefined;
      this.chosen = -1;
      this.field.removeAttribute("aria-activedescendant");
      // Before the answers change, while the layout is known: afterwards it would have to be made at once.
      if (this.limit === FIRST_ANSWERS) this.panel.scrollTop = 0;
      this.list.replaceChildren(...answers.map((answer, place) => this.answer(answer, place)));
      this.list.hidden = !answers.length;
      if (kept) this.choose(this.links().findIndex((link) => link.pathname === kept), false);
      this.more.hidden = count <= answers.length;
      this.advise(count || partial, suggestion);
      this.say(partial && !count ? TEXT.loading : TEXT.count(count));
      this.shown = text;
      this.panel.dataset.state = partial ? "titles" : "complete"; // the tests and the report wait for these
      this.panel.dataset.query = text;
    }

    /** What to try: the query that was probably meant, and without any answer the page of topics. */
    advise(count, suggestion) {
      const parts = [];
      if (!count) parts.push(element("p", "", TEXT.none));
      if (suggestion) {
        const button = element("button", "search__suggestion", `${TEXT.meant} “${suggestion}”?`);
        button.type = "button";
        button.addEventListener("click", () => {
          this.field.value = suggestion;
          this.field.focus();
          this.ask();
        });
        parts.push(button);
      }
      if (!count) {
        const topics = element("a", "", TEXT.topics);
        topics.href = this.form.action;
        parts.push(topics);
      }
      this.advice.replaceChildren(...parts);
      this.advice.hidden = !parts.length;
    }

    /** One answer: a link that is an option of the listbox. */
    answer({ address, section, title, heading, area, excerpt, words }, place) {
      const link = element("a", "search__answer");
      const target = new URL(address, this.site);
      if (words.length) target.searchParams.set("tim", words.join(" "));
      target.hash = section;
      link.href = target.href;
      link.id = `ket-qua-${place + 1}`;
      link.tabIndex = -1;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      const head = element("span", "search__title", ...withMarks(title));
      if (area) link.append(element("span", "search__area", area));
      link.append(head);
      if (heading.length) link.append(element("span", "search__section", ...withMarks(heading)));
      link.append(element("span", "search__excerpt", ...withMarks(excerpt)));
      link.addEventListener("click", () => this.close());
      return link;
    }
  }

  /**
   * Start the panel; called once by loader.js.
   * @returns {Panel}
   */
  search.openPanel = (loader) => new Panel(document.getElementById("tim-kiem"), loader);
})((self.accountSearch = self.accountSearch || {}));
