// @ts-check
// A kind's fields → the controls of its form. Each control gives its value and takes one; a group holds entries of several.

/**
 * @typedef {{field: FormField, element: HTMLElement, get: () => any, set: (value: any) => void, wrong: (faults: FormProblem[]) => void, focus: (at: number) => HTMLElement}} FormControl
 */

/**
 * @param {FormData_} data
 * @param {DOMStringMap} say words of the page
 */
function formFields(data, say) {
  let number = 0;

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} [inner]
   * @returns {HTMLElementTagNameMap[T]}
   */
  function make(tag, attributes = {}, inner = []) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inner);
    return made;
  }

  /** What a field is called, and whether it must be filled in. @param {string} label @param {boolean} needed */
  const called = (label, needed) => (needed ? [label, " ", make("span", { class: "entry-must" }, [say.must ?? ""])] : [label]);

  /** A field's control. @param {FormField} field @returns {FormControl} */
  function control(field) {
    const records = data.records[field.kind];
    if (field.how === "ref" && records && field.shape === "many") return checks(field, records.map(([slug, title, language]) => [slug, title, language ?? ""]));
    return plain(field);
  }

  /** One value, or one a line. @param {FormField} field @returns {FormControl} */
  function plain(field) {
    const id = `entry-${(number += 1)}`;
    const input = widget(field, id);
    const help = make("p", { class: "entry-help", id: `${id}-help` }, [field.help]);
    const wrong = make("p", { class: "entry-wrong", id: `${id}-wrong` });
    const count = make("p", { class: "entry-count", "aria-hidden": "true" });
    wrong.hidden = true;
    const label = make("label", { for: id }, called(field.label, field.words ? field.required : field.needed));
    const element = make("div", { class: "entry-field", "data-field": field.name }, [label, ...(field.help ? [help] : []), input, ...(field.limit && field.shape === "one" ? [count] : []), wrong]);
    if (field.help) input.setAttribute("aria-describedby", help.id);
    if (field.needed || (field.words && field.required)) input.setAttribute("aria-required", "true");
    const counted = () => {
      count.textContent = field.limit ? `${[...input.value].length} / ${field.limit}` : "";
    };
    input.addEventListener("input", counted);
    counted();
    return {
      field,
      element,
      get: () => parsed(field, input.value),
      set: (value) => {
        if (input instanceof HTMLSelectElement && value && ![...input.options].some((option) => option.value === value)) input.append(make("option", { value }, [value]));
        input.value = written(field, value);
        counted();
      },
      wrong: (faults) => tell(input, wrong, faults, field.help ? `${help.id} ` : ""),
      focus: () => input,
    };
  }

  /** @param {FormField} field @param {string} id */
  function widget(field, id) {
    const options = field.choices.length ? field.choices : field.how === "country" ? Object.entries(data.countryNames).sort((one, other) => one[1].localeCompare(other[1], data.language)) : field.how === "ref" && field.shape === "one" ? data.records[field.kind] : null;
    if (options) {
      const select = make("select", { id }, [make("option", { value: "" }, [say.choose ?? ""])]);
      for (const [code, words, language] of options) select.append(make("option", { value: code, ...(language ? { lang: language } : {}) }, [words]));
      return select;
    }
    const common = { id, autocomplete: "off" };
    if (field.how === "body") return make("textarea", { ...common, rows: "12", class: "entry-body" });
    if (field.limit > 200 && field.shape === "one") return make("textarea", { ...common, rows: "3" });
    if (field.shape === "many" || field.shape === "keyed") return make("textarea", { ...common, rows: "3" });
    const mode = field.how === "web" ? "url" : field.how === "number" || field.how === "money" ? "decimal" : "text";
    return make("input", { ...common, type: "text", inputmode: mode });
  }

  /** Several records, each to be ticked. @param {FormField} field @param {[string, string, string][]} records @returns {FormControl} */
  function checks(field, records) {
    const id = `entry-${(number += 1)}`;
    const wrong = make("p", { class: "entry-wrong", id: `${id}-wrong` });
    wrong.hidden = true;
    const list = make("div", { class: "entry-checks" });
    /** @param {string} slug @param {string} title @param {string} language */
    const add = (slug, title, language) => list.append(make("label", language ? { lang: language } : {}, [make("input", { type: "checkbox", value: slug }), " ", make("span", {}, [title])]));
    for (const [slug, title, language] of records) add(slug, title, language);
    const filter = make("input", { type: "search", id: `${id}-filter`, autocomplete: "off" });
    filter.addEventListener("input", (event) => {
      event.stopPropagation();
      const wanted = plainly(filter.value);
      for (const label of list.children) /** @type {HTMLElement} */ (label).hidden = !plainly(label.textContent ?? "").includes(wanted);
    });
    const search = make("p", { class: "entry-filter" }, [make("label", { for: filter.id }, [say.filter ?? ""]), " ", filter]);
    const element = make("fieldset", { class: "entry-field", "data-field": field.name }, [make("legend", {}, called(field.label, field.required)), ...(records.length > 12 ? [search] : []), list, wrong]);
    const boxes = () => [...list.querySelectorAll("input")];
    return {
      field,
      element,
      get: () => boxes().filter((box) => box.checked).map((box) => box.value),
      set: (/** @type {string[] | undefined} */ values) => {
        for (const value of values ?? []) if (!boxes().some((box) => box.value === value)) add(value, value, "");
        for (const box of boxes()) box.checked = Boolean(values?.includes(box.value));
      },
      wrong: (faults) => tell(element, wrong, faults, ""),
      focus: () => boxes()[0] ?? element,
    };
  }

  /** Entries of several fields. @param {string} label @param {FormField[]} fields @param {() => void} changed @returns {FormControl} */
  function group(label, fields, changed) {
    /** @type {{element: HTMLElement, controls: FormControl[]}[]} */
    let entries = [];
    const list = make("div", { class: "entry-list" });
    const more = make("button", { type: "button", class: "button" }, [(say.add ?? "").replace("{name}", label)]);
    const wrong = make("p", { class: "entry-wrong", id: `entry-${(number += 1)}-wrong` });
    wrong.hidden = true;
    const element = make("fieldset", { class: "entry-field entry-group", "data-field": fields[0].path[0] }, [make("legend", {}, called(label, fields[0].required)), wrong, list, more]);

    const add = () => {
      const controls = fields.map(control);
      const remove = make("button", { type: "button", class: "button" }, [say.remove ?? ""]);
      const legend = make("legend");
      const entry = { element: make("fieldset", { class: "entry-one" }, [legend, ...controls.map((one) => one.element), remove]), controls };
      remove.addEventListener("click", () => {
        entries = entries.filter((one) => one !== entry);
        entry.element.remove();
        renumber();
        more.focus();
        changed();
      });
      entries.push(entry);
      list.append(entry.element);
      renumber();
      return entry;
    };
    const renumber = () => entries.forEach((entry, at) => {
      const legend = entry.element.querySelector("legend");
      if (legend) legend.textContent = `${label} ${at + 1}`;
    });
    more.addEventListener("click", () => {
      add().controls[0].focus(0).focus();
      changed();
    });
    if (fields[0].required) add();
    return {
      field: fields[0],
      element,
      get: () => entries.map((entry) => Object.fromEntries(entry.controls.map((one) => [one.field.path[1], one.get()]).filter(([, value]) => value.length))).filter((entry) => Object.keys(entry).length),
      set: (/** @type {Record<string, any>[] | undefined} */ values) => {
        entries = [];
        list.replaceChildren();
        for (const value of values ?? []) for (const one of add().controls) one.set(value[one.field.path[1]]);
        if (!entries.length && fields[0].required) add();
      },
      wrong: (faults) => {
        const said = entries.filter((entry) => entry.controls.some((one) => one.get().length));
        const whole = said.length ? [] : faults.filter((fault) => fault.code === "field-missing");
        tell(element, wrong, whole, "");
        said.forEach((entry, at) => entry.controls.forEach((one) => one.wrong(faults.filter((fault) => fault.at === at && fault.field === one.field.name))));
        if (!said.length) for (const entry of entries) for (const one of entry.controls) one.wrong([]);
      },
      focus: (at) => (entries[at] ?? add()).controls[0].focus(0),
    };
  }

  /** Show what is wrong beside a control. @param {HTMLElement} input @param {HTMLElement} place @param {FormProblem[]} faults @param {string} help */
  function tell(input, place, faults, help) {
    place.hidden = !faults.length;
    const errors = faults.some((fault) => fault.level === "error");
    place.replaceChildren(...faults.flatMap((fault, at) => [...(at ? [make("br")] : []), ...said(fault)]));
    if (errors) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    const described = `${help}${faults.length ? place.id : ""}`.trim();
    if (described) input.setAttribute("aria-describedby", described);
    else input.removeAttribute("aria-describedby");
  }

  /** A fault in words: its code, its sentence, its cure. @param {FormProblem} fault */
  function said(fault) {
    const cure = fault.hint ? [make("span", { class: "entry-cure" }, [" → ", ...rich(fault.hint)])] : [];
    return [make("code", { class: "entry-code" }, [fault.code]), " ", ...rich(fault.message), ...cure];
  }

  /** A sentence whose backquotes stand for code. @param {string} text */
  const rich = (text) => text.split(/`([^`]+)`/).map((piece, at) => (at % 2 ? make("code", {}, [piece]) : piece));

  /** What was typed, as a record holds it. @param {FormField} field @param {string} text */
  function parsed(field, text) {
    const lines = () => text.split("\n").map((line) => line.trim()).filter(Boolean);
    if (field.shape === "many") return field.how === "text" || field.how === "web" ? lines() : text.split(/[\s,;]+/).filter(Boolean);
    if (field.shape === "each-many") return text.split(/[\s,;]+/).filter(Boolean);
    if (field.shape === "keyed") return Object.fromEntries(lines().map((line) => (/^([^:]*):\s*(.*)$/.exec(line) ?? ["", line, ""]).slice(1)));
    return field.how === "body" ? text : text.trim();
  }

  /** @param {FormField} field @param {any} value */
  function written(field, value) {
    if (!value) return "";
    if (field.shape === "keyed") return Object.entries(value).map(([key, words]) => `${key}: ${words}`).join("\n");
    if (Array.isArray(value)) return value.join(field.shape === "each-many" ? ", " : "\n");
    return String(value);
  }

  /** Letters without case and accents, to be looked for. @param {string} text */
  const plainly = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  return { make, control, group, said, rich };
}
