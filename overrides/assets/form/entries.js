// @ts-check
// Several fields that belong together → a list of entries, each with their controls; one can be added or removed.

/**
 * @param {ReturnType<typeof formFields>} parts
 * @param {DOMStringMap} say words of the page
 * @param {string} label
 * @param {FormField[]} fields
 * @param {() => void} changed
 * @returns {FormControl}
 */
function formEntries({ control, called, tell, id }, say, label, fields, changed) {
  /** @type {{element: HTMLElement, controls: FormControl[]}[]} */
  let entries = [];
  const list = formMake("div", { class: "entry-list" });
  const more = formMake("button", { type: "button", class: "button" }, [(say.add ?? "").replace("{name}", label)]);
  const wrong = formMake("p", { class: "entry-wrong", id: `${id()}-wrong` });
  wrong.hidden = true;
  const element = formMake("fieldset", { class: "entry-field entry-group", "data-field": fields[0].path[0] }, [formMake("legend", {}, called(label, fields[0].required)), wrong, list, more]);

  const add = () => {
    const controls = fields.map(control);
    const remove = formMake("button", { type: "button", class: "button" }, [say.remove ?? ""]);
    const legend = formMake("legend");
    const entry = { element: formMake("fieldset", { class: "entry-one" }, [legend, ...controls.map((one) => one.element), remove]), controls };
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

