/* Saving the whole site for reading without network, on the page that is about it; on the page that stands in for one
   that is not saved, the list of those that are. The cache is the one that service.js reads. */
(() => {
  "use strict";
  const root = new URL("../../../", document.currentScript.src);
  const LIST = "files.json";
  const EVERYTHING = "luu-tat-ca"; // tells service.js to take all of the next build, too
  const LANES = 6;
  const SHOWN = 40;
  const AGAIN = 4000; // milliseconds
  const addressOf = (path) => new URL(path, root).href;
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`;
  const day = (iso) => iso.split("-").reverse().join("/");

  const BLOCKED =
    "Trình duyệt này không cho trang lưu gì vào máy. Thường là vì bạn đang mở ở chế độ ẩn danh, trong cửa sổ của một ứng dụng chat, hoặc đã chặn dữ liệu trang. Bạn mở trang này bằng Chrome, Edge hay Safari ở chế độ thường, hoặc tải PDF hay file .zip bên dưới.";
  const CUT = "Mạng bị ngắt giữa chừng. Phần đã lưu vẫn còn, khi có mạng lại bạn bấm nút để lưu tiếp.";
  const FULL =
    "Máy không còn đủ chỗ trống nên chưa lưu hết. Phần đã lưu vẫn đọc được. Bạn xóa bớt ảnh, video hoặc ứng dụng rồi lưu tiếp, hoặc xóa bản đã lưu để lấy lại chỗ.";

  const box = document.querySelector(".saving");
  const part = (name) => box.querySelector(`[data-saving=${name}]`);
  const state = { list: null, cache: null, stopped: false, isSaving: false };

  /** What can't be had from the host at the moment is no fault of the storage. */
  class HostError extends Error {}

  async function fromHost(path) {
    const response = await fetch(addressOf(path), { cache: "no-store" }).catch(() => null);
    if (!response?.ok) throw new HostError(path);
    return response;
  }

  async function missing() {
    const kept = new Set((await state.cache.keys()).map(({ url }) => url));
    return Object.keys(state.list.files).filter((path) => !kept.has(addressOf(path)));
  }

  function tell(text, isTrouble = false) {
    part("state").textContent = text;
    part("state").classList.toggle("saving__trouble", isTrouble);
  }

  function say(error) {
    if (error instanceof HostError) return tell(CUT, true);
    tell(error.name === "QuotaExceededError" ? FULL : BLOCKED, true);
  }

  function showProgress(share) {
    part("progress").value = share;
    part("share").textContent = `${Math.floor(share * 100)}%`;
  }

  function showSaving(isSaving) {
    state.isSaving = isSaving;
    part("running").hidden = !isSaving;
    part("save").textContent = isSaving ? "Dừng" : part("save").dataset.name;
    if (isSaving) part("remove").hidden = true;
  }

  /** What is in the machine, and what can be done about it. */
  async function show() {
    const { list } = state;
    const left = (await missing()).length;
    const hasAll = left === 0;
    const isBegun = hasAll || Boolean(await state.cache.match(addressOf(EVERYTHING)));
    part("save").hidden = hasAll;
    part("save").dataset.name = isBegun ? "Lưu tiếp" : "Lưu cả sổ tay";
    part("remove").hidden = !isBegun;
    showSaving(false);
    const share = Math.floor((1 - left / Object.keys(list.files).length) * 100);
    if (hasAll) tell(`Cả sổ tay đã ở trong máy, bản ngày ${day(list.date)}. Khi có mạng, trang vẫn lấy bản mới nhất.`);
    else if (isBegun) tell(`Mới lưu được ${share}%. Bạn bấm nút để lưu nốt phần còn lại.`);
    else tell("");
  }

  async function saveOne(path) {
    await state.cache.put(addressOf(path), await fromHost(path));
  }

  async function saveAll() {
    const waiting = await missing();
    const total = Object.keys(state.list.files).length;
    const lane = async () => {
      while (waiting.length && !state.stopped) {
        await saveOne(waiting.pop());
        showProgress(1 - waiting.length / total);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  async function save() {
    if (state.isSaving) {
      state.stopped = true;
      return;
    }
    state.stopped = false;
    showSaving(true);
    tell("Đang lưu, bạn giữ trang này mở cho đến khi xong.");
    navigator.storage?.persist?.().catch(() => {}); // the browser then removes it last of all
    let trouble = null;
    try {
      await open(); // a new build may have come since
      await state.cache.put(addressOf(EVERYTHING), new Response(""));
      await saveAll();
    } catch (error) {
      trouble = error;
      state.stopped = true; // the other lanes
    }
    await show().catch((error) => (trouble ??= error));
    if (trouble) say(trouble);
  }

  async function remove() {
    const core = new Set(state.list.core.concat(LIST).map(addressOf));
    for (const { url } of await state.cache.keys()) if (!core.has(url)) await state.cache.delete(url);
    await show();
    tell("Đã xóa bản lưu khỏi máy.");
    part("save").focus();
  }

  async function open() {
    state.list = await (await fromHost(LIST)).json();
    state.cache = await caches.open(`so-tay ${root.href} ${state.list.version}`);
  }

  /** A browser that can install tells so, and lets it be asked for once. */
  function offerInstalling() {
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      part("install").hidden = false;
      part("install").onclick = () => {
        part("install").hidden = true;
        event.prompt();
      };
    });
  }

  async function offerSaving() {
    offerInstalling();
    try {
      if (!navigator.serviceWorker || !self.caches) throw new Error("no storage");
      await navigator.serviceWorker.register(addressOf("sw.js"));
      await open();
      const { pages, sent, stored } = state.list;
      part("size").textContent =
        `Gồm ${pages} trang với hình, ô tìm kiếm, từ điển và biểu mẫu. Tải khoảng ${megabytes(sent)}, chiếm khoảng ${megabytes(stored)} trong máy.`;
      part("save").addEventListener("click", save);
      part("remove").addEventListener("click", remove);
      await show();
    } catch (error) {
      say(error);
    }
  }

  async function titleOf(cache, request) {
    const [head] = (await (await cache.match(request)).text()).split("</head>");
    return new DOMParser().parseFromString(head, "text/html").title.split(" – ")[0];
  }

  /** The pages that are in the machine, the one read last first. */
  async function listKept() {
    const [name] = (await caches.keys()).filter((name) => name.startsWith(`so-tay ${root.href} `));
    const cache = await caches.open(name);
    const pages = (await cache.keys()).filter(({ url }) => url.endsWith("/")).reverse();
    for (const request of pages.slice(0, SHOWN)) {
      const link = Object.assign(document.createElement("a"), { href: request.url });
      link.textContent = await titleOf(cache, request);
      const item = document.createElement("li");
      item.append(link);
      part("kept").append(item);
    }
    box.hidden = pages.length === 0;
  }

  /** A machine may say that there is network before there is. */
  async function tryAgain() {
    if (document.hidden) return;
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (answer) location.reload();
  }

  if (box.dataset.of === "kept") {
    listKept().catch(() => {});
    document.querySelector("[data-saving=again]").addEventListener("click", () => location.reload());
    addEventListener("online", tryAgain);
    setInterval(tryAgain, AGAIN);
  } else offerSaving();
})();
