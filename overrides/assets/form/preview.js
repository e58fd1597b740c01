// @ts-check
// A record → its page as it will look: drawn by the page's own template, in a frame with the page's own style sheets. In
// the template's place stand names of fields (`{start}`); what nobody filled in goes, with whatever then stands empty.

/** What goes when the value in it is not there; and what goes once it holds none of its own. */
const FORM_REMOVED = [".facts-links a", "small", "dd, li, tr, .lead, .badge"];
const FORM_EMPTY = [["dl > div", "dd"], [".facts-group", "dd"], ["ul", "li"], ["section:has(table)", "tbody tr"], [".facts-links", "a"], [".facts", "dd, .facts-links a"], [".seeking", "li"], [".record-side", ".facts"], [".badges", ".badge"], [".provenance", ".sources"]];

/**
 * @param {HTMLIFrameElement} frame
 * @param {FormData_} data
 */
function formPreview(frame, data) {
  /** @type {FormKind} */
  let kind;
  /** @type {FormRecord} */
  let record;
  let language = data.language;

  /** @param {FormKind} kind_ @param {FormRecord} record_ @param {string} code */
  function show(kind_, record_, code) {
    [kind, record, language] = [kind_, record_, code];
    const page = frame.contentDocument;
    if (!page) return;
    dress(page);
    const drawn = new DOMParser().parseFromString(look(), "text/html").body;
    for (const part of drawn.querySelectorAll(".share, .pager, .meanings, .badges a, .meaning")) part.remove();
    repeat(drawn);
    for (const node of [...drawn.querySelectorAll("*")].reverse()) if (drawn.contains(node)) named(node);
    for (const [around, one] of FORM_EMPTY) for (const node of drawn.querySelectorAll(around)) if (!node.querySelector(one)) node.remove();
    for (const link of drawn.querySelectorAll("a")) link.removeAttribute("href"); // a preview leads nowhere
    drawn.querySelector(".crumbs")?.removeAttribute("aria-label"); // that is the name of the form's own
    page.body.replaceChildren(...drawn.childNodes);
  }

  /** The frame's head, once; its scheme, each time. @param {Document} page */
  function dress(page) {
    const scheme = document.documentElement.dataset.scheme;
    page.documentElement.lang = data.language;
    page.documentElement.toggleAttribute("data-scheme", false);
    if (scheme) page.documentElement.dataset.scheme = scheme;
    if (page.title) return;
    page.title = frame.title;
    const meta = page.createElement("meta");
    meta.name = "color-scheme";
    meta.content = "light dark";
    page.head.append(meta);
    for (const sheet of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=stylesheet]"))) {
      const link = page.createElement("link");
      [link.rel, link.href] = ["stylesheet", sheet.href];
      page.head.append(link);
    }
    page.body.className = "entry-page";
  }

  /** The template of the kind, as the record's values make it look. */
  function look() {
    /** @type {NodeListOf<HTMLElement>} */
    const all = document.querySelectorAll(`[data-look="${kind.name}"]`);
    const fits = [...all].find((one) => one.dataset.when && record.facts[one.dataset.when.split("=")[0]] === one.dataset.when.split("=")[1]);
    return JSON.parse((fits ?? all[0]).textContent ?? '""');
  }

  /** What stands in the place of several values stands as often. @param {HTMLElement} drawn */
  function repeat(drawn) {
    for (const one of drawn.querySelectorAll("tr, li, dd")) {
      const name = /\{([\w.-]+)\}/.exec(one.textContent ?? "")?.[1];
      const field = kind.fields.find((other) => other.name === name);
      const held = field?.words ? Object.values(record.words[language]?.[field.path[0]] ?? {}) : record.facts[field?.path[0] ?? ""];
      if (!field || field.shape === "one" || !Array.isArray(held)) continue;
      one.after(...held.map((_, at) => {
        const copy = /** @type {HTMLElement} */ (one.cloneNode(true));
        copy.dataset.at = String(at);
        return copy;
      }));
      one.remove();
    }
  }

  /** Put values in the place of names. @param {Element} node */
  function named(node) {
    for (const attribute of [...node.attributes]) if (/\{\w/.test(attribute.value)) named_(node, attribute);
    for (const text of node.childNodes) {
      const mark = text.nodeType === Node.TEXT_NODE ? /\{([\w.-]+)\}/.exec(text.nodeValue ?? "") : null;
      if (mark) put(/** @type {Text} */ (text), mark[0], mark[1]);
    }
  }

  /** @param {Element} node @param {Attr} attribute */
  function named_(node, attribute) {
    const [colour, icon] = data.colours[(record.facts.themes ?? [])[0]] ?? ["", ""];
    if (attribute.name === "class") node.className = attribute.value.replace("{colour}", colour).replace("{icon}", icon).replace(/\b(?:colour|icon)-(?=\s|$)/, "").trim();
    else node.removeAttribute(attribute.name);
    if (attribute.name === "class" && node.className === "icon") node.remove();
  }

  /** @param {Text} text @param {string} mark @param {string} name */
  function put(text, mark, name) {
    const node = /** @type {Element} */ (text.parentElement);
    if (name === "body") return void text.replaceWith(...told(formText(record.bodies[language] ?? ""), node));
    if (name === "attested") return badge(node);
    const at = Number(/** @type {HTMLElement | null} */ (node.closest("[data-at]"))?.dataset.at ?? 0);
    const field = kind.fields.find((one) => one.name === name);
    const value = field && held(field, at);
    const shown = field && value ? formShown(data, field, value) : name === "title" || name === "name" ? "…" : "";
    if (name === "end" && record.facts.start) return node.closest("div, dd")?.remove();
    if (name === "start" && record.facts.end && value) return period(text, node, value);
    if (!shown) return FORM_REMOVED.map((around) => node.closest(around)).find(Boolean)?.remove() ?? node.remove();
    text.nodeValue = (text.nodeValue ?? "").replace(mark, () => precise(name, at, shown));
    const known = field && (data.records[field.kind] ?? []).find(([slug]) => slug === value);
    const code = field?.words ? language : (known?.[2] ?? data.language);
    if (code !== data.language) node.setAttribute("lang", code);
  }

  /** A field's value, of several that at a place. @param {FormField} field @param {number} at @returns {string} */
  function held(field, at) {
    const [first, second] = field.path;
    const value = field.words ? record.words[language]?.[first] : record.facts[first];
    if (field.shape === "keyed") return /** @type {string} */ (Object.values(value ?? {})[at] ?? "");
    if (field.shape === "each" || field.shape === "each-many") return String(value?.[at]?.[second] ?? "");
    return String((field.shape === "many" ? value?.[at] : second ? value?.[second] : value) ?? "");
  }

  /** A count or an amount with how sure it is. @param {string} name @param {number} at @param {string} shown */
  function precise(name, at, shown) {
    const how = name === "budget" ? record.facts["budget-precision"] : name.endsWith(".count") ? record.facts[name.split(".")[0]]?.[at]?.precision : "";
    return (data.precision[how] ?? "{count}").replace("{count}", () => shown);
  }

  /** Start and end in one. @param {Text} text @param {Element} node @param {string} start */
  function period(text, node, start) {
    const field = /** @type {FormField} */ (kind.fields.find((one) => one.name === "start"));
    const [from, to] = [formShown(data, field, start), formShown(data, field, record.facts.end)];
    const label = node.closest("div")?.querySelector("dt");
    if (label) label.textContent = data.period;
    text.nodeValue = start === record.facts.end ? from : data.dates.period.replace("{start}", () => from).replace("{end}", () => to);
  }

  /** @param {Element} node */
  function badge(node) {
    const found = document.querySelector(`[data-badge="${record.facts.attested || "source"}"]`);
    const made = found && record.facts.attested ? new DOMParser().parseFromString(JSON.parse(found.textContent ?? ""), "text/html").body : null;
    (node.closest(".badge") ?? node).replaceWith(...(made?.childNodes ?? []));
  }

  /** @template {Node} T @param {T[]} nodes @param {Element} around */
  function told(nodes, around) {
    if (language !== data.language) around.setAttribute("lang", language);
    return nodes;
  }

  return show;
}

