// @ts-check
// Words, addresses and texts → what is wrong with them: the same rules as `check`, as far as a script can hold them. A text
// is read here sign by sign, not by a parser of Markdown: `check` has the last word.

/** @param {ReturnType<typeof formTold>} told */
function formProse(told) {
  const { pattern, quote, fault, rules } = told;
  const limits = rules.limits;

  /** @param {string} text */
  const length = (text) => [...text].length;

  /**
   * Characters that no file may hold; the first of each sort.
   * @param {string} text
   * @returns {FormFault[]}
   */
  function unseen(text) {
    /** @type {Map<string, FormFault>} */
    const found = new Map();
    for (const match of text.matchAll(pattern("refused", "each"))) {
      const sort = ["control", "bidi", "invisible"].find((name) => match.groups?.[name] !== undefined) ?? "control";
      const around = text.slice(Math.max(0, match.index - 12), match.index + 13);
      const character = told.fill(rules.parts.character, { point: told.point(match[0]) });
      if (!found.has(sort)) found.set(sort, fault(sort, { words: quote(around), character }));
    }
    const control = found.get("control");
    return control ? [control] : [...found.values()];
  }

  /**
   * One line of words.
   * @param {string} text
   * @param {number} most
   * @returns {FormFault | null}
   */
  function line(text, most) {
    const value = quote(text);
    const number = length(text);
    if (number > most) return fault("long", { value, number }, { number: most + 1 });
    if (!text.trim()) return fault("blank");
    if (text.replace(/^\n+|\n+$/g, "").includes("\n")) return fault("lines", { value });
    if (pattern("tag").test(text)) return fault("tag", { value });
    if (pattern("template").test(text)) return fault("template", { value });
    const begins = pattern("placeholder", "start").exec(text);
    if (begins) return fault("placeholder", { words: quote(begins[1].trim()) });
    return email(text);
  }

  /** @param {string} text */
  function email(text) {
    const found = pattern("email").exec(text);
    return found && fault("email", { words: quote(found[0]) });
  }

  /**
   * The target of a link: out of the site, or from one page to another.
   * @param {string} target
   * @returns {FormFault | null}
   */
  function link(target) {
    const shown = target.replace(pattern("refused", "each"), "");
    const scheme = pattern("address-scheme", "start").exec(shown.replace(new RegExp(pattern("address-blanks"), "gu"), ""))?.[1].toLowerCase() ?? "";
    const said = { link: quote(target) };
    if (!["", "https", "http", "mailto"].includes(scheme)) return fault("scheme", { ...said, scheme: quote(`${scheme}:`) });
    if (scheme === "mailto") return fault("email", { words: quote(target) });
    if (pattern("address-blanks").test(shown)) return fault("space", said);
    if (length(shown) > limits.ADDRESS) return fault("link-long", { ...said, number: length(shown) }, { number: limits.ADDRESS + 1 });
    const wrong = scheme ? outside(shown, said) : inside(shown, said);
    if (!wrong || wrong.level === "warning") return pattern("email").test(shown) ? fault("email", { words: said.link }) : wrong;
    return wrong;
  }

  /** @param {string} target @param {{link: string}} said */
  function inside(target, said) {
    return pattern("address-inside", "all").test(target) ? null : fault("inside", said);
  }

  /** @param {string} target @param {{link: string}} said */
  function outside(target, said) {
    const unfit = pattern("address-unfit").exec(target);
    const example = { what: "https://example.org/page" };
    if (unfit) return fault("unfit", { ...said, mark: quote(unfit[0]) }, { mark: unfit[0], code: `%${unfit[0].charCodeAt(0).toString(16).toUpperCase()}` });
    const parts = pattern("address-outside", "all").exec(target);
    if (!parts) return fault("slashes", said, example);
    const [before, place] = parts[1].includes("@") ? [parts[1].slice(0, parts[1].lastIndexOf("@")), parts[1].slice(parts[1].lastIndexOf("@") + 1)] : ["", parts[1]];
    if (parts[1].includes("@")) return fault("userinfo", { ...said, user: quote(before), place: quote(place) });
    return host(place.replace(/:[0-9]*$/, "").toLowerCase().replace(/\.$/, ""), said)
      ?? (/^https:/i.test(target) ? null : fault("http", said, {}, "warning"));
  }

  /** @param {string} name @param {{link: string}} said */
  function host(name, said) {
    const labels = name.split(".");
    const last = labels[labels.length - 1];
    if (!labels.every((label) => /^[\p{L}\p{N}_·-][\p{L}\p{N}_\u0300-\u036f·-]{0,62}$/u.test(label))) return fault("host", said, { what: "https://example.org/" });
    if (pattern("address-numeric", "all").test(last)) return fault("host-number", said);
    return labels.length === 1 || rules.private.includes(last) ? fault("host-private", said) : null;
  }

  /**
   * A web address that stands by itself.
   * @param {string} value
   * @returns {FormFault | null}
   */
  function web(value) {
    const full = /^https?:\/\//.test(value) && length(value) <= limits.ADDRESS;
    const example = { what: "https://example.org/page" };
    const wrong = link(value);
    if (wrong?.level === "error" && (full || wrong.code !== "link-invalid")) return wrong;
    return full ? wrong : fault("web", { value: quote(value) }, example);
  }

  /**
   * The text of a page, its code taken out: each thing that is wrong, once.
   * @param {string} text
   * @param {string} summary
   * @param {(target: string) => boolean} known whether a way within the site leads somewhere
   * @param {string[]} pictures that lie beside the text
   * @returns {FormFault[]}
   */
  function body(text, summary, known, pictures) {
    if (!text.trim()) return [fault("body-none")];
    const run = [...rules.marks].find((mark) => text.includes(mark.repeat(limits.PUNCTUATION_RUN + 1)));
    if (run) {
      const one = fault("body-run", { mark: quote(run), number: limits.PUNCTUATION_RUN });
      return [{ ...one, message: told.fill(rules.parts.tangled, { what: one.message }) }];
    }
    const plain = withoutCode(text);
    const number = length(text.trim());
    const begins = pattern("placeholder", "start").exec(text);
    const template = pattern("template").exec(text);
    const tag = /<(?:[a-z/!?](?!ttps?:\/\/))[^\n]{0,40}/i.exec(plain);
    const found = [
      number > limits.BODY ? fault("body-long", { number }, { number: limits.BODY }) : null,
      template && fault("body-template", { mark: quote(template[0]) }),
      begins && fault("body-placeholder", { words: quote(begins[1].trim()) }),
      text.trim() === summary.trim() ? fault("body-repeats") : null,
      tag && fault("body-tag", { words: quote(tag[0].trim()) }),
      email(text),
      headings(plain),
      ...links(plain, known, pictures),
    ];
    return found.filter((one) => one !== null);
  }

  /** @param {string} text */
  function withoutCode(text) {
    const fenced = text.replace(/^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:[^]*?\n)? {0,3}\1[`~]*[ \t]*$/gm, "");
    return fenced.replace(/(?<!`)(`+)(?!`)(?:[^`]|(?!(?<!`)\1(?!`))`)*?(?<!`)\1(?!`)/g, "");
  }

  /** @param {string} text */
  function headings(text) {
    let before = 1;
    for (const match of text.matchAll(/^ {0,3}(#{1,6})[ \t]+([^\n]*?)[ \t#]*$|^ {0,3}(\S[^\n]*)\n {0,3}(=+|-{2,})[ \t]*$/gm)) {
      const level = match[1] ? match[1].length : match[4][0] === "=" ? 1 : 2;
      const words = match[2] ?? match[3];
      const wanted = level === 1 ? 2 : before + 1;
      const what = `${"#".repeat(wanted)} ${words}`;
      if (level === 1) return fault("heading-first", { heading: quote(words), what });
      if (level > before + 1) return fault("heading-deep", { heading: quote(words), level, marks: "#".repeat(level), before, what });
      before = level;
    }
    return null;
  }

  /**
   * @param {string} text
   * @param {(target: string) => boolean} known
   * @param {string[]} pictures
   */
  function links(text, known, pictures) {
    /** @type {FormFault[]} */
    const found = [];
    for (const match of text.matchAll(/(!?)\[([^\]\n]*)\]\(\s*<?([^\s)>]*)>?[^)\n]*\)/g)) {
      const [, mark, words, target] = match;
      const wrong = mark ? picture(words, target, pictures) : (link(target) ?? (/^\.\./.test(target) && !known(target) ? fault("link-unknown", { link: quote(target) }) : null));
      if (wrong && wrong.code !== "text-email") found.push(wrong);
    }
    return found;
  }

  /** @param {string} words @param {string} target @param {string[]} pictures */
  function picture(words, target, pictures) {
    const said = { picture: quote(target) };
    if (/^(?:https?:)?\/\//i.test(target)) return fault("picture-remote", said);
    if (!pattern("file-name", "all").test(target)) return fault("picture-outside", { name: quote(target) });
    if (!words.trim() || rules.silent.includes(words.trim().toLowerCase())) return fault("picture-wordless", said, { picture: target });
    return pictures.includes(target) ? null : fault("picture-missing", said, { picture: target });
  }

  return { unseen, line, email, link, web, body };
}
