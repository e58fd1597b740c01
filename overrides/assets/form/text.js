// @ts-check
// A text in Markdown → elements as the page has them, near enough: paragraphs, headings, lists, tables, quotes, code,
// emphasis, links. It is no parser of Markdown; the page is made by one.

/** @param {string} source @returns {HTMLElement[]} */
function formText(source) {
  const TABLE = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
  return pieces(source).flatMap((piece) => block(piece.replace(/^\n+|\s+$/g, "")));

  /** What blank lines divide; not those within a fence. @param {string} text */
  function pieces(text) {
    const fenced = text.replaceAll("\r\n", "\n").split(/^((?:```|~~~)[^\n]*\n[^]*?\n(?:```|~~~)[ \t]*$)/m);
    return fenced.flatMap((part, at) => (at % 2 ? [part] : part.split(/\n[ \t]*\n+/))).filter((piece) => piece.trim());
  }

  /** @param {string} piece @returns {HTMLElement[]} */
  function block(piece) {
    if (/^(?:```|~~~)/.test(piece)) return [formMake("pre", {}, [formMake("code", {}, [piece.split("\n").slice(1).filter((line) => !/^(?:```|~~~)/.test(line)).join("\n")])])];
    const heading = /^(#{1,6})[ \t]+([^\n]*?)[ \t#]*(?:\n([^]*))?$/.exec(piece);
    if (heading) return [titled(heading[1].length, heading[2]), ...(heading[3] ? block(heading[3]) : [])];
    const underlined = /^([^\n]+)\n {0,3}(=+|-{2,})[ \t]*$/.exec(piece);
    if (underlined) return [titled(underlined[2][0] === "=" ? 1 : 2, underlined[1])];
    if (/^ {0,3}(?:[-*_][ \t]*){3,}$/.test(piece)) return [formMake("hr")];
    const lines = piece.split("\n");
    if (lines.length > 1 && TABLE.test(lines[1]) && lines[0].includes("|")) return [table(lines)];
    if (/^ {0,3}[-*+] /.test(piece)) return [formMake("ul", {}, items(lines, /^ {0,3}[-*+] /))];
    if (/^ {0,3}\d+[.)] /.test(piece)) return [formMake("ol", {}, items(lines, /^ {0,3}\d+[.)] /))];
    if (lines.every((line) => line.startsWith(">"))) return [formMake("blockquote", {}, formText(lines.map((line) => line.replace(/^> ?/, "")).join("\n")))];
    return [formMake("p", {}, inline(piece))];
  }

  /** @param {number} level @param {string} words */
  function titled(level, words) {
    const tag = /** @type {"h2"} */ (`h${Math.max(level, 2)}`);
    return formMake(tag, {}, inline(words));
  }

  /** @param {string[]} lines */
  function table(lines) {
    const cells = (/** @type {string} */ line) => line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
    const head = formMake("thead", {}, [formMake("tr", {}, cells(lines[0]).map((cell) => formMake("th", { scope: "col" }, inline(cell))))]);
    const body = formMake("tbody", {}, lines.slice(2).map((line) => formMake("tr", {}, cells(line).map((cell) => formMake("td", {}, inline(cell))))));
    return formMake("div", { class: "table" }, [formMake("table", {}, [head, body])]);
  }

  /** @param {string[]} lines @param {RegExp} mark */
  function items(lines, mark) {
    /** @type {string[]} */
    const found = [];
    for (const line of lines) {
      if (mark.test(line) || !found.length) found.push(line.replace(mark, ""));
      else found[found.length - 1] += ` ${line.trim()}`;
    }
    return found.map((text) => formMake("li", {}, inline(text)));
  }

  /** @param {string} text @returns {(Node | string)[]} */
  function inline(text) {
    const match = /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\p{L}\p{N}])__([^_]+)__|\*([^*\n]+)\*|(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])|\[([^\]]+)\]\(<?([^\s)>]+)>?[^)]*\)|<(https?:[^\s<>]+)>/u.exec(text);
    if (!match) return [text];
    const [whole, code, strong, strong2, soft, soft2, words, target, bare] = match;
    const plain = strong ?? strong2 ?? soft ?? soft2;
    const made = code ? formMake("code", {}, [code]) : plain ? formMake(strong ?? strong2 ? "strong" : "em", {}, inline(plain)) : link(words ?? bare, target ?? bare);
    return [text.slice(0, match.index), made, ...inline(text.slice(match.index + whole.length))];
  }

  /** A link leads nowhere from a preview: it is shown, and says where it will lead. @param {string} words @param {string} target */
  function link(words, target) {
    return formMake("a", { title: target }, words === target ? [words] : inline(words));
  }
}
