// @ts-check
// A file as it was and its fields as they are now → its lines: a field that is the same keeps every sign of it, comments
// above a field stay above it. Comments within a field that changed cannot stay; they are told.

/** A comment at the end of a line, or a line of its own. */
const FORM_COMMENT = /(?:^|\s)#.*/;

/** @param {string} line */
const formComment = (line) => FORM_COMMENT.exec(line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, '""'))?.[0].trim() ?? "";

/**
 * @param {string} source
 * @param {[string, string[]][]} fields each with its lines
 * @param {Set<string>} same names of those that did not change
 * @param {string[]} first the lines that a file without any begins with
 * @returns {{lines: string[], lost: string[]}}
 */
function formKept(source, fields, same, first) {
  const { head, parts, tail } = formParts(source);
  /** @type {string[]} */
  const lost = [];
  const gone = new Map(parts);
  const lines = formOrder(fields, [...parts.keys()]).flatMap(([name, fresh]) => {
    const part = parts.get(name);
    gone.delete(name);
    if (!part) return fresh;
    if (same.has(name)) return [...part.before, ...part.lines];
    lost.push(...part.lines.map(formComment));
    return [...part.before, ...fresh];
  });
  const empty = [...gone].filter(([name]) => same.has(name)).flatMap(([, part]) => [...part.before, ...part.lines]);
  for (const [name, part] of gone) if (!same.has(name)) lost.push(...[...part.before, ...part.lines].map(formComment));
  return { lines: [...(source ? head : first), ...lines, ...empty, ...tail], lost: lost.filter(Boolean) };
}

/**
 * Fields in the order in which a file has them; a new one comes after the one that it usually follows.
 * @param {[string, string[]][]} fields @param {string[]} names
 */
function formOrder(fields, names) {
  const found = fields.filter(([name]) => names.includes(name)).sort(([one], [other]) => names.indexOf(one) - names.indexOf(other));
  fields.forEach((field, at) => {
    if (!names.includes(field[0])) found.splice(at ? found.indexOf(fields[at - 1]) + 1 : 0, 0, field);
  });
  return found;
}

/**
 * The lines of each field of a file, with what stands above it.
 * @param {string} source
 */
function formParts(source) {
  /** @type {string[]} */
  const head = [];
  /** @type {Map<string, {before: string[], lines: string[]}>} */
  const parts = new Map();
  /** @type {string[]} */
  let before = head;
  /** @type {string[] | undefined} */
  let lines;
  for (const line of source ? source.split("\n") : []) {
    const key = /^(?:"((?:[^"\\]|\\.)*)"|([^\s"'#[{-][^:]*)):(?:\s|$)/.exec(line);
    if (key) {
      lines = [line];
      parts.set(key[1] ?? key[2], { before: before === head ? [] : before, lines });
      before = [];
    } else if (!lines || line.startsWith("#") || !line.trim()) before.push(line);
    else {
      lines.push(...before, line);
      before = [];
    }
  }
  return { head, parts, tail: before === head ? [] : before };
}
