// @ts-check
// A record → its files in the usual form (as `showcase fmt` writes them); such files → a record again.

const FORM_WIDTH = 100;

/** @param {ReturnType<typeof formTold>} told @param {Map<string, FormKind>} kinds */
function formFiles(told, kinds) {
  const { pattern } = told;
  /** @type {Record<string, string>} */
  const NAMED = { "\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\" };

  /** The files of a record, in its folder. @param {FormRecord} record @param {string[]} codes */
  function files(record, codes) {
    const kind = /** @type {FormKind} */ (kinds.get(record.kind));
    const head = record.head ?? [`# yaml-language-server: $schema=../../.schemas/${kind.name}.schema.json`];
    const facts = [...head, ...block(sorted(record.facts, kind.facts).map(([name, value]) => [name, parted(kind, name, value)]), "", false), ""].join("\n");
    const folder = `content/${kind.folder}/${record.slug}`;
    return [{ path: `${folder}/record.yml`, text: facts }, ...codes.map((code) => ({ path: `${folder}/text.${code}.md`, text: text(kind, record, code) }))];
  }

  /** The parts of a value in the order of the kind. @param {FormKind} kind @param {string} name @param {any} value @returns {any} */
  function parted(kind, name, value) {
    if (typeof value === "string") return value;
    const names = kind.fields.filter((field) => field.path[0] === name && field.path.length > 1).map((field) => field.path[1]);
    if (Array.isArray(value)) return value.map((one) => parted(kind, name, one));
    return Object.fromEntries(sorted(value, names));
  }

  /** @param {FormKind} kind @param {FormRecord} record @param {string} code */
  function text(kind, record, code) {
    const names = kind.fields.filter((field) => field.words && field.how !== "body").map((field) => field.path[0]);
    const front = block(sorted(record.words[code] ?? {}, names), "", true);
    const lines = (record.bodies[code] ?? "").normalize("NFC").replaceAll("\r\n", "\n").replace(/^(?:[ \t]*\n)+|(?:\n[ \t]*)+$/g, "");
    return ["---", ...front, "---", ...(lines.trim() ? ["", lines] : []), ""].join("\n");
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

/**
 * YAML as records have it → its values, all of them texts; an Error where it is written in another way.
 * @param {string} source
 * @returns {Record<string, any>}
 */
function formYaml(source) {
  const lines = source.replaceAll("\r\n", "\n").split("\n").filter((line) => !/^\s*(?:#.*)?$/.test(line));
  let at = 0;
  const found = lines.length ? mapping(indent(lines[0])) : {};
  if (at < lines.length) throw new Error(lines[at]);
  return found;

  /** @param {string} line */
  function indent(line) {
    return line.length - line.trimStart().length;
  }

  /** @param {number} pad */
  function mapping(pad) {
    /** @type {Record<string, any>} */
    const values = {};
    while (at < lines.length && indent(lines[at]) === pad && !/^\s*- /.test(lines[at])) {
      const match = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"'[{#][^:]*)):(?:\s+(.*))?$/.exec(lines[at]);
      if (!match) throw new Error(lines[at]);
      at += 1;
      const value = inner(match[3] ?? "", pad);
      if (value !== null) values[match[1] ?? match[2]] = value;
    }
    return values;
  }

  /** What stands behind a name or a hyphen. @param {string} rest @param {number} pad @returns {any} */
  function inner(rest, pad) {
    const folded = /^([>|])(-?)\s*$/.exec(rest);
    if (folded) return prose(pad, folded[1] === ">" ? " " : "\n", folded[2] ? "" : "\n");
    if (rest && !rest.startsWith("#")) return whole(rest);
    const next = at < lines.length ? indent(lines[at]) : -1;
    if (at < lines.length && /^\s*- /.test(lines[at]) && next >= pad) return list(next);
    return next > pad ? mapping(next) : null;
  }

  /** @param {number} pad @param {string} join @param {string} end */
  function prose(pad, join, end) {
    const parts = [];
    while (at < lines.length && indent(lines[at]) > pad) parts.push(lines[at++].trim());
    return parts.join(join) + end;
  }

  /** @param {number} pad */
  function list(pad) {
    const values = [];
    while (at < lines.length && indent(lines[at]) === pad && /^\s*- /.test(lines[at])) {
      const rest = lines[at].slice(pad + 2);
      if (/^(?:[A-Za-z_][\w-]*|"[^"]*"):(?:\s|$)/.test(rest)) {
        lines[at] = `${" ".repeat(pad + 2)}${rest}`;
        values.push(mapping(pad + 2));
      } else {
        at += 1;
        values.push(whole(rest));
      }
    }
    return values;
  }

  /** A value on one line. @param {string} text */
  function whole(text) {
    const [value, rest] = one(text, "");
    if (rest.trim() && !/^\s+#/.test(rest)) throw new Error(text);
    return value;
  }

  /** A value at the beginning of a text, and what follows. @param {string} text @param {string} ends @returns {[any, string]} */
  function one(text, ends) {
    if (text[0] === "[" || text[0] === "{") return flow(text);
    const double = /^"((?:[^"\\]|\\.)*)"/.exec(text);
    if (double) return [JSON.parse(double[0].replace(/\\x([0-9a-f]{2})/gi, "\\u00$1")), text.slice(double[0].length)];
    const single = /^'((?:[^']|'')*)'/.exec(text);
    if (single) return [single[1].replaceAll("''", "'"), text.slice(single[0].length)];
    if (/^["'&*!|>%@`]/.test(text)) throw new Error(text);
    const end = ends ? new RegExp(`[${ends}]|:\\s`) : /\s#|$/;
    const length = end.exec(text)?.index ?? text.length;
    return [text.slice(0, length).trim(), text.slice(length)];
  }

  /** @param {string} text @returns {[any, string]} */
  function flow(text) {
    const isList = text[0] === "[";
    /** @type {string[]} */
    const values = [];
    /** @type {Record<string, string>} */
    const named = {};
    let rest = text.slice(1).trimStart();
    while (rest && !"]}".includes(rest[0])) {
      let [value, after] = one(rest, ",\\[\\]{}");
      if (isList) values.push(value);
      else [named[value], after] = one(after.replace(/^\s*:\s*/, ""), ",\\[\\]{}");
      rest = after.trimStart().replace(/^,\s*/, "");
    }
    if (!rest) throw new Error(text);
    return [isList ? values : named, rest.slice(1)];
  }
}
