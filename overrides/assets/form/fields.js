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

  /** What a field is called, and whether it must be filled in. @param {string} label @param {boolean} needed */
  const called = (label, needed) => (needed ? [label, " ", formMake("span", { class: "entry-must" }, [say.must ?? ""])] : [label]);

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
    const help = formMake("p", { class: "entry-help", id: `${id}-help` }, [field.help]);
    const wrong = formMake("p", { class: "entry-wrong", id: `${id}-wrong` });
    const count = formMake("p", { class: "entry-count", "aria-hidden": "true" });
    wrong.hidden = true;
    const label = formMake("label", { for: id }, called(field.label, field.words ? field.required : field.needed));
    const element = formMake("div", { class: "entry-field", "data-field": field.name }, [label, ...(field.help ? [help] : []), input, ...(field.limit && field.shape === "one" ? [count] : []), wrong]);
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
        if (input instanceof HTMLSelectElement && value && ![...input.options].some((option) => option.value === value)) input.append(formMake("option", { value }, [value]));
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
      const select = formMake("select", { id }, [formMake("option", { value: "" }, [say.choose ?? ""])]);
      for (const [code, words, language] of options) select.append(formMake("option", { value: code, ...(language ? { lang: language } : {}) }, [words]));
      return select;
    }
    const common = { id, autocomplete: "off" };
    if (field.how === "body") return formMake("textarea", { ...common, rows: "12", class: "entry-body" });
    if (field.limit > 200 && field.shape === "one") return formMake("textarea", { ...common, rows: "3" });
    if (field.shape === "many" || field.shape === "keyed") return formMake("textarea", { ...common, rows: "3" });
    const mode = field.how === "web" ? "url" : field.how === "number" || field.how === "money" ? "decimal" : "text";
    return formMake("input", { ...common, type: "text", inputmode: mode });
  }

  /** Several records, each to be ticked. @param {FormField} field @param {[string, string, string][]} records @returns {FormControl} */
  function checks(field, records) {
    const id = `entry-${(number += 1)}`;
    const wrong = formMake("p", { class: "entry-wrong", id: `${id}-wrong` });
    wrong.hidden = true;
    const list = formMake("div", { class: "entry-checks" });
    /** @param {string} slug @param {string} title @param {string} language */
    const add = (slug, title, language) => list.append(formMake("label", language ? { lang: language } : {}, [formMake("input", { type: "checkbox", value: slug }), " ", formMake("span", {}, [title])]));
    for (const [slug, title, language] of records) add(slug, title, language);
    const filter = formMake("input", { type: "search", id: `${id}-filter`, autocomplete: "off" });
    filter.addEventListener("input", (event) => {
      event.stopPropagation();
      const wanted = plainly(filter.value);
      for (const label of list.children) /** @type {HTMLElement} */ (label).hidden = !plainly(label.textContent ?? "").includes(wanted);
    });
    const search = formMake("p", { class: "entry-filter" }, [formMake("label", { for: filter.id }, [say.filter ?? ""]), " ", filter]);
    const element = formMake("fieldset", { class: "entry-field", "data-field": field.name }, [formMake("legend", {}, called(field.label, field.required)), ...(records.length > 12 ? [search] : []), list, wrong]);
    const boxes = () => [...list.querySelectorAll("input")];
    /** @type {string[]} */
    let order = []; // as they were ticked: the first theme gives a page its colour
    return {
      field,
      element,
      get: () => {
        const ticked = boxes().filter((box) => box.checked).map((box) => box.value);
        order = [...order.filter((value) => ticked.includes(value)), ...ticked.filter((value) => !order.includes(value))];
        return order;
      },
      set: (/** @type {string[] | undefined} */ values) => {
        order = [...(values ?? [])];
        for (const value of values ?? []) if (!boxes().some((box) => box.value === value)) add(value, value, "");
        for (const box of boxes()) box.checked = Boolean(values?.includes(box.value));
      },
      wrong: (faults) => tell(element, wrong, faults, ""),
      focus: () => boxes()[0] ?? element,
    };
  }

  /** Show what is wrong beside a control. @param {HTMLElement} input @param {HTMLElement} place @param {FormProblem[]} faults @param {string} help */
  function tell(input, place, faults, help) {
    place.hidden = !faults.length;
    const errors = faults.some((fault) => fault.level === "error");
    place.replaceChildren(...faults.flatMap((fault, at) => [...(at ? [formMake("br")] : []), ...said(fault)]));
    if (errors) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    const described = `${help}${faults.length ? place.id : ""}`.trim();
    if (described) input.setAttribute("aria-describedby", described);
    else input.removeAttribute("aria-describedby");
  }

  /** A fault in words: its code, its sentence, its cure. @param {FormProblem} fault */
  function said(fault) {
    const cure = fault.hint ? [formMake("span", { class: "entry-cure" }, [" → ", ...formRich(fault.hint)])] : [];
    return [formMake("code", { class: "entry-code" }, [fault.code]), " ", ...formRich(fault.message), ...cure];
  }

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

  /** Without case and accents, as in every script that narrows names: this one can import none. @param {string} text */
  const plainly = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ς", "σ");

  return { control, called, tell, said, id: () => `entry-${(number += 1)}` };
}
