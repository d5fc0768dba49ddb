/* Calculators on the page of formulas: a table "name | number" whose first rows become fields and whose last rows
   are worked out. Without JavaScript the table is a worked example. The formulas are those of account_docs/content/project.py
   and of the sources named on the page. */
(() => {
  "use strict";

  const HOURS_A_DAY = 8;
  const DAYS_A_YEAR = 365;
  const MILLION = 1_000_000;
  // Hides the noise of binary fractions before rounding up.
  const NOISE = 1e-9;

  const share = (percent) => percent / 100;

  /**
   * By name: what each field may hold, the results, their digits after the comma, and the working in words: of what was
   * typed, of the results and of numbers that are written by the way. `main` is the result that people come for: the last
   * one if nothing is said.
   * "positive" is more than 0, "amount" may be 0, "share" is above 0 and at most 100 %, "part" is from 0 and below 100 %.
   */
  const FORMULAS = {
    "hoa-von": {
      fields: ["positive", "share", "positive"],
      results: (cost, kept, each) => [cost / share(kept), Math.ceil(cost / share(kept) / each - NOISE)],
      digits: [2, 0],
      working: ([cost, kept, each], [sales]) =>
        `${cost} triệu chia cho ${kept}% được ${sales} triệu doanh thu, chia tiếp cho ${each} triệu mỗi lượt rồi làm tròn lên.`,
    },
    "pheu-nguoc": {
      fields: ["positive", "share", "share", "positive"],
      results: (goal, closed, qualified, price) => {
        const wanted = Math.ceil(goal / share(closed) - NOISE);
        const leads = Math.ceil(goal / share(closed) / share(qualified) - NOISE);
        return [wanted, leads, (leads * price) / MILLION];
      },
      digits: [0, 0, 2],
      working: ([goal, closed, qualified, price], [wanted, leads]) =>
        `${goal} lượt chia cho ${closed}% được ${wanted} lead đủ chuẩn, chia tiếp cho ${qualified}% được ${leads} lead, rồi nhân với ${price} đồng mỗi lead.`,
    },
    "markup-ra-margin": {
      fields: ["amount"],
      results: (markup) => [(share(markup) / (1 + share(markup))) * 100],
      digits: [2],
      working: ([markup], _, write, [number]) =>
        `Cứ 100 đồng giá vốn thì bán ${write(100 + number, 2)} đồng và lãi ${markup} đồng, nên margin bằng ${markup} chia cho ${write(100 + number, 2)}.`,
    },
    "gia-theo-margin": {
      fields: ["positive", "part"],
      results: (cost, margin) => [(share(margin) / (1 - share(margin))) * 100, cost / (1 - share(margin))],
      digits: [2, 2],
      working: ([cost], [markup], write, [, margin]) =>
        `Giá vốn ${cost} triệu chỉ là ${write(100 - margin, 2)}% của giá bán, nên giá bán bằng ${cost} chia cho ${write(100 - margin, 2)}%, tức là cộng thêm ${markup}% trên giá vốn.`,
    },
    "gio-cong": {
      fields: ["positive", "positive", "share"],
      results: (year, days, used) => [
        days * HOURS_A_DAY * share(used),
        (year * MILLION) / (days * HOURS_A_DAY * share(used)),
      ],
      digits: [0, 0],
      working: ([year, days, used], [hours]) =>
        `${days} ngày, mỗi ngày 8 giờ, nhân với ${used}% được ${hours} giờ; lấy ${year} triệu chia cho số giờ ấy.`,
    },
    "bien-trien-khai": {
      fields: ["positive", "amount", "amount"],
      results: (revenue, passedOn, delivery) => {
        const agi = revenue - passedOn;
        return [agi, agi - delivery, agi > 0 ? ((agi - delivery) / agi) * 100 : NaN];
      },
      digits: [2, 2, 2],
      working: ([revenue, passedOn, delivery], [agi, left]) =>
        `${revenue} trừ ${passedOn} được AGI ${agi} triệu, trừ tiếp ${delivery} triệu giờ làm còn ${left} triệu, rồi lấy ${left} chia cho ${agi}.`,
    },
    "gia-theo-bien": {
      fields: ["positive", "part", "amount"],
      results: (delivery, margin, passedOn) => [
        delivery / (1 - share(margin)),
        delivery / (1 - share(margin)) + passedOn,
      ],
      digits: [2, 2],
      working: ([delivery, , passedOn], [agi], write, [, margin]) =>
        `Chi phí giờ làm ${delivery} triệu là ${write(100 - margin, 2)}% của AGI, nên AGI bằng ${agi} triệu, cộng thêm ${passedOn} triệu trả bên thứ ba.`,
    },
    vat: {
      fields: ["positive", "part"],
      results: (price, rate) => [price * share(rate), price * (1 + share(rate))],
      digits: [2, 2],
      working: ([price, rate], [tax]) =>
        `${price} triệu nhân với ${rate}% được ${tax} triệu tiền thuế, rồi cộng hai số lại.`,
    },
    "lech-ngan-sach": {
      fields: ["positive", "amount"],
      results: (plan, spent) => [spent - plan, ((spent - plan) / plan) * 100],
      digits: [2, 2],
      working: ([plan, spent], [gap]) =>
        `${spent} trừ ${plan} được ${gap} triệu, rồi chia cho kế hoạch là ${plan} triệu.`,
    },
    "tran-phat": {
      fields: ["positive", "share"],
      results: (part, cap) => [part * share(cap)],
      digits: [2],
      working: ([part, cap]) => `${part} triệu của riêng phần bị vi phạm nhân với ${cap}%.`,
    },
    "lai-cham-tra": {
      fields: ["positive", "amount", "positive"],
      results: (owed, rate, days) => {
        const interest = (owed * MILLION * share(rate) * days) / DAYS_A_YEAR;
        return [interest, owed * MILLION + interest];
      },
      digits: [0, 0],
      main: 0,
      working: ([owed, rate, days]) =>
        `${owed} triệu nhân với ${rate}% một năm, nhân với ${days} ngày chậm, rồi chia cho 365 ngày.`,
    },
    cpm: {
      fields: ["positive", "positive"],
      results: (spent, impressions) => [((spent * MILLION) / impressions) * 1000],
      digits: [0],
      working: ([spent, impressions]) =>
        `${spent} triệu đồng chia cho ${impressions} lượt hiển thị, rồi nhân với 1.000.`,
    },
    ctr: {
      fields: ["amount", "positive"],
      results: (clicks, impressions) => [(clicks / impressions) * 100],
      digits: [2],
      working: ([clicks, impressions]) => `${clicks} lượt bấm chia cho ${impressions} lượt hiển thị.`,
    },
    cpc: {
      fields: ["positive", "positive"],
      results: (spent, clicks) => [(spent * MILLION) / clicks],
      digits: [0],
      working: ([spent, clicks]) => `${spent} triệu đồng chia cho ${clicks} lượt bấm.`,
    },
    cpl: {
      fields: ["positive", "positive"],
      results: (spent, leads) => [(spent * MILLION) / leads],
      digits: [0],
      working: ([spent, leads]) => `${spent} triệu đồng chia cho ${leads} lead.`,
    },
    roas: {
      fields: ["amount", "positive", "share"],
      results: (revenue, spent, kept) => [revenue / spent, 1 / share(kept)],
      digits: [2, 2],
      main: 0,
      working: ([revenue, spent, kept]) =>
        `${revenue} triệu doanh thu chia cho ${spent} triệu quảng cáo, còn mức tối thiểu bằng 1 chia cho ${kept}%.`,
    },
  };

  const RULES = {
    positive: [(number) => number > 0, "Số này phải lớn hơn 0."],
    amount: [(number) => number >= 0, "Số này không được âm."],
    share: [(number) => number > 0 && number <= 100, "Phần trăm này phải trên 0 và tới 100."],
    part: [(number) => number >= 0 && number < 100, "Phần trăm này phải từ 0 và dưới 100."],
  };

  /**
   * Read a number as people in Vietnam write it: "1.680", "2,8", "70%"; "0.7" and "2.8" are taken as decimals too.
   * @param {string} text
   * @returns {number} NaN when it is none
   */
  function read(text) {
    const bare = text.replace(/[\s%]/g, "");
    if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(bare)) return Number(bare.replaceAll(".", "").replace(",", "."));
    if (/^\d+([.,]\d+)?$/.test(bare)) return Number(bare.replace(",", "."));
    return NaN;
  }

  /** Write a number the Vietnamese way; "—" for none. */
  function write(number, digits) {
    if (!Number.isFinite(number)) return "—";
    return number.toLocaleString("vi-VN", { maximumFractionDigits: digits }).replace("-", "−");
  }

  function element(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }

  /**
   * The parts of a row's name: "Tổng chi (triệu đồng, chưa VAT)" is the name "Tổng chi, chưa VAT" in triệu đồng.
   * @param {HTMLTableRowElement} row
   */
  function readName(row) {
    const [, bare, inside = ""] = /^(.*?)(?:\s*\(([^()]*)\))?$/.exec(row.cells[0].textContent.trim());
    const [unit, ...notes] = inside.split(", ");
    return { name: [bare, ...notes].join(", "), unit };
  }

  /** A number with its unit, as people write it: "70%", "420 triệu đồng". */
  const withUnit = (number, unit) => (unit === "%" ? `${number}%` : `${number} ${unit}`.trim());

  function makeField(row, id) {
    const { name, unit } = readName(row);
    const written = row.cells[1].textContent.trim();
    const field = element("input", {
      id,
      type: "text",
      inputMode: "decimal",
      autocomplete: "off",
      value: written,
      defaultValue: written,
    });
    const label = element("label", { htmlFor: id, textContent: name });
    const frame = element("span", { className: "calculator__frame" });
    frame.append(field);
    if (unit) {
      label.append(element("span", { className: "visually-hidden", textContent: ` (${unit})` }));
      frame.append(element("span", { className: "calculator__unit", ariaHidden: "true", textContent: unit }));
    }
    const line = element("p", { className: "calculator__line" });
    line.append(label, frame);
    return { name, unit, field, line };
  }

  function makeAnswer(row, isMain) {
    const { name, unit } = readName(row);
    const output = element("output", { textContent: row.cells[1].textContent.trim() });
    const line = element("p", {
      className: isMain ? "calculator__answer calculator__answer--main" : "calculator__answer",
    });
    const value = element("span", { className: "calculator__value" });
    value.append(output, unit === "%" ? "%" : unit && ` ${unit}`);
    line.append(element("span", { className: "calculator__name", textContent: name }), value);
    return { name, unit, output, line };
  }

  /**
   * What is wrong with what was typed, in words.
   * @returns {string} "" when nothing is
   */
  function fault(part, number, kind) {
    if (Number.isNaN(number)) return `${part.name}: hãy gõ một số, ví dụ 2,8 hoặc 125.000.`;
    return RULES[kind][0](number) ? "" : `${part.name}: ${RULES[kind][1]}`;
  }

  function dress(box, place) {
    const formula = FORMULAS[box.dataset.formula];
    const table = box.querySelector("table");
    const rows = [...table.querySelectorAll("tbody tr")];
    const count = formula.fields.length;
    const main = formula.main ?? rows.length - count - 1;
    const fields = rows.slice(0, count).map((row, number) => makeField(row, `may-tinh-${place}-${number}`));
    const answers = rows.slice(count).map((row, number) => makeAnswer(row, number === main));
    const message = element("p", { className: "calculator__message", id: `may-tinh-${place}-loi` });
    message.setAttribute("role", "alert");
    const working = element("p", { className: "calculator__working" });
    const copying = element("button", { type: "button", textContent: "Sao chép kết quả và giả định" });
    const title = table.querySelector("thead").rows[0].cells[0].textContent.trim();

    function update() {
      const numbers = fields.map(({ field }) => read(field.value));
      const faults = fields.map((part, number) => fault(part, numbers[number], formula.fields[number]));
      const wrong = faults.findIndex(Boolean);
      fields.forEach(({ field }, number) => {
        field.setAttribute("aria-invalid", String(number === wrong));
        if (number === wrong) field.setAttribute("aria-describedby", message.id);
        else field.removeAttribute("aria-describedby");
      });
      const said = faults[wrong] ?? "";
      if (message.textContent !== said) message.textContent = said;
      const results = wrong < 0 ? formula.results(...numbers) : [];
      answers.forEach(({ output }, number) => {
        output.textContent = write(results[number], formula.digits[number]);
      });
      const solved = results.length > 0 && results.every(Number.isFinite);
      const typed = numbers.map((number) => write(number, 4));
      const shown = answers.map(({ output }) => output.textContent);
      working.textContent = solved ? `Cách tính: ${formula.working(typed, shown, write, numbers)}` : "";
      copying.hidden = !solved;
    }

    const summary = () =>
      [
        title,
        ...fields.map(({ name, unit, field }) => `${name}: ${withUnit(write(read(field.value), 4), unit)}`),
        ...answers.map(({ name, unit, output }) => `→ ${name}: ${withUnit(output.textContent, unit)}`),
        working.textContent,
      ].join("\n");

    const reset = element("button", { type: "button", textContent: "Trả lại số mẫu" });
    reset.addEventListener("click", () => {
      for (const { field } of fields) field.value = field.defaultValue;
      update();
    });
    copying.addEventListener("click", () => self.accountCopy(summary(), box));
    const tools = element("div", { className: "calculator__tools" });
    tools.append(copying, reset);
    box.setAttribute("role", "group");
    box.ariaLabel = `Máy tính: ${title}`;
    box.replaceChildren(...fields.map(({ line }) => line), message, ...answers.map(({ line }) => line), working, tools);
    box.addEventListener("input", update);
    update();
  }

  document.querySelectorAll(".calculator[data-formula]").forEach(dress);
})();
