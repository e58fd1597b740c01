// @ts-check
// A record → its files in the usual form (as `showcase fmt` writes them); such files → a record again.

const FORM_WIDTH = 100;

/** @param {ReturnType<typeof formTold>} told @param {Map<string, FormKind>} kinds */
function formFiles(told, kinds) {
  const { pattern } = told;
  /** @type {Record<string, string>} */
  const NAMED = { "\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\" };

  /** The files of a record, in its folder; of one that was opened, those that did not change stay as they were. @param {FormRecord} record @param {string[]} codes @returns {FormFile[]} */
  function files(record, codes) {
    const kind = /** @type {FormKind} */ (kinds.get(record.kind));
    const made = { "record.yml": facts(kind, record), ...Object.fromEntries(codes.map((code) => [`text.${code}.md`, text(kind, record, code)])) };
    return Object.entries(made).map(([name, { text, lost }]) => {
      const was = record.files?.[name];
      const state = was === undefined ? "new" : was === text ? "same" : "changed";
      return { path: `content/${kind.folder}/${record.slug}/${name}`, text, state, lost };
    });
  }

  /** @param {FormKind} kind @param {FormRecord} record */
  function facts(kind, record) {
    const was = (record.files?.["record.yml"] ?? "").replaceAll("\r\n", "\n");
    const now = sorted(record.facts, kind.facts).map(([name, value]) => /** @type {[string, any]} */ ([name, parted(kind, name, value)]));
    const found = fields(was.replace(/\n$/, ""), now, false, [`# yaml-language-server: $schema=../../.schemas/${kind.name}.schema.json`], (name, value) => parted(kind, name, value));
    return { text: found.all ? (record.files?.["record.yml"] ?? "") : [...found.lines, ""].join("\n"), lost: found.lost };
  }

  /** @param {FormKind} kind @param {FormRecord} record @param {string} code */
  function text(kind, record, code) {
    const names = kind.fields.filter((field) => field.words && field.how !== "body").map((field) => field.path[0]);
    const whole = record.files?.[`text.${code}.md`] ?? "";
    const [, front = "", old = ""] = formFront(whole.replaceAll("\r\n", "\n")) ?? [];
    const found = fields(front, sorted(record.words[code] ?? {}, names), true, [], (_, value) => value);
    const body = record.bodies[code] ?? "";
    const stays = whole && body.replaceAll("\r\n", "\n").trim() === old.trim();
    if (found.all && stays) return { text: whole, lost: [] };
    const lines = body.normalize("NFC").replaceAll("\r\n", "\n").replace(/^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g, "");
    return { text: `${["---", ...found.lines, "---"].join("\n")}\n${stays ? old : lines.trim() ? `\n${lines}\n` : ""}`, lost: found.lost };
  }

  /**
   * The lines of fields: of those in the file as it was, what did not change stays.
   * @param {string} was @param {[string, any][]} now @param {boolean} words @param {string[]} first @param {(name: string, value: any) => any} order
   */
  function fields(was, now, words, first, order) {
    const before = was ? formYaml(was) : {};
    const lines = (/** @type {string} */ name, /** @type {any} */ value) => block([[name, value]], "", words);
    const plain = (/** @type {string} */ name, /** @type {any} */ value) => (bare(value) ? lines(name, order(name, trimmed(value))).join("\n") : "");
    const values = new Map(now);
    const names = [...new Set([...Object.keys(before), ...values.keys()])];
    const same = new Set(names.filter((name) => plain(name, before[name]) === plain(name, values.get(name))));
    const found = formKept(was, now.map(([name, value]) => [name, lines(name, value)]), same, first);
    return { ...found, all: Boolean(was) && names.length === same.size };
  }

  /** Whether there is something in a value. @param {any} value */
  function bare(value) {
    return value !== undefined && value !== null && value !== "" && (typeof value !== "object" || Object.keys(value).length > 0);
  }

  /** A value without blanks at the ends of its texts, as a field of the form has it. @param {any} value @returns {any} */
  function trimmed(value) {
    if (typeof value === "string") return value.trim();
    if (Array.isArray(value)) return value.map(trimmed);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, trimmed(one)]));
  }

  /** The parts of a value in the order of the kind. @param {FormKind} kind @param {string} name @param {any} value @returns {any} */
  function parted(kind, name, value) {
    if (typeof value === "string") return value;
    const names = kind.fields.filter((field) => field.path[0] === name && field.path.length > 1).map((field) => field.path[1]);
    if (Array.isArray(value)) return value.map((one) => parted(kind, name, one));
    return Object.fromEntries(sorted(value, names));
  }

  /** Entries in an order; those that stand nowhere in it come last. @param {Record<string, any>} values @param {string[]} names @returns {[string, any][]} */
  function sorted(values, names) {
    const place = (/** @type {string} */ name) => (names.includes(name) ? names.indexOf(name) : names.length);
    return Object.entries(values).filter(([, value]) => value !== "" && value !== undefined).sort(([one], [other]) => place(one) - place(other));
  }

  /** @param {[string, any][]} entries @param {string} pad @param {boolean} words @returns {string[]} */
  function block(entries, pad, words) {
    return entries.flatMap(([name, value]) => entry(`${pad}${key(name)}:`, value, pad, words));
  }

  /** A value behind its name. @param {string} head @param {any} value @param {string} pad @param {boolean} words @returns {string[]} */
  function entry(head, value, pad, words) {
    if (typeof value === "string") return [`${head} ${words ? quoted(value) : scalar(value)}`];
    const line = flow(value, words);
    if (line && (head.length + 1 + [...line].length <= FORM_WIDTH || !Object.keys(value).length)) return [`${head} ${line}`];
    if (!Array.isArray(value)) return [head, ...block(Object.entries(value), `${pad}  `, words)];
    return [head, ...value.flatMap((one) => item(one, `${pad}  `, words))];
  }

  /** @param {any} value @param {string} pad @param {boolean} words */
  function item(value, pad, words) {
    if (typeof value === "string") return [`${pad}- ${words ? quoted(value) : scalar(value)}`];
    const lines = block(Object.entries(value), `${pad}  `, words);
    return [`${pad}- ${(lines[0] ?? "{}").trimStart()}`, ...lines.slice(1)];
  }

  /** A list or part on one line, or nothing. @param {any} value @param {boolean} words */
  function flow(value, words) {
    const inner = Object.values(value);
    if (!inner.length) return Array.isArray(value) ? "[]" : "{}";
    if (inner.some((one) => typeof one !== "string")) return "";
    if (Array.isArray(value)) return `[${value.map((one) => (words ? quoted(one) : scalar(one, true))).join(", ")}]`;
    return words ? "" : `{${Object.entries(value).map(([name, one]) => `${key(name)}: ${scalar(String(one), true)}`).join(", ")}}`;
  }

  /** @param {string} written @param {boolean} [inside] */
  function scalar(written, inside = false) {
    const text = written.normalize("NFC");
    const bare = text && pattern("yaml-bare", "all").test(text) && !(inside && pattern("yaml-splits").test(text));
    return bare ? text : quoted(text);
  }

  /** @param {string} text */
  function quoted(text) {
    const code = (/** @type {string} */ sign) => sign.codePointAt(0) ?? 0;
    const escape = (/** @type {string} */ sign) => NAMED[sign] ?? (code(sign) < 0x100 ? `\\x${code(sign).toString(16).padStart(2, "0")}` : `\\u${code(sign).toString(16).padStart(4, "0")}`);
    return `"${text.normalize("NFC").replace(pattern("yaml-escaped", "each"), escape)}"`;
  }

  /** @param {string} name */
  const key = (name) => (pattern("yaml-key", "all").test(name) ? name : quoted(name));

  return { files };
}

/** The front matter and the body of a text. @param {string} source */
function formFront(source) {
  return /^---[ \t]*\r?\n(?:([^]*?)\r?\n)?---[ \t]*(?:\r?\n([^]*))?$/.exec(source);
}
