// @ts-check
// A record → how its page will look, near enough: title, summary, facts and text, with the site's own styles. The text is
// read by a small part of Markdown: paragraphs, headings, lists, quotes, code, emphasis, links.

/**
 * @param {HTMLElement} place
 * @param {FormData_} data
 */
function formPreview(place, data) {
  /** @param {FormKind} kind @param {FormRecord} record @param {string} code */
  function show(kind, record, code) {
    const words = record.words[code] ?? {};
    const title = words.title || record.facts.name || "…";
    const head = make("header", "entry-preview-head", [
      make("p", "kicker", [kind.called]),
      named(make("p", "entry-preview-title", [title]), 3, code),
      ...(words.summary ? [told(make("p", "lead", [words.summary]), code)] : []),
    ]);
    const listed = facts(kind, record);
    const text = told(make("div", "prose", blocks(record.bodies[code] ?? "")), code);
    place.replaceChildren(head, ...(listed.length ? [make("dl", "entry-preview-facts", listed)] : []), text);
  }

  /** @param {FormKind} kind @param {FormRecord} record */
  function facts(kind, record) {
    return kind.fields.filter((field) => !field.words && ["one", "many"].includes(field.shape) && field.name !== "attested").flatMap((field) => {
      const held = field.path.length > 1 ? record.facts[field.path[0]]?.[field.path[1]] : record.facts[field.path[0]];
      const values = (Array.isArray(held) ? held : [held]).filter(Boolean);
      if (!values.length || field.how === "code") return [];
      return [make("div", "", [make("dt", "", [field.label]), ...values.map((value) => make("dd", "", [shown(field, value)]))])];
    });
  }

  /** A value as people read it. @param {FormField} field @param {string} value */
  function shown(field, value) {
    const known = field.choices.find(([code]) => code === value) ?? (data.records[field.kind] ?? []).find(([slug]) => slug === value);
    if (known) return known[1];
    if (field.how === "country") return data.countryNames[value] ?? value;
    const number = field.how === "money" || field.how === "number" ? Number(value) : NaN;
    if (Number.isNaN(number)) return value;
    return number.toLocaleString(data.language, field.how === "money" ? { style: "currency", currency: "EUR", maximumFractionDigits: 0 } : {});
  }

  /** @param {string} source */
  function blocks(source) {
    const pieces = source.replaceAll("\r\n", "\n").split(/\n[ \t]*\n+/).filter((piece) => piece.trim());
    return pieces.flatMap((piece) => block(piece.replace(/^\n+|\s+$/g, "")));
  }

  /** @param {string} piece @returns {HTMLElement[]} */
  function block(piece) {
    const heading = /^(#{1,6})[ \t]+([^\n]*?)[ \t#]*(?:\n([^]*))?$/.exec(piece);
    if (heading) {
      const level = Math.min(heading[1].length + 2, 6);
      return [make(`h${level}`, "", inline(heading[2])), ...(heading[3] ? block(heading[3]) : [])];
    }
    const lines = piece.split("\n");
    if (lines.every((line) => /^ {0,3}[-*+] |^ {2,}/.test(line))) return [make("ul", "", items(lines, /^ {0,3}[-*+] /))];
    if (lines.every((line) => /^ {0,3}\d+[.)] |^ {2,}/.test(line))) return [make("ol", "", items(lines, /^ {0,3}\d+[.)] /))];
    if (lines.every((line) => line.startsWith(">"))) return [make("blockquote", "", blocks(lines.map((line) => line.replace(/^> ?/, "")).join("\n")))];
    if (/^(?:```|~~~)/.test(piece)) return [make("pre", "", [make("code", "", [lines.slice(1).filter((line) => !/^(?:```|~~~)/.test(line)).join("\n")])])];
    return [make("p", "", inline(piece))];
  }

  /** @param {string[]} lines @param {RegExp} mark */
  function items(lines, mark) {
    /** @type {string[]} */
    const found = [];
    for (const line of lines) {
      if (mark.test(line) || !found.length) found.push(line.replace(mark, ""));
      else found[found.length - 1] += ` ${line.trim()}`;
    }
    return found.map((text) => make("li", "", inline(text)));
  }

  /** @param {string} text @returns {(Node | string)[]} */
  function inline(text) {
    const match = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\n]+)\*|\[([^\]]+)\]\(([^\s)]+)[^)]*\)/.exec(text);
    if (!match) return [text];
    const [whole, code, strong, soft, words, target] = match;
    const made = code ? make("code", "", [code]) : strong ? make("strong", "", inline(strong)) : soft ? make("em", "", inline(soft)) : link(words, target);
    return [text.slice(0, match.index), made, ...inline(text.slice(match.index + whole.length))];
  }

  /** A link leads nowhere from a preview: it is shown, and says where it will lead. @param {string} words @param {string} target */
  function link(words, target) {
    const made = make("span", "entry-preview-link", inline(words));
    made.title = target;
    return made;
  }

  /** @param {HTMLElement} element @param {string} code */
  function told(element, code) {
    if (code !== data.language) element.lang = code;
    return element;
  }

  /** @param {HTMLElement} element @param {number} level @param {string} code */
  function named(element, level, code) {
    element.setAttribute("role", "heading");
    element.setAttribute("aria-level", String(level));
    return told(element, code);
  }

  /** @param {string} tag @param {string} look @param {(Node | string)[]} inner */
  function make(tag, look, inner) {
    const made = document.createElement(tag);
    if (look) made.className = look;
    made.append(...inner);
    return made;
  }

  return show;
}
