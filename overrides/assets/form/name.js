// @ts-check
// The name of a record's folder → what is wrong with it; a title → such a name.

/** @param {FormData_} data @param {ReturnType<typeof formTold>} told */
function formName(data, told) {
  const { quote, fault, pattern, rules } = told;

  /** What is wrong with it. @param {FormRecord} record @param {string} label @returns {FormFault | null} */
  function wrong(record, label) {
    const name = record.slug;
    const said = { name: quote(name), value: quote(name) };
    if (!name) return fault("missing", { label, field: "slug" });
    if (rules.slug.reserved.includes(name) || data.taken.includes(name)) return fault("slug-reserved", said);
    const better = suggest(name);
    const hint = better === rules.slug.nameless ? fault("slug-length", { shortest: rules.limits.SLUG_SHORTEST, longest: rules.limits.SLUG_LONGEST }).hint : "";
    if (!pattern("slug", "all").test(name)) {
      const one = blame(name, said, better);
      return hint ? { ...one, hint } : one;
    }
    const number = name.length;
    if (number < rules.limits.SLUG_SHORTEST || number > rules.limits.SLUG_LONGEST) return fault("slug-length", { ...said, number }, { shortest: rules.limits.SLUG_SHORTEST, longest: rules.limits.SLUG_LONGEST });
    return name !== record.old && data.records[record.kind]?.some(([one]) => one === name) ? fault("slug-taken", said) : null;
  }

  /** @param {string} name @param {FormValues} said @param {string} better */
  function blame(name, said, better) {
    const letters = [...name];
    const at = letters.findIndex((letter) => !/[a-z0-9-]/.test(letter));
    if (at >= 0) {
      const ending = ["first", "second", "third"][at >= 20 ? at % 10 : at] ?? "nth";
      const nth = told.fill(rules.parts[ending], { number: at + 1 });
      return fault("slug-letter", { ...said, nth, character: told.fill(rules.parts.character, { point: told.point(letters[at]) }) }, { name: better });
    }
    return fault(/^[0-9]/.test(name) ? "slug-digit" : "slug-words", said, { name: better });
  }

  /** A folder's name made of a title. @param {string} name */
  function suggest(name) {
    const { letters, pairs, greek, alike, nameless, reserved } = rules.slug;
    let text = [...name.toLowerCase().replaceAll("ß", "ss")].map((sign) => letters[sign] ?? sign).join("");
    text = text.normalize("NFKD").replace(/\p{M}/gu, "");
    for (const [pair, latin] of Object.entries(pairs)) text = text.replaceAll(pair, latin);
    text = [...text].map((sign) => greek[sign] ?? alike[sign] ?? sign).join("");
    let plain = (text.match(/[a-z0-9]+/g) ?? []).join("-").replace(/^[0-9-]+/, "");
    if (plain.length > rules.limits.SLUG_LONGEST) {
      const cut = plain.slice(0, rules.limits.SLUG_LONGEST + 1);
      plain = cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : cut.slice(0, rules.limits.SLUG_LONGEST);
    }
    return plain.length < rules.limits.SLUG_SHORTEST || reserved.includes(plain) ? nameless : plain;
  }

  return { wrong, suggest };
}
