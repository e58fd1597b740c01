// @ts-check
// The form: what is typed → a record, its problems beside the fields, its page, its files. Nothing leaves this device.

const FORM_DRAFT = "form-draft";
const FORM_ADDRESS = 7500; // characters that a code host takes in an address

(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-entry]"));
  const source = document.getElementById("entry-data");
  if (!form || !source) return;
  /** @type {FormData_} */
  const data = JSON.parse(source.textContent ?? "");
  const say = form.dataset;
  const rules = formRules(data);
  const writer = formFiles(rules.told, rules.kinds);
  const { make, control, group, said: told, rich } = formFields(data, say);

  /** @template {HTMLElement} T @param {string} name @returns {T} */
  const part = (name) => /** @type {T} */ (document.querySelector(`[data-entry-${name}]`));
  const kindSelect = /** @type {HTMLSelectElement} */ (part("kind"));
  const languageSelect = /** @type {HTMLSelectElement} */ (part("language"));
  const slugInput = /** @type {HTMLInputElement} */ (part("slug"));
  const preview = formPreview(part("preview"), data);

  /** @type {FormRecord} */
  let record = blank(data.kinds[0].name);
  /** @type {FormControl[]} */
  let controls = [];
  /** @type {Set<string>} */
  let touched = new Set();
  let asked = false;
  let named = false;
  let language = languageSelect.value;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** @param {string} kind @returns {FormRecord} */
  function blank(kind) {
    return { kind, slug: "", old: "", facts: {}, words: {}, bodies: {} };
  }

  const kind = () => /** @type {FormKind} */ (rules.kinds.get(record.kind));

  /** Keys that facts and words share follow from the words. @param {FormField} field */
  const derived = (field) => !field.words && field.how === "code" && field.shape === "many" && kind().fields.some((other) => other.shape === "keyed" && other.path[0] === field.path[0]);

  /** Draw the fields of the kind, and fill them in. */
  function draw() {
    const places = { words: part("words"), needed: part("needed"), more: part("more") };
    for (const place of Object.values(places)) place.replaceChildren();
    controls = [];
    touched = new Set();
    asked = false;
    const seen = new Set();
    for (const field of kind().fields) {
      if (derived(field) || seen.has(field.path[0])) continue;
      const grouped = field.shape.startsWith("each");
      if (grouped) seen.add(field.path[0]);
      const made = grouped ? group(kind().groups[field.path[0]], kind().fields.filter((one) => one.shape.startsWith("each") && one.path[0] === field.path[0]), changed) : control(field);
      controls.push(made);
      places[field.words ? "words" : field.required ? "needed" : "more"].append(made.element);
    }
    fill();
  }

  /** Put the record into the fields. */
  function fill() {
    for (const one of controls) {
      const { field } = one;
      const values = field.words ? (record.words[language] ?? {}) : record.facts;
      if (field.how === "body") one.set(record.bodies[language]);
      else if (field.shape.startsWith("each")) one.set(values[field.path[0]]);
      else one.set(field.path.length > 1 && field.shape !== "keyed" ? values[field.path[0]]?.[field.path[1]] : values[field.path[0]]);
      if (field.words && field.how !== "code") one.focus(0).lang = language;
    }
    slugInput.value = record.slug;
    slugInput.readOnly = Boolean(record.old); // another name is another address: that is for `showcase rename`
    part("old").hidden = !record.old;
    part("old").textContent = record.old ? (say.editing ?? "").replace("{path}", `content/${kind().folder}/${record.old}`) : "";
    look();
  }

  /** Take the record from the fields; what the form does not ask stays as it was. */
  function collect() {
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
    for (const field of kind().fields.filter(derived)) {
      const keys = [...new Set(Object.values(record.words).flatMap((said) => Object.keys(said[field.path[0]] ?? {})))];
      if (keys.length) record.facts[field.path[0]] = keys;
      else delete record.facts[field.path[0]];
    }
    const codes = said();
    if (!record.old && codes.length && !codes.includes(data.default)) record.facts.language = codes[0];
    else if (!record.old) delete record.facts.language;
    const title = words.title || record.facts.name || "";
    if (!record.old && !named) slugInput.value = title ? rules.suggest(title) : "";
    record.slug = slugInput.value.trim();
  }

  /** The languages in which something is said. */
  const said = () => Object.keys(data.languages).filter((code) => rules.filled(record, code));

  /** Whether there is anything to lose. */
  const begun = () => Object.keys(record.facts).some((name) => name !== "language") || said().length > 0;

  /** Show the record as it is now: problems beside the fields, the page, the files. */
  function look() {
    const problems = rules.check(record);
    for (const one of controls) {
      const mine = problems.filter((problem) => belongs(one.field, problem) && (!one.field.words || problem.language === language));
      const shown = asked || touched.has(one.field.name) ? mine : mine.filter((problem) => problem.code !== "field-missing" && problem.code !== "text-missing" && problem.code !== "text-empty");
      one.wrong(shown);
    }
    const wrong = part("slug-wrong");
    const slug = problems.filter((problem) => problem.field === "slug" && (asked || problem.code !== "field-missing"));
    wrong.hidden = !slug.length;
    wrong.replaceChildren(...slug.flatMap(told));
    slugInput.toggleAttribute("aria-invalid", false);
    if (slug.length) slugInput.setAttribute("aria-invalid", "true");
    preview(kind(), record, language);
    const errors = problems.filter((problem) => problem.level === "error");
    if (asked) sum(errors);
    offer(errors.length ? [] : writer.files(record, said()));
    return errors;
  }

  /** @param {FormField} field @param {FormProblem} problem */
  function belongs(field, problem) {
    if (field.shape.startsWith("each")) return problem.field.startsWith(`${field.path[0]}.`) && !problem.language;
    return problem.field === field.name && Boolean(problem.language) === field.words;
  }

  /** The list of errors, each leading to its field. @param {FormProblem[]} errors */
  function sum(errors) {
    const place = (/** @type {FormProblem} */ problem) => controls.findIndex((one) => belongs(one.field, problem)) >>> 0;
    errors.sort((one, other) => place(one) - place(other));
    const list = part("problems");
    list.hidden = !errors.length;
    part("problem-list").replaceChildren(...errors.map((problem) => {
      const one = controls.find((other) => belongs(other.field, problem));
      const label = problem.field === "slug" ? (say.folder ?? "") : (one?.element.querySelector("label, legend")?.firstChild?.textContent ?? problem.field);
      const way = make("a", { href: "#content" }, [`${label}${problem.language && problem.language !== data.language ? ` (${data.languages[problem.language]})` : ""}`]);
      way.addEventListener("click", (event) => {
        event.preventDefault();
        if (problem.language && problem.language !== language) speak(problem.language);
        const target = problem.field === "slug" ? slugInput : one?.focus(problem.at);
        target?.closest("details")?.setAttribute("open", "");
        target?.focus();
      });
      return make("li", {}, [way, ": ", ...rich(problem.message)]);
    }));
    status(errors.length ? `${errors.length === 1 ? say.one : (say.many ?? "").replace("{count}", String(errors.length))}` : (say.good ?? ""));
  }

  /** @param {string} text */
  function status(text) {
    const place = part("status");
    if (place.textContent !== text) place.textContent = text;
  }

  /** What can be done with files that are as they must be. @param {{path: string, text: string}[]} files */
  function offer(files) {
    part("outputs").hidden = !files.length;
    if (!files.length) return;
    part("files").replaceChildren(...files.map((file) => {
      const ways = data.repository ? [web(file)] : [];
      return make("li", {}, [make("details", {}, [make("summary", {}, [make("code", {}, [file.path])]), make("pre", { tabindex: "0" }, [make("code", {}, [file.text])])]), ...ways]);
    }));
    if (!data.repository) return;
    const issue = issueAddress();
    const way = /** @type {HTMLAnchorElement} */ (part("issue"));
    part("issue-way").hidden = Boolean(record.old) || issue.length > FORM_ADDRESS;
    way.href = issue;
  }

  /** The way to write a file in the repository. @param {{path: string, text: string}} file */
  function web(file) {
    const root = `${data.repository}/${record.old ? "edit" : "new"}/${encodeURIComponent(data.branch)}`;
    const query = new URLSearchParams({ filename: file.path, value: file.text });
    const href = record.old ? `${root}/${file.path}` : `${root}?${query}`;
    if (href.length > FORM_ADDRESS) return make("span", { class: "entry-help" }, [say.long ?? ""]);
    return make("a", { href, rel: "noopener" }, [(record.old ? say.change : say.create) ?? ""]);
  }

  /** An issue with the answers filled in. */
  function issueAddress() {
    const query = new URLSearchParams({ template: kind().issue, [data.question.name]: data.question.options[language] ?? "" });
    for (const field of kind().fields) {
      const [id, options] = kind().questions[field.name] ?? [];
      const values = field.words ? { ...record.words[language], body: record.bodies[language] } : record.facts;
      const held = values[field.path[0]];
      const value = field.shape === "each" ? (held ?? []).map((/** @type {any} */ entry) => entry[field.path[1]]).filter(Boolean).join("\n") : field.path.length > 1 ? held?.[field.path[1]] : held;
      if (id && value?.length) query.set(id, Array.isArray(value) ? value.join("\n") : (options?.[value] ?? value));
    }
    return `${data.repository}/issues/new?${query}`;
  }

  /** Something was typed. */
  function changed() {
    collect();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      look();
      keep();
    }, 250);
  }

  function keep() {
    try {
      if (begun()) localStorage.setItem(FORM_DRAFT, JSON.stringify({ record, language, named }));
      part("draft").hidden = !localStorage.getItem(FORM_DRAFT);
    } catch {
      part("draft").hidden = true; // a browser that keeps nothing: the form works without
    }
  }

  /** The draft of another day, if it is one. */
  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(FORM_DRAFT) ?? "null");
      return found && rules.kinds.has(found.record?.kind) && found.language in data.languages ? found : null;
    } catch {
      return null;
    }
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

  /** Files of a record, chosen from disk. @param {File[]} files */
  async function read(files) {
    const facts = files.find((file) => file.name === "record.yml");
    const path = facts?.webkitRelativePath ?? "";
    const text = (await facts?.text()) ?? "";
    const name = /\.schemas\/([a-z-]+)\.schema\.json/.exec(text)?.[1] ?? record.kind;
    const known = rules.kinds.get(name);
    if (!facts || !known) throw new Error("record.yml");
    const head = text.split("\n").slice(0, Math.max(0, text.split("\n").findIndex((line) => !line.startsWith("#")))); // comments above all fields stay
    const next = { ...blank(name), facts: formYaml(text), head };
    for (const file of files) {
      const code = /^text\.([a-z]{2,3})\.md$/.exec(file.name)?.[1];
      const parts = /^---[ \t]*\r?\n([^]*?)\r?\n---[ \t]*(?:\r?\n([^]*))?$/.exec(code ? await file.text() : "");
      if (!code || !parts || !(code in data.languages)) continue;
      next.words[code] = formYaml(parts[1]);
      next.bodies[code] = (parts[2] ?? "").trim();
    }
    const titles = [next.facts.name, ...Object.values(next.words).map((said) => said.title)];
    next.slug = next.old = path.split("/").at(-2) ?? data.records[name]?.find(([, title]) => titles.includes(title))?.[0] ?? "";
    const rest = text.split("\n").slice(head.length).some((line) => /^\s*#|\s#\s/.test(line));
    open(next, language in next.words ? language : (Object.keys(next.words)[0] ?? language));
    return rest ? ` ${say.comments ?? ""}` : "";
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes @param {string} name */
  function save(bytes, name) {
    const way = make("a", { href: URL.createObjectURL(new Blob([bytes], { type: "application/zip" })), download: name });
    way.click();
    setTimeout(() => URL.revokeObjectURL(way.href), 1000);
  }

  form.addEventListener("input", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target === kindSelect || target === languageSelect || target.matches("[type=file]")) return;
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
    const next = { ...blank(kindSelect.value), words: record.words, bodies: record.bodies };
    open({ ...next, facts: record.facts.sources ? { sources: record.facts.sources } : {} }, language);
    changed();
  });
  languageSelect.addEventListener("change", () => {
    const code = languageSelect.value;
    languageSelect.value = language;
    speak(code);
  });
  part("open").addEventListener("change", async (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const files = [...(input.files ?? [])];
    input.value = "";
    if (!files.length) return;
    try {
      const remark = await read(files);
      part("opened").textContent = (say.opened ?? "").replace("{files}", files.map((file) => file.name).join(", ")) + remark;
      keep();
    } catch {
      part("opened").textContent = say.unreadable ?? "";
    }
  });
  part("zip").addEventListener("click", () => save(formZip(writer.files(record, said())), `${record.slug}.zip`));
  part("forget").addEventListener("click", () => {
    localStorage.removeItem(FORM_DRAFT);
    named = false;
    open(blank(record.kind), language);
    part("draft").hidden = true;
    status(say.forgotten ?? "");
    kindSelect.focus();
  });

  kindSelect.append(...data.kinds.map((one) => make("option", { value: one.name }, [one.called])));
  /** @type {HTMLInputElement} */ (part("folder")).webkitdirectory = true;
  const draft = kept();
  form.hidden = false;
  part("preview-part").hidden = false;
  if (draft) {
    open(draft.record, draft.language);
    named = draft.named;
    part("draft").hidden = false;
    status(say.found ?? "");
  } else draw();
})();
