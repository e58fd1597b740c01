// @ts-check
// YAML as records have it → its values.

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
