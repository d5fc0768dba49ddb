/**
 * What was meant when the Vietnamese keyboard was off: "kyx nawng" and "ky4 nang8" are "kỹ năng".
 *
 * Source: the typing conventions Telex (from the post office's telegraph code) and VNI (VNI Software),
 * as Windows, macOS and UniKey implement them. Keys may follow their letter at once or at the end
 * of the syllable.
 */
self.accountSearch = self.accountSearch || {};
((search) => {
  "use strict";
  const { placeTone } = search.vietnamese;

  const TELEX_TONES = { s: 1, f: 2, r: 3, x: 4, j: 5, z: 0 };
  const VOWEL = /[aăâeêioôơuưy]/;
  const CIRCUMFLEX = { a: "â", e: "ê", o: "ô" };
  const HORN = { o: "ơ", u: "ư" };

  /**
   * Change the last of some letters in a syllable under construction.
   * @param {string} letters what is decoded so far
   * @param {Object<string, string>} changes what each letter becomes
   * @returns {string|null} null when none of the letters is there
   */
  function changeLast(letters, changes) {
    for (let at = letters.length - 1; at >= 0; at--) {
      const changed = changes[letters[at]];
      if (changed) return letters.slice(0, at) + changed + letters.slice(at + 1);
    }
    return null;
  }

  /** Put the horn on u, o or both of "uo" (the key w of Telex, 7 of VNI). */
  function addHorn(letters) {
    if (/[uư]o/.test(letters)) return letters.replace(/[uư]o(?!.*[uư]o)/, "ươ");
    return changeLast(letters, HORN);
  }

  /**
   * What a key of Telex does to the letters before it.
   * @param {string} letters what is decoded so far
   * @param {string} key the next letter typed
   * @returns {string|null} the new letters, or null when the key is an ordinary letter here
   */
  function pressTelex(letters, key) {
    if (key === "d") return /^d(?!$)|^d$/.test(letters) && !letters.includes("đ") ? letters.replace("d", "đ") : null;
    if (key in CIRCUMFLEX) return letters.includes(key) ? changeLast(letters, { [key]: CIRCUMFLEX[key] }) : null;
    if (key !== "w") return null;
    // w makes ă, ơ and ư; alone it stands for ư.
    const vowels = letters.replace(/^qu/, "q");
    if (/[oơ]a$/.test(vowels) || (/a/.test(vowels) && !/[uo]/.test(vowels))) return changeLast(letters, { a: "ă" });
    return addHorn(letters) ?? changeLast(letters, { a: "ă" }) ?? `${letters}ư`;
  }

  /**
   * Read a word as typed for a Telex keyboard.
   * @param {string} raw one word without marks, lower case
   * @returns {string|null} the word as meant, or null when no key of Telex is in it
   */
  function decodeTelex(raw) {
    let letters = "";
    let tone = 0;
    let decoded = false;
    for (const key of raw) {
      const changed = pressTelex(letters, key);
      if (changed !== null) {
        letters = changed;
        decoded = true;
      } else if (key in TELEX_TONES && VOWEL.test(letters)) {
        tone = TELEX_TONES[key];
        decoded = true;
      } else letters += key;
    }
    return decoded && VOWEL.test(letters) ? placeTone(letters, tone) : null;
  }

  /**
   * What a digit of VNI does to the letters before it.
   * @param {string} letters what is decoded so far
   * @param {string} digit 6 to 9
   * @returns {string|null} null when the digit has nothing to act on
   */
  function pressVni(letters, digit) {
    if (digit === "6") return changeLast(letters, CIRCUMFLEX);
    if (digit === "7") return addHorn(letters);
    if (digit === "8") return changeLast(letters, { a: "ă" });
    return letters.startsWith("d") ? `đ${letters.slice(1)}` : null;
  }

  /**
   * Read a word as typed for a VNI keyboard.
   * @param {string} raw one word without marks, lower case
   * @returns {string|null} the word as meant, or null when it is no VNI
   */
  function decodeVni(raw) {
    let letters = "";
    let tone = 0;
    let decoded = false;
    for (const key of raw) {
      if (/[0-5]/.test(key) && VOWEL.test(letters)) tone = Number(key);
      else if (/[6-9]/.test(key)) {
        const changed = pressVni(letters, key);
        if (changed === null) return null;
        letters = changed;
      } else if (/\d/.test(key)) return null;
      else {
        letters += key;
        continue;
      }
      decoded = true;
    }
    return decoded && VOWEL.test(letters) ? placeTone(letters, tone) : null;
  }

  /**
   * Every reading of a word as raw keys; whether one is a word is for the caller to judge.
   * @param {string} raw one word as typed
   * @returns {string[]} none, one or two words
   */
  function decode(raw) {
    const keys = raw.toLowerCase();
    if (!/^[a-z0-9]{2,9}$/.test(keys)) return [];
    const readings = /\d/.test(keys) ? [decodeVni(keys)] : [decodeTelex(keys)];
    return readings.filter((reading) => reading !== null && reading !== keys);
  }

  search.keyboard = { decodeTelex, decodeVni, decode };
})(self.accountSearch);
