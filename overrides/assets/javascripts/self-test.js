/* The self-assessment: tasks under a heading for each skill become boxes to tick; then a picture of the skills and a
   plan from the statements that are still open. Nothing is sent; the ticks are kept on the device if one asks for it.
   Without JavaScript the same statements are a form to print. */
(() => {
  "use strict";

  const KEY = "tu-danh-gia";
  const SVG = "http://www.w3.org/2000/svg";
  // Of the picture, in its own units: as wide as a phone's text, so that letters stay as large as they are named.
  const WIDTH = 334;
  const GROUND = 152;
  const STEP = 21;
  const LOWEST = 10;
  // Weeks of the plan: by turns from the two skills with the fewest ticks.
  const WEEKS = 4;

  function element(tag, properties = {}, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  function drawn(tag, attributes, text = "") {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  }

  /** A task becomes a box with its words as its label, so that a thumb may press anywhere on the line. */
  function makeTickable(item) {
    const label = item.querySelector("label");
    const box = label.querySelector("input");
    const words = element("span", { className: "self-test__words" });
    while (label.nextSibling) words.append(label.nextSibling);
    words.textContent = words.textContent.trim();
    label.append(words);
    box.disabled = false;
    box.removeAttribute("aria-label");
    return { box, text: words.textContent };
  }

  function readSkill(list) {
    let head = list;
    while (!/^H\d$/.test(head.tagName) && !head.querySelector("h3")) head = head.previousElementSibling;
    const name = head.textContent
      .replace(/^Chấm\s+|#$/g, "")
      .replace(/\s+/g, " ")
      .trim();
    return {
      name: name[0].toUpperCase() + name.slice(1),
      advice: list.nextElementSibling,
      statements: [...list.children].map(makeTickable),
    };
  }

  const ticked = ({ statements }) => statements.filter(({ box }) => box.checked).length;
  const open = ({ statements }) => statements.filter(({ box }) => !box.checked);

  /**
   * A bridge on a pier for each skill, as high as its ticks; the lowest piers are red, and said in words below.
   * @param {{name: string, score: number}[]} skills
   */
  function picture(skills) {
    const lowest = Math.min(...skills.map(({ score }) => score));
    const even = skills.every(({ score }) => score === lowest);
    const gap = WIDTH / skills.length;
    const tops = skills.map(({ score }, place) => [gap * (place + 0.5), GROUND - LOWEST - score * STEP]);
    const svg = drawn("svg", { viewBox: `0 0 ${WIDTH} 180`, role: "img" });
    svg.setAttribute("aria-label", skills.map(({ name, score }) => `${name}: ${score} trên 5`).join(", "));
    let road = `M0 ${tops[0][1]}H${tops[0][0]}`;
    tops.slice(1).forEach(([x, y], place) => {
      const middle = (tops[place][0] + x) / 2;
      road += `C${middle} ${tops[place][1]} ${middle} ${y} ${x} ${y}`;
    });
    svg.append(drawn("path", { d: `M0 ${GROUND}H${WIDTH}`, stroke: "var(--pic-line)", "stroke-width": 1.5 }));
    skills.forEach(({ name, score }, place) => {
      const [x, y] = tops[place];
      const colour = score === lowest && !even ? "var(--pic-wrong)" : "var(--pic-plan)";
      const ink = colour === "var(--pic-wrong)" ? colour : "var(--pic-ink)";
      const middle = { x, "text-anchor": "middle", fill: ink };
      svg.append(
        drawn("rect", { x: x - 13, y, width: 26, height: GROUND - y, fill: colour }),
        drawn("text", { ...middle, y: y - 9, "font-size": 17, "font-weight": 600 }, String(score)),
        drawn("text", { ...middle, y: GROUND + 20, "font-size": 13.5 }, name),
      );
    });
    const line = { d: `${road}H${WIDTH}`, fill: "none", stroke: "var(--pic-ink)", "stroke-width": 4 };
    svg.append(drawn("path", { ...line, "stroke-linecap": "round" }));
    return element("figure", { className: "figure" }, svg);
  }

  /** What the picture says, in one or two sentences. */
  function verdict(skills) {
    const scores = skills.map(ticked);
    const lowest = Math.min(...scores);
    const weak = skills.filter((_, place) => scores[place] === lowest).map(({ name }) => name.toLowerCase());
    if (lowest === 5)
      return "Bạn mở được bằng chứng cho cả 25 câu, nên bước tiếp theo là nhờ quản lý chấm theo thang bốn level.";
    if (weak.length === skills.length)
      return `Năm kỹ năng của bạn đang ngang nhau, mỗi kỹ năng có ${lowest} trên 5 bằng chứng. Bạn bắt đầu từ kỹ năng tháng này dùng nhiều nhất.`;
    return `Ít bằng chứng nhất là ${weak.join(", ")} với ${lowest} trên 5 câu, nên bốn tuần dưới đây bắt đầu từ đó.`;
  }

  /** The statements to work on, week by week, and the skills that they are of. */
  function planned(skills) {
    const weakest = skills.filter((skill) => open(skill).length).sort((one, other) => ticked(one) - ticked(other));
    const chosen = weakest.slice(0, 2);
    const steps = [];
    for (let turn = 0; steps.length < WEEKS && turn < WEEKS; turn += 1) {
      for (const skill of chosen) {
        const next = open(skill)[turn];
        if (next && steps.length < WEEKS) steps.push({ skill, text: next.text });
      }
    }
    return { chosen, steps };
  }

  function plan(skills) {
    const { chosen, steps } = planned(skills);
    if (!steps.length) return [];
    const items = steps.map(({ skill, text }) =>
      element(
        "li",
        {},
        element("strong", { textContent: `${skill.name}. ` }),
        text,
        element("span", { className: "self-test__blank", textContent: "Xong ngày … Tên file …" }),
      ),
    );
    return [
      element("h4", { textContent: "Kế hoạch bốn tuần, mỗi tuần một bằng chứng" }),
      element("ol", {}, ...items),
      ...chosen.map(({ name, advice }) =>
        element("p", {}, element("strong", { textContent: `${name}: ` }), ...[...advice.cloneNode(true).childNodes]),
      ),
    ];
  }

  function asText(skills) {
    const lines = skills.map((skill) => `${skill.name}: ${ticked(skill)}/5`);
    const steps = planned(skills).steps.map(({ skill, text }, place) => `Tuần ${place + 1} (${skill.name}): ${text}`);
    return ["Tự đánh giá năm kỹ năng account", ...lines, "", ...steps].join("\n").trim();
  }

  function button(text, act) {
    const made = element("button", { type: "button", className: "self-test__button", textContent: text });
    made.addEventListener("click", act);
    return made;
  }

  function dress(test) {
    const skills = [...test.querySelectorAll(".task-list")].map(readSkill);
    const boxes = skills.flatMap(({ statements }) => statements.map(({ box }) => box));
    const count = element("p", { className: "self-test__count" });
    count.setAttribute("role", "status");
    const keep = element("input", { type: "checkbox" });
    const keeping = element("label", { className: "self-test__keep" }, keep, "Nhớ các dấu này trên máy của tôi");
    const result = element("section", { className: "self-test__result", hidden: true });
    result.setAttribute("aria-labelledby", "ket-qua-tu-danh-gia");

    const state = () => boxes.map(({ checked }) => Number(checked)).join("");
    const remember = () => (keep.checked ? accountMemory.set(KEY, state()) : accountMemory.forget(KEY));

    function show() {
      count.textContent = `${boxes.filter(({ checked }) => checked).length} trong ${boxes.length} câu đã có bằng chứng`;
      const scores = skills.map((skill) => ({ name: skill.name, score: ticked(skill) }));
      const tools = element("div", { className: "self-test__tools" });
      tools.append(
        button("In kết quả và kế hoạch", () => printPart("self-test--result")),
        button("Sao chép", () => self.accountCopy(asText(skills), result)),
      );
      result.replaceChildren(
        element("h3", { id: "ket-qua-tu-danh-gia", tabIndex: -1, textContent: "Kết quả của bạn" }),
        picture(scores),
        element("p", { textContent: verdict(skills) }),
        ...plan(skills),
        tools,
      );
    }

    function printPart(name) {
      test.classList.add("printed-alone", name);
      print();
      test.classList.remove("printed-alone", name);
    }

    function reveal() {
      result.hidden = false;
      result.querySelector("h3").focus();
    }

    function clear() {
      for (const box of boxes) box.checked = false;
      keep.checked = false;
      accountMemory.forget(KEY);
      result.hidden = true;
      show();
      count.textContent = "Đã xóa hết dấu, cả trên máy này.";
    }

    const kept = accountMemory.get(KEY);
    if (typeof kept === "string" && kept.length === boxes.length) {
      keep.checked = true;
      for (const [place, box] of boxes.entries()) box.checked = kept[place] === "1";
      result.hidden = false;
    }
    test.addEventListener("change", () => {
      remember();
      show();
    });
    const foot = element("div", { className: "self-test__foot" }, count, keeping);
    const tools = element("div", { className: "self-test__tools" });
    const first = button("Xem kết quả", reveal);
    first.classList.add("md-button", "md-button--primary");
    tools.append(
      first,
      button("In phiếu trống", () => printPart("self-test--form")),
      button("Xóa hết dấu", clear),
    );
    foot.append(
      tools,
      element("p", { className: "self-test__note", textContent: "Các dấu chỉ nằm trên máy này và không gửi đi đâu." }),
    );
    test.append(foot, result);
    show();
  }

  document.querySelectorAll(".self-test").forEach(dress);
})();
