// @ts-check
// The rules' sentences with their places filled in. The scripts of the form are plain ones that share their names: a page
// opened from disk may load no modules. Each gives one function, which begins with `form`.

/**
 * @typedef {{name: string, path: string[], shape: "one" | "many" | "each" | "each-many" | "keyed", how: string, words: boolean, required: boolean, needed: boolean, label: string, help: string, limit: number, kind: string, choices: [string, string][]}} FormField
 * @typedef {{name: string, folder: string, list: string, called: string, noun: string, label: string, textLabel: string, issue: string, facts: string[], fields: FormField[], groups: Record<string, string>, questions: Record<string, [string, Record<string, string>]>}} FormKind
 * @typedef {{patterns: Record<string, [string, string]>, limits: Record<string, number>, sentences: Record<string, {code: string, message: string, hint: string}>, parts: Record<string, string>, group: string, countries: string[], languages: string[], marks: string, private: string[], silent: string[], slug: {reserved: string[], nameless: string, letters: Record<string, string>, pairs: Record<string, string>, greek: Record<string, string>, alike: Record<string, string>}}} FormRules
 * @typedef {{language: string, default: string, languages: Record<string, string>, name: string, repository: string, branch: string, kinds: FormKind[], records: Record<string, [string, string, string?][] | null>, regions: Record<string, string>, countryNames: Record<string, string>, taken: string[], colours: Record<string, [string, string]>, sources: string, dates: Record<string, string>, precision: Record<string, string>, period: string, pages: string[], folders: Record<string, string>, question: {name: string, label: string, options: Record<string, string>}, rules: FormRules}} FormData_
 * @typedef {{kind: string, slug: string, old: string, facts: Record<string, any>, words: Record<string, Record<string, any>>, bodies: Record<string, string>, files?: Record<string, string>, pictures?: string[]}} FormRecord
 * @typedef {{path: string, text: string, state: "new" | "same" | "changed", lost: string[]}} FormFile
 * @typedef {{field: string, language: string, at: number, code: string, message: string, hint: string, level: "error" | "warning"}} FormProblem
 * @typedef {{code: string, message: string, hint: string, level: "error" | "warning"}} FormFault
 * @typedef {Record<string, string | number>} FormValues
 */

const FORM_QUOTED = 60;

/** @param {FormRules} rules */
function formTold(rules) {
  /** @type {Map<string, RegExp>} */
  const made = new Map();

  /**
   * A pattern of the rules, somewhere in a text, at its beginning or as the whole of it.
   * @param {string} name
   * @param {"some" | "all" | "start" | "each"} [how]
   */
  function pattern(name, how = "some") {
    const key = `${how} ${name}`;
    let found = made.get(key);
    if (!found) {
      const [source, flags] = rules.patterns[name];
      const around = { some: source, each: source, all: `^(?:${source})$`, start: `^(?:${source})` }[how];
      found = new RegExp(around, how === "each" ? `${flags}g` : flags);
      made.set(key, found);
    }
    found.lastIndex = 0;
    return found;
  }

  /**
   * @param {string} sentence
   * @param {FormValues} values
   */
  function fill(sentence, values) {
    return sentence.replace(/\{\{|\}\}|\{(\w+)(:,)?\}/g, (whole, name, grouped) => {
      if (!name) return whole[0];
      const value = String(values[name] ?? "");
      return grouped ? value.replace(/\B(?=(?:\d{3})+$)/g, rules.group) : value;
    });
  }

  /**
   * What somebody typed, as a sentence repeats it: what does not show is made visible, and it is cut.
   * @param {string} value
   */
  function quote(value) {
    const shown = [...value].map((sign) => (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(sign) ? escaped(sign) : sign));
    const whole = shown.join("");
    const signs = [...whole];
    const value_ = signs.length <= FORM_QUOTED ? whole : `${signs.slice(0, FORM_QUOTED - 1).join("")}…`;
    return fill(rules.parts.quoted, { value: value_ });
  }

  /** @param {string} sign */
  function escaped(sign) {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
    return code < 0x10000 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
  }

  /**
   * A fault by the name of its sentence; the hint has the same values, unless it is given its own.
   * @param {string} name
   * @param {FormValues} [values]
   * @param {FormValues} [more]
   * @param {"error" | "warning"} [level]
   * @returns {FormFault}
   */
  function fault(name, values = {}, more = {}, level = "error") {
    const { code, message, hint } = rules.sentences[name];
    return { code, message: fill(message, values), hint: fill(hint, { ...values, ...more }), level };
  }

  /** @param {string} sign */
  const point = (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

  return { pattern, fill, quote, fault, point, rules };
}
