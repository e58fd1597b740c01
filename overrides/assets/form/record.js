// @ts-check
// What stands in the fields → the record, and back.

/** A record of which nothing is known yet. @param {string} kind @returns {FormRecord} */
function formBlank(kind) {
  return { kind, slug: "", old: "", facts: {}, words: {}, bodies: {} };
}

/** Keys that facts and words share follow from the words. @param {FormKind} kind @param {FormField} field */
function formDerived(kind, field) {
  return !field.words && field.how === "code" && field.shape === "many" && kind.fields.some((other) => other.shape === "keyed" && other.path[0] === field.path[0]);
}

/** Put the record into the fields. @param {FormControl[]} controls @param {FormRecord} record @param {string} language */
function formFill(controls, record, language) {
  for (const one of controls) {
    const { field } = one;
    const values = field.words ? (record.words[language] ?? {}) : record.facts;
    if (field.how === "body") one.set(record.bodies[language]);
    else if (field.shape.startsWith("each")) one.set(values[field.path[0]]);
    else one.set(field.path.length > 1 && field.shape !== "keyed" ? values[field.path[0]]?.[field.path[1]] : values[field.path[0]]);
    if (field.words && field.how !== "code") one.focus(0).lang = language;
  }
}

/** Take the record from the fields; what the form does not ask stays as it was. @param {FormControl[]} controls @param {FormRecord} record @param {string} language @param {FormKind} kind */
function formTake(controls, record, language, kind) {
  const words = (record.words[language] ??= {});
  for (const one of controls) {
    const { field } = one;
    const value = one.get();
    if (field.how === "body") {
      record.bodies[language] = value;
      continue;
    }
    let into = field.words ? words : record.facts;
    let name = field.path[0];
    if (field.path.length > 1 && field.shape === "one") {
      into = into[name] ??= {};
      name = field.path[1];
    }
    if (Object.keys(value).length) into[name] = value;
    else delete into[name];
  }
  for (const [name, value] of Object.entries(record.facts)) if (typeof value === "object" && !Object.keys(value).length) delete record.facts[name];
  for (const field of kind.fields.filter((one) => formDerived(kind, one))) {
    const keys = [...new Set(Object.values(record.words).flatMap((said) => Object.keys(said[field.path[0]] ?? {})))];
    if (keys.length) record.facts[field.path[0]] = keys;
    else delete record.facts[field.path[0]];
  }
}
