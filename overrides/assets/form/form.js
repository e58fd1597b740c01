// @ts-check
// The form: what is typed → a record, its problems beside the fields, its page, its files. Nothing leaves this device.

(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-entry]"));
  const source = document.getElementById("entry-data");
  if (!form || !source) return;
  /** @type {FormData_} */
  const data = JSON.parse(source.textContent ?? "");
  const say = form.dataset;
  const rules = formRules(data);
  const writer = formFiles(rules.told, rules.kinds);
  const fields = formFields(data, say);

  /** @template {HTMLElement} T @param {string} name @returns {T} */
  const part = (name) => /** @type {T} */ (document.querySelector(`[data-entry-${name}]`));
  const kindSelect = /** @type {HTMLSelectElement} */ (part("kind"));
  const languageSelect = /** @type {HTMLSelectElement} */ (part("language"));
  const slugInput = /** @type {HTMLInputElement} */ (part("slug"));
  const preview = formPreview(part("preview"), data);
  const offer = formWays(data, say, part);
  const drafts = formDraft(part("draft"), data);

  let record = formBlank(data.kinds[0].name);
  /** @type {FormControl[]} */
  let controls = [];
  /** @type {Set<string>} */
  let touched = new Set();
  let asked = false;
  let named = false;
  let language = languageSelect.value;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  const kind = () => /** @type {FormKind} */ (rules.kinds.get(record.kind));

  /** The languages in which something is said. */
  const said = () => Object.keys(data.languages).filter((code) => rules.filled(record, code));

  /** Whether there is anything to lose. */
  const begun = () => Object.keys(record.facts).some((name) => name !== "language") || said().length > 0;

  /** Draw the fields of the kind, and fill them in. */
  function draw() {
    const places = { words: part("words"), needed: part("needed"), more: part("more") };
    for (const place of Object.values(places)) place.replaceChildren();
    controls = [];
    touched = new Set();
    asked = false;
    const seen = new Set();
    for (const field of kind().fields) {
      if (formDerived(kind(), field) || seen.has(field.path[0])) continue;
      const grouped = field.shape.startsWith("each");
      if (grouped) seen.add(field.path[0]);
      const inside = kind().fields.filter((one) => one.shape.startsWith("each") && one.path[0] === field.path[0]);
      const made = grouped ? formEntries(fields, say, kind().groups[field.path[0]], inside, changed) : fields.control(field);
      controls.push(made);
      places[field.words ? "words" : field.required ? "needed" : "more"].append(made.element);
    }
    fill();
  }

  /** Put the record into the fields. */
  function fill() {
    formFill(controls, record, language);
    slugInput.value = record.slug;
    slugInput.readOnly = Boolean(record.old); // another name is another address: that is for `showcase rename`
    part("old").hidden = !record.old;
    part("slug-help").hidden = Boolean(record.old);
    part("old").textContent = record.old ? (say.editing ?? "").replace("{path}", `content/${kind().folder}/${record.old}`) : "";
    look();
  }

  /** Take the record from the fields. */
  function collect() {
    formTake(controls, record, language, kind());
    const codes = said();
    if (!record.old && codes.length && !codes.includes(data.default)) record.facts.language = codes[0];
    else if (!record.old) delete record.facts.language;
    const title = record.words[language]?.title || record.facts.name || "";
    if (!record.old && !named) slugInput.value = title ? rules.suggest(title) : "";
    record.slug = slugInput.value.trim();
  }

  /** Show the record as it is now: problems beside the fields, the page, the files. */
  function look() {
    const problems = rules.check(record);
    for (const one of controls) {
      const mine = problems.filter((problem) => formBelongs(one.field, problem) && (!one.field.words || problem.language === language));
      one.wrong(asked || touched.has(one.field.name) ? mine : mine.filter((problem) => !["field-missing", "text-missing", "text-empty"].includes(problem.code)));
    }
    const slug = problems.filter((problem) => problem.field === "slug" && (asked || problem.code !== "field-missing"));
    part("slug-wrong").hidden = !slug.length;
    part("slug-wrong").replaceChildren(...slug.flatMap(fields.said));
    if (slug.length) slugInput.setAttribute("aria-invalid", "true");
    else slugInput.removeAttribute("aria-invalid");
    preview(kind(), record, language);
    const errors = problems.filter((problem) => problem.level === "error");
    if (asked) {
      formSummary(part("problems"), part("problem-list"), errors, controls, data, say, lead);
      status(errors.length ? `${errors.length === 1 ? say.one : (say.many ?? "").replace("{count}", String(errors.length))}` : (say.good ?? ""));
    }
    offer(errors.length ? [] : writer.files(record, said()), record, kind(), language);
    return errors;
  }

  /** Lead to the field of a problem. @param {FormProblem} problem @param {FormControl | undefined} one */
  function lead(problem, one) {
    if (problem.language && problem.language !== language) speak(problem.language);
    const target = problem.field === "slug" ? slugInput : one?.focus(problem.at);
    target?.closest("details")?.setAttribute("open", "");
    target?.focus();
  }

  /** @param {string} text */
  function status(text) {
    const place = part("status");
    if (place.textContent !== text) place.textContent = text;
  }

  /** Something was typed. */
  function changed() {
    collect();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      look();
      drafts.keep(begun() ? { record, language, named } : null);
    }, 250);
  }

  /** Show the words of another language. @param {string} code */
  function speak(code) {
    collect();
    language = languageSelect.value = code;
    fill();
  }

  /** Begin with another record. @param {FormRecord} next @param {string} code */
  function open(next, code) {
    record = next;
    language = languageSelect.value = code;
    kindSelect.value = next.kind;
    named = Boolean(next.slug);
    draw();
  }

  /** A record that is there, to be changed; what was begun gives way to it. @param {FormRecord} next */
  function change(next) {
    open(next, language in next.words ? language : (Object.keys(next.words)[0] ?? language));
    drafts.keep({ record, language, named });
  }

  form.addEventListener("input", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target === kindSelect || target === languageSelect || target.closest("[data-entry-open]")) return;
    if (target === slugInput) named = Boolean(slugInput.value);
    changed();
  });
  form.addEventListener("focusout", (event) => {
    const one = controls.find((other) => other.element.contains(/** @type {Node} */ (event.target)));
    if (!one || one.field.shape.startsWith("each") || !begun()) return;
    touched.add(one.field.name);
    setTimeout(look, 200); // not at once: the page would move away below a click
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    collect();
    asked = true;
    if (look().length) part("problems").focus();
    else part("outputs").focus();
  });
  kindSelect.addEventListener("change", () => {
    collect();
    const next = { ...formBlank(kindSelect.value), words: record.words, bodies: record.bodies };
    open({ ...next, facts: record.facts.sources ? { sources: record.facts.sources } : {} }, language);
    changed();
  });
  languageSelect.addEventListener("change", () => {
    const code = languageSelect.value;
    languageSelect.value = language;
    speak(code);
  });
  part("zip").addEventListener("click", () => formSave(formZip(writer.files(record, said()).filter((file) => file.state !== "same")), `${record.slug}.zip`));
  part("forget").addEventListener("click", () => {
    drafts.forget();
    named = false;
    open(formBlank(record.kind), language);
    part("opened").textContent = "";
    status(say.forgotten ?? "");
    kindSelect.focus();
  });

  kindSelect.append(...data.kinds.map((one) => formMake("option", { value: one.name }, [one.called])));
  const draft = drafts.kept();
  form.hidden = false;
  part("preview-part").hidden = false;
  if (draft) {
    open(draft.record, draft.language);
    named = draft.named;
    part("draft").hidden = false;
    status(say.found ?? "");
  } else draw();
  formOpening({ data, say, part, kinds: rules.kinds, begun, change, told: status });
})();
