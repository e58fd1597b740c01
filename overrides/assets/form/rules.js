// @ts-check
// A record as the form holds it → everything that is wrong with it, each with the field it belongs to.

/** @param {FormData_} data */
function formRules(data) {
  const told = formTold(data.rules);
  const prose = formProse(told);
  const name = formName(data, told);
  const { quote, fault, pattern, rules } = told;
  const kinds = new Map(data.kinds.map((kind) => [kind.name, kind]));

  /** @param {FormRecord} record @returns {FormProblem[]} */
  function check(record) {
    const kind = /** @type {FormKind} */ (kinds.get(record.kind));
    /** @type {FormProblem[]} */
    const found = [];
    /** @param {string} field @param {FormFault | null} one @param {string} [language] @param {number} [at] */
    const tell = (field, one, language = "", at = 0) => one && found.push({ field, language, at, ...one });
    tell("slug", name.wrong(record, kind.label));
    for (const field of kind.fields.filter((one) => !one.words)) facts(kind, field, record.facts, tell);
    order(record.facts, tell);
    country(record.facts, tell);
    const codes = Object.keys(record.words).filter((code) => filled(record, code));
    if (!codes.length) {
      const field = kind.fields.find((one) => one.words);
      tell(field?.name ?? "body", fault("wordless", { label: kind.label }), data.language);
    }
    for (const code of codes) words(kind, record, code, tell);
    return found;
  }

  /** Whether anything is said in a language. @param {FormRecord} record @param {string} code */
  function filled(record, code) {
    const said = Object.values(record.words[code] ?? {}).some((value) => (typeof value === "object" ? Object.keys(value).length : value));
    return said || Boolean(record.bodies[code]?.trim());
  }

  /** @typedef {(field: string, one: FormFault | null, language?: string, at?: number) => unknown} FormTell */

  /** @param {FormKind} kind @param {FormField} field @param {Record<string, any>} values @param {FormTell} tell */
  function facts(kind, field, values, tell) {
    const [first, second] = field.path;
    const held = values[first];
    if (field.shape === "one") {
      const value = second ? held?.[second] : held;
      if (value) tell(field.name, wrapped(field.path.join("."), field, value));
      else if (field.required) tell(field.name, fault("missing", { label: kind.label, field: field.path.join(".") }));
    } else if (field.shape === "many") {
      if (!held?.length) {
        if (field.required) tell(field.name, fault("missing", { label: kind.label, field: first }));
        return;
      }
      held.forEach((/** @type {string} */ value, /** @type {number} */ at) => tell(field.name, wrapped(`${first}[${at + 1}]`, field, value), "", at));
    } else entries(kind, field, held ?? [], tell);
  }

  /** The entries of a list of parts. @param {FormKind} kind @param {FormField} field @param {any[]} held @param {FormTell} tell */
  function entries(kind, field, held, tell) {
    const [first, second] = field.path;
    if (!held.length && field.required) tell(field.name, fault("missing", { label: kind.label, field: first }));
    held.forEach((entry, at) => {
      const value = entry[second];
      const path = `${first}[${at + 1}].${second}`;
      if (Array.isArray(value)) value.forEach((one, number) => tell(field.name, named(kind, field, one, `${path}[${number + 1}]`), "", at));
      else if (value) tell(field.name, wrapped(path, field, value), "", at);
      else if (field.needed) tell(field.name, fault("missing", { label: kind.label, field: path }), "", at);
    });
  }

  /** A field that a source speaks of. @param {FormKind} kind @param {FormField} field @param {string} value @param {string} path */
  function named(kind, field, value, path) {
    const wrong = wrapped(path, field, value);
    if (wrong || kind.facts.includes(value)) return wrong;
    return fault("key-unknown", { field: quote(value), label: kind.label }, { names: kind.facts.join(", ") });
  }

  /** What is wrong with a value, with the name of its field before it. @param {string} path @param {FormField} field @param {string} value */
  function wrapped(path, field, value) {
    const control = prose.unseen(value)[0];
    const one = control ?? value_(path, field, value.normalize("NFC"));
    if (!one || control || one.message.startsWith("`") || one.code === "ref-unknown" || one.level === "warning") return one;
    return { ...one, message: told.fill(rules.parts.wrapped, { field: path, what: one.message }) };
  }

  /** @param {string} path @param {FormField} field @param {string} value @returns {FormFault | null} */
  function value_(path, field, value) {
    const said = { value: quote(value), field: path };
    switch (field.how) {
      case "text": return prose.line(value, field.limit);
      case "choice": return field.choices.some(([code]) => code === value) ? null : fault("choice", said, { names: field.choices.map(([code]) => code).join(", ") });
      case "ref": return reference(field, value);
      case "date": return date(value) ? null : fault("date", said);
      case "number": case "money": return number(value, said);
      case "web": return prose.web(value);
      case "country": return rules.countries.includes(value) ? null : fault("country", { ...said, field: field.path[0] });
      case "language": return rules.languages.includes(value) ? null : fault("language", { ...said, field: field.path[0] });
      default: return pattern("slug", "all").test(value) ? null : fault("key", { ...said, what: rules.parts.key }, { example: "first-step" });
    }
  }

  /** @param {FormField} field @param {string} value */
  function reference(field, value) {
    const records = data.records[field.kind];
    if (!records || records.some(([one]) => one === value)) return null;
    const kind = kinds.get(field.kind);
    return fault("ref", { kind: kind?.noun ?? field.kind, name: quote(value) }, { folder: `content/${data.folders[field.kind]}/` });
  }

  /** @param {string} value @param {FormValues} said */
  function number(value, said) {
    if (!pattern("number", "all").test(value)) return fault("number", said);
    if (value.replace(/\D/g, "").length > rules.limits.DIGITS) return fault("digits", { ...said, number: rules.limits.DIGITS });
    return value.startsWith("-") && Number(value) ? fault("negative", said) : null;
  }

  /** @param {string} value */
  function date(value) {
    const match = pattern("date", "all").exec(value);
    if (!match) return false;
    const [year, month, day] = [1, 2, 3].map((at) => (match[at] === undefined ? undefined : Number(match[at])));
    if (!year || (month !== undefined && (month < 1 || month > 12))) return false;
    const last = new Date(Date.UTC(2000, month ?? 1, 0));
    last.setUTCFullYear(year, month ?? 1, 0);
    return day === undefined || (day >= 1 && day <= last.getUTCDate());
  }

  /** @param {Record<string, any>} values @param {FormTell} tell */
  function order(values, tell) {
    const { start, end } = values;
    if (!start || !end || !date(start) || !date(end)) return;
    const [one, two] = [end.replace("~", ""), start.replace("~", "")];
    const shared = Math.min(one.length, two.length);
    if (one.slice(0, shared) < two.slice(0, shared)) tell("end", fault("order", { end: quote(end), start: quote(start) }));
  }

  /** @param {Record<string, any>} values @param {FormTell} tell */
  function country(values, tell) {
    const known = data.regions[values.region];
    if (!values.country || !known || values.country === known || !pattern("country", "all").test(values.country)) return;
    const said = { country: quote(values.country), region: quote(values.region), known: quote(known) };
    tell("country", fault("country-differs", said, { country: known }));
  }

  /** The words of one language. @param {FormKind} kind @param {FormRecord} record @param {string} code @param {FormTell} tell */
  function words(kind, record, code, tell) {
    const held = record.words[code] ?? {};
    const needed = kind.fields.find((one) => one.words && one.required);
    const nothing = !Object.values(held).some((value) => Object.keys(value).length);
    if (nothing && needed) tell(needed.name, fault("empty"), code);
    for (const field of kind.fields.filter((one) => one.words && one.how !== "body")) {
      const value = held[field.path[0]];
      if (field.shape === "keyed") {
        for (const [key, text] of Object.entries(value ?? {})) {
          const wrong = value_(field.name, { ...field, how: "code" }, key) ?? prose.unseen(text)[0] ?? prose.line(text, field.limit);
          tell(field.name, wrong, code);
        }
      } else if (value) {
        tell(field.name, wrapped(field.name, field, value) ?? twice(record, field, value, code), code);
      } else if (field.required && !nothing) {
        tell(field.name, fault("missing", { label: kind.textLabel, field: field.name }), code);
      }
    }
    const text = (record.bodies[code] ?? "").normalize("NFC");
    const control = prose.unseen(text);
    const known = (/** @type {string} */ target) => leads(record, target);
    for (const one of control.length ? control : prose.body(text, held.summary ?? "", known, record.pictures ?? [])) tell("body", one, code);
  }

  /** A title that another record has, as far as this page knows titles. @param {FormRecord} record @param {FormField} field @param {string} value @param {string} code */
  function twice(record, field, value, code) {
    if (field.name !== "title" || code !== data.language) return null;
    const title = value.split(/\s+/).join(" ").trim();
    for (const [kind, records] of Object.entries(data.records)) {
      const other = (records ?? []).find(([slug, known, language]) => known === title && !language && !(kind === record.kind && slug === record.old));
      if (other) return fault("title-twice", { title: quote(value), owner: quote(`${data.folders[kind]}/${other[0]}`) });
    }
    return null;
  }

  /** Whether a way from a record's page leads to a page. @param {FormRecord} record @param {string} target */
  function leads(record, target) {
    const way = new URL(target, `https://x/${data.folders[record.kind]}/${record.slug || "x"}/`).pathname.replace(/^\/|\/$/g, "");
    const [folder, slug] = way.split("/");
    if (!slug) return Object.values(data.folders).includes(folder) || data.pages.includes(folder);
    const kind = Object.keys(data.folders).find((name) => data.folders[name] === folder);
    const records = kind ? data.records[kind] : undefined;
    return kind !== undefined && (!records || slug === record.slug || records.some(([one]) => one === slug));
  }

  return { check, suggest: name.suggest, filled, kinds, told };
}
