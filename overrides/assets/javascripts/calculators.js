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
   * By name: what each field may hold, the results, and their digits after the comma.
   * "positive" is more than 0, "amount" may be 0, "share" is above 0 and at most 100 %, "part" is from 0 and below 100 %.
   */
  const FORMULAS = {
    "hoa-von": {
      fields: ["positive", "share", "positive"],
      results: (cost, kept, each) => [cost / share(kept), Math.ceil(cost / share(kept) / each - NOISE)],
      digits: [2, 0],
    },
    "pheu-nguoc": {
      fields: ["positive", "share", "share", "positive"],
      results: (goal, closed, qualified, price) => {
        const wanted = Math.ceil(goal / share(closed) - NOISE);
        const leads = Math.ceil(goal / share(closed) / share(qualified) - NOISE);
        return [wanted, leads, (leads * price) / MILLION];
      },
      digits: [0, 0, 2],
    },
    "markup-ra-margin": {
      fields: ["amount"],
      results: (markup) => [(share(markup) / (1 + share(markup))) * 100],
      digits: [2],
    },
    "gia-theo-margin": {
      fields: ["positive", "part"],
      results: (cost, margin) => [(share(margin) / (1 - share(margin))) * 100, cost / (1 - share(margin))],
      digits: [2, 2],
    },
    "gio-cong": {
      fields: ["positive", "positive", "share"],
      results: (year, days, used) => [
        days * HOURS_A_DAY * share(used),
        (year * MILLION) / (days * HOURS_A_DAY * share(used)),
      ],
      digits: [0, 0],
    },
    "bien-trien-khai": {
      fields: ["positive", "amount", "amount"],
      results: (revenue, passedOn, delivery) => {
        const agi = revenue - passedOn;
        return [agi, agi - delivery, agi > 0 ? ((agi - delivery) / agi) * 100 : NaN];
      },
      digits: [2, 2, 2],
    },
    "gia-theo-bien": {
      fields: ["positive", "part", "amount"],
      results: (delivery, margin, passedOn) => [
        delivery / (1 - share(margin)),
        delivery / (1 - share(margin)) + passedOn,
      ],
      digits: [2, 2],
    },
    vat: {
      fields: ["positive", "part"],
      results: (price, rate) => [price * share(rate), price * (1 + share(rate))],
      digits: [2, 2],
    },
    "lech-ngan-sach": {
      fields: ["positive", "amount"],
      results: (plan, spent) => [spent - plan, ((spent - plan) / plan) * 100],
      digits: [2, 2],
    },
    "tran-phat": {
      fields: ["positive", "share"],
      results: (part, cap) => [part * share(cap)],
      digits: [2],
    },
    "lai-cham-tra": {
      fields: ["positive", "amount", "positive"],
      results: (owed, rate, days) => {
        const interest = (owed * MILLION * share(rate) * days) / DAYS_A_YEAR;
        return [interest, owed * MILLION + interest];
      },
      digits: [0, 0],
    },
    cpm: {
      fields: ["positive", "positive"],
      results: (spent, impressions) => [((spent * MILLION) / impressions) * 1000],
      digits: [0],
    },
    ctr: {
      fields: ["amount", "positive"],
      results: (clicks, impressions) => [(clicks / impressions) * 100],
      digits: [2],
    },
    cpc: {
      fields: ["positive", "positive"],
      results: (spent, clicks) => [(spent * MILLION) / clicks],
      digits: [0],
    },
    cpl: {
      fields: ["positive", "positive"],
      results: (spent, leads) => [(spent * MILLION) / leads],
      digits: [0],
    },
    roas: {
      fields: ["amount", "positive", "share"],
      results: (revenue, spent, kept) => [revenue / spent, 1 / share(kept)],
      digits: [2, 2],
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

  function dress(box, number) {
    const formula = FORMULAS[box.dataset.formula];
    const rows = [...box.querySelectorAll("tbody tr")];
    const message = element("p", { className: "calculator__message", id: `may-tinh-${number}-loi` });
    message.setAttribute("role", "alert");
    const outputs = rows.slice(formula.fields.length).map((row) => {
      const output = element("output", { textContent: row.cells[1].textContent });
      row.cells[1].replaceChildren(output);
      return output;
    });
    const fields = rows.slice(0, formula.fields.length).map((row) => {
      const field = element("input", {
        type: "text",
        inputMode: "decimal",
        autocomplete: "off",
        value: row.cells[1].textContent,
        defaultValue: row.cells[1].textContent,
      });
      field.setAttribute("aria-label", row.cells[0].textContent);
      row.cells[1].replaceChildren(field);
      return field;
    });

    function update() {
      const numbers = fields.map((field) => read(field.value));
      const wrong = numbers.findIndex((value, place) => Number.isNaN(value) || !RULES[formula.fields[place]][0](value));
      fields.forEach((field, place) => {
        field.setAttribute("aria-invalid", String(place === wrong));
        if (place === wrong) field.setAttribute("aria-describedby", message.id);
        else field.removeAttribute("aria-describedby");
      });
      const name = wrong >= 0 ? rows[wrong].cells[0].textContent : "";
      const fault =
        wrong < 0
          ? ""
          : `${name}: ${Number.isNaN(numbers[wrong]) ? "hãy gõ một số, ví dụ 2,8 hoặc 125.000." : RULES[formula.fields[wrong]][1]}`;
      if (message.textContent !== fault) message.textContent = fault;
      const results = wrong < 0 ? formula.results(...numbers) : [];
      outputs.forEach((output, place) => {
        output.textContent = write(results[place], formula.digits[place]);
      });
    }

    const reset = element("button", { type: "button", className: "calculator__reset", textContent: "Trả lại số mẫu" });
    reset.addEventListener("click", () => {
      for (const field of fields) field.value = field.defaultValue;
      update();
    });
    box.addEventListener("input", update);
    box.append(message, reset);
  }

  document.querySelectorAll(".calculator[data-formula]").forEach(dress);
})();