/** A value as people read it. @param {FormData_} data @param {FormField} field @param {string} value @returns {string} */
function formShown(data, field, value) {
  const known = field.choices.find(([code]) => code === value) ?? (data.records[field.kind] ?? []).find(([slug]) => slug === value);
  if (known) return known[1];
  const number = Number(value);
  switch (field.how) {
    case "country": return data.countryNames[value] ?? value;
    case "language": return new Intl.DisplayNames(data.language, { type: "language" }).of(/^[a-z]{2,3}$/.test(value) ? value : "und") ?? value;
    case "web": return /^https?:\/\/(?:www\.)?([^/?#:]+)/.exec(value)?.[1] ?? value;
    case "money": return Number.isNaN(number) ? value : number.toLocaleString(data.language, { style: "currency", currency: "EUR", maximumFractionDigits: 0 });
    case "number": return Number.isNaN(number) ? value : number.toLocaleString(data.language);
    case "date": return formDate(data, value);
    default: return value;
  }
}

/** A day, month or year. @param {FormData_} data @param {string} value */
function formDate(data, value) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)$/.exec(value);
  if (!match) return value;
  const [, year, month, day, about] = match;
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  const shown = month ? at.toLocaleDateString(data.language, { timeZone: "UTC", year: "numeric", month: "long", ...(day ? { day: "numeric" } : {}) }) : year;
  return about ? data.dates.about.replace("{date}", () => shown) : shown;
}
