// @ts-check
// The files of a record, from this device or from the site → the record.

/** @param {FormData_} data @param {Map<string, FormKind>} kinds */
function formOpen(data, kinds) {
  /**
   * Files by name; an Error where they are no record.
   * @param {Record<string, string>} files
   * @param {string[]} pictures
   * @param {{kind: string, slug: string}} where as far as it is known
   * @returns {FormRecord}
   */
  function read(files, pictures, where) {
    const facts = files["record.yml"];
    const kind = kinds.get(/\.schemas\/([a-z-]+)\.schema\.json/.exec(facts ?? "")?.[1] ?? where.kind);
    if (facts === undefined || !kind) throw new Error("record.yml");
    const next = { ...formBlank(kind.name), facts: formYaml(facts), pictures, files: /** @type {Record<string, string>} */ ({ "record.yml": facts }) };
    for (const [name, text] of Object.entries(files)) {
      const code = /^text\.([a-z]{2,3})\.md$/.exec(name)?.[1];
      if (!code || !(code in data.languages)) continue;
      const parts = formFront(text);
      if (!parts) throw new Error(name);
      next.files[name] = text;
      next.words[code] = formYaml(parts[1] ?? "");
      next.bodies[code] = (parts[2] ?? "").trim();
    }
    next.slug = next.old = where.slug || called(kind.name, next);
    return next;
  }

  /** The folder of a record of that title, when only its files are given. @param {string} kind @param {FormRecord} record */
  function called(kind, record) {
    const titles = [record.facts.name, ...Object.values(record.words).map((said) => said.title)];
    return data.records[kind]?.find(([, title]) => titles.includes(title))?.[0] ?? "";
  }

  /** Files chosen from disk. @param {File[]} chosen @param {string} kind */
  async function fromDisk(chosen, kind) {
    /** @type {Record<string, string>} */
    const files = {};
    for (const file of chosen) if (/\.(?:yml|md)$/.test(file.name)) files[file.name] = await file.text();
    const slug = chosen.find((file) => file.name === "record.yml")?.webkitRelativePath.split("/").at(-2) ?? "";
    return read(files, chosen.map((file) => file.name), { kind, slug });
  }

  /** A record of the site, whose files lie beside this page. @param {string} kind @param {string} slug */
  async function fromSite(kind, slug) {
    const answer = await fetch(`${data.sources}${kind}/${slug}.json`);
    if (!answer.ok) throw new Error(slug);
    const { files, pictures } = await answer.json();
    return read(files, pictures, { kind, slug });
  }

  return { fromDisk, fromSite };
}

/**
 * The part of the page where a record that is there is chosen.
 * @param {{data: FormData_, say: DOMStringMap, part: (name: string) => HTMLElement, kinds: Map<string, FormKind>, begun: () => boolean, change: (next: FormRecord) => void, told: (text: string) => void}} form
 */
function formOpening({ data, say, part, kinds, begun, change, told }) {
  const opening = formOpen(data, kinds);
  const kindSelect = /** @type {HTMLSelectElement} */ (part("kind"));
  const list = /** @type {HTMLSelectElement} */ (part("records"));
  const [ask, known] = location.hash.slice(1).split("/");

  /** @param {() => Promise<FormRecord>} find @param {string} failed */
  async function open(find, failed) {
    const place = part("opened");
    if (begun() && !confirm(say.replace ?? "")) return;
    try {
      const next = await find();
      change(next);
      told("");
      place.textContent = (say.opened ?? "").replace("{files}", Object.keys(next.files ?? {}).join(", "));
    } catch {
      place.textContent = failed;
    }
  }

  /** The records of the kind that is chosen. */
  function listed() {
    const found = [...(data.records[kindSelect.value] ?? [])].sort((one, other) => one[1].localeCompare(other[1], data.language));
    list.replaceChildren(formMake("option", { value: "" }, [say.choose ?? ""]), ...found.map(([slug, title, code]) => formMake("option", { value: slug, ...(code ? { lang: code } : {}) }, [title])));
    part("site").hidden = location.protocol === "file:" || !found.length; // a page opened from disk may ask for no file
  }

  const fromSite = () => list.value && open(() => opening.fromSite(kindSelect.value, list.value), say.unfound ?? "");
  kindSelect.addEventListener("change", listed);
  part("site").querySelector("button")?.addEventListener("click", fromSite);
  part("disk").addEventListener("change", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const files = [...(input.files ?? [])];
    input.value = "";
    if (files.length) void open(() => opening.fromDisk(files, kindSelect.value), say.unreadable ?? "");
  });
  /** @type {HTMLInputElement} */ (part("folder")).webkitdirectory = true;
  if (known && kinds.has(ask) && !begun()) kindSelect.value = ask;
  listed();
  if (known && kindSelect.value === ask) {
    list.value = known;
    part("begin-open").setAttribute("open", "");
    if (!begun()) void fromSite();
  }
}
