// @ts-check
// A list and its facets, narrowed and sorted in place. Without this file the facets are links to plain pages; nothing is
// fetched before somebody uses them. What is chosen stands in the address, so that it can be shared and gone back to.

/**
 * @typedef {{ slug: string, title: string, facets: Record<string, string[]>, ranks: Record<string, number>, card: string,
 *   row: string, drawnCard?: Element, drawnRow?: Element, folded?: string }} Entry
 * @typedef {{ table: string, records: Entry[] }} Data
 * @typedef {{ chosen: Map<string, Set<string>>, text: string, sort: string, table: boolean, show: number }} State
 * @typedef {{ input: HTMLInputElement, count: HTMLElement, label: string, language: string }} Option
 */

const PAGE = 60;
const language = document.documentElement.lang || "en";
const plural = new Intl.PluralRules(language);
const figure = new Intl.NumberFormat(language);

/**
 * @template {Element} E
 * @param {ParentNode} from @param {string} selector @param {new () => E} type
 */
function part(from, selector, type) {
  const found = from.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`the page has no ${selector}`);
  return found;
}

/** A sentence with a number, from the element that holds both its forms. @param {HTMLElement} from @param {number} count */
function counted(from, count) {
  const form = plural.select(count) === "one" ? from.dataset.one : from.dataset.many;
  return (form ?? "").replace("{count}", figure.format(count));
}

/** Without case and accents. As in every script that narrows names: one line each, where a module in common would be one more request. @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ς", "σ");

/** A record's HTML as an element, its links as they are seen from the list's own folder. @param {string} html @param {URL} base */
function drawn(html, base) {
  const box = document.createElement("template");
  box.innerHTML = html;
  for (const name of ["href", "src"]) {
    for (const element of box.content.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, new URL(element.getAttribute(name) ?? "", base).href);
    }
  }
  return /** @type {Element} */ (box.content.firstElementChild);
}

/** @param {HTMLElement} root */
function directory(root) {
  const parts = part(root, "#directory-parts", HTMLTemplateElement).content;
  /** @template {HTMLElement} E @param {string} selector @param {new () => E} type */
  const piece = (selector, type) => part(parts, selector, type);

  const links = part(root, "nav.facets", HTMLElement);
  const found = part(root, ".found", HTMLElement);
  const toolbar = part(root, ".toolbar", HTMLElement);
  const place = part(root, ".shown", HTMLElement);
  const pages = root.querySelector("nav.pages");
  const heading = /** @type {HTMLElement | null} */ (root.querySelector("h1 .heading"));
  const first = { nodes: Array.from(place.childNodes), found: found.textContent, heading: heading?.textContent ?? "" };
  const address = new URL(root.dataset.records ?? "", location.href);

  const opener = piece(".open-facets", HTMLButtonElement);
  const form = piece(".facets-form", HTMLFormElement);
  const dialog = piece(".facets-dialog", HTMLDialogElement);
  const showButton = piece(".facets-foot .close", HTMLButtonElement);
  const text = piece("input[name=q]", HTMLInputElement);
  const tools = piece(".list-tools", HTMLElement);
  const sorts = piece("select[name=sort]", HTMLSelectElement);
  const choice = piece(".choice", HTMLElement);
  const chips = piece("ul.chosen", HTMLUListElement);
  const reset = piece(".chosen + .reset", HTMLButtonElement);
  const none = piece(".none", HTMLElement);
  const more = piece(".more", HTMLButtonElement);
  const words = piece("p.found", HTMLElement);
  const views = Array.from(tools.querySelectorAll("button"));

  /** @type {Map<string, Map<string, Option>>} */
  const facets = new Map();
  /** What the page itself has chosen: nothing, or the value whose plain page it is. @type {Map<string, Set<string>>} */
  const own = new Map();
  /** @type {Data | undefined} */
  let data;
  /** @type {Promise<Data> | undefined} */
  let asked;
  /** @type {HTMLElement | undefined} */
  let table;

  /** The records, asked for once. */
  function load() {
    asked ??= fetch(address).then(async (answer) => {
      if (!answer.ok) throw new Error(`${answer.status}`);
      data = /** @type {Data} */ (await answer.json());
      return data;
    });
    return asked;
  }

  /** Checkboxes where the links are. */
  function build() {
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (links.querySelectorAll("[data-facet]"))) {
      const word = section.dataset.facet ?? "";
      const group = document.createElement("fieldset");
      const legend = document.createElement("legend");
      const list = document.createElement("ul");
      /** @type {Map<string, Option>} */
      const options = new Map();
      group.className = "facet";
      legend.append(part(section, "h2", HTMLElement).cloneNode(true));
      for (const link of section.querySelectorAll("a")) {
        const label = document.createElement("label");
        const input = document.createElement("input");
        input.type = "checkbox";
        input.name = word;
        input.value = link.dataset.code ?? "";
        label.append(input, ...Array.from(link.childNodes, (node) => node.cloneNode(true)));
        const name = part(label, "span", HTMLElement);
        options.set(input.value, {
          input,
          count: part(label, ".n", HTMLElement),
          label: name.textContent ?? "",
          language: name.lang,
        });
        const item = document.createElement("li");
        item.append(label);
        list.append(item);
      }
      group.append(legend, list);
      form.append(group);
      facets.set(word, options);
      own.set(word, new Set());
    }
    const [word = "", code = ""] = (root.dataset.chosen ?? "").split("=");
    if (word) own.set(word, new Set([code]));
  }

  /** What the address says; codes that the list has not are left out. @returns {State} */
  function read() {
    const query = new URLSearchParams(location.search);
    /** @type {Map<string, Set<string>>} */
    const chosen = new Map();
    for (const [word, options] of facets) {
      const codes = query.has(word) ? query.getAll(word).filter((code) => options.has(code)) : own.get(word);
      chosen.set(word, new Set(codes));
    }
    const sort = query.get("sort") ?? "";
    const known = Array.from(sorts.options, (option) => option.value);
    return {
      chosen,
      text: query.get("q") ?? "",
      sort: known.includes(sort) || known.includes(sort.replace(/^-/, "")) ? sort : "",
      table: query.get("view") === "table",
      show: Math.min(Math.max(Number.parseInt(query.get("show") ?? "", 10) || PAGE, PAGE), 100_000),
    };
  }

  /** @param {State} now */
  function query(now) {
    const written = new URLSearchParams();
    for (const [word, codes] of now.chosen) {
      const before = own.get(word) ?? new Set();
      if (codes.size === before.size && Array.from(codes).every((code) => before.has(code))) continue;
      for (const code of codes.size ? codes : [""]) written.append(word, code);
    }
    if (now.text.trim()) written.set("q", now.text);
    if (now.sort) written.set("sort", now.sort);
    if (now.table) written.set("view", "table");
    if (now.show > PAGE) written.set("show", String(now.show));
    return written.toString();
  }

  /** @type {State} */
  let state = { chosen: new Map(), text: "", sort: "", table: false, show: PAGE };

  /** Whether a record has one of the chosen values of every facet, but for one. @param {Entry} entry @param {string} but */
  function fits(entry, but = "") {
    for (const [word, codes] of state.chosen) {
      if (word !== but && codes.size && !entry.facets[word]?.some((code) => codes.has(code))) return false;
    }
    entry.folded ??= plain(entry.title);
    return entry.folded.includes(plain(state.text.trim()));
  }

  /** What fits, in the order asked for; what has no value in it comes last. @param {Entry[]} all */
  function results(all) {
    const fitting = all.filter((entry) => fits(entry));
    const name = state.sort.replace(/^-/, "");
    if (!name) return fitting;
    const sign = state.sort.startsWith("-") ? -1 : 1;
    return fitting.sort((a, b) => {
      const [left, right] = [a.ranks[name], b.ranks[name]];
      if (left !== undefined && right !== undefined && left !== right) return (left - right) * sign;
      return Number(left === undefined) - Number(right === undefined) || (a.ranks.name ?? 0) - (b.ranks.name ?? 0);
    });
  }

  /** How many records each value would leave: none of them, and it cannot be chosen. @param {Entry[]} all */
  function count(all) {
    for (const [word, options] of facets) {
      /** @type {Map<string, number>} */
      const numbers = new Map();
      for (const entry of all) {
        if (!fits(entry, word)) continue;
        for (const code of entry.facets[word] ?? []) numbers.set(code, (numbers.get(code) ?? 0) + 1);
      }
      for (const [code, option] of options) {
        const number = numbers.get(code) ?? 0;
        option.count.textContent = figure.format(number);
        option.input.disabled = !number && !state.chosen.get(word)?.has(code);
      }
    }
  }

  /** @param {Entry[]} fitting */
  function showCards(fitting) {
    const list = document.createElement("ul");
    list.className = "cards";
    list.append(...fitting.map((entry) => (entry.drawnCard ??= drawn(entry.card, address))));
    place.replaceChildren(list);
  }

  /** @param {Data} whole @param {Entry[]} fitting */
  function showTable(whole, fitting) {
    if (!table) {
      table = /** @type {HTMLElement} */ (drawn(whole.table, address));
      for (const column of /** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("th[data-column]"))) {
        const name = column.dataset.column ?? "";
        column.querySelector("button")?.addEventListener("click", () => change({ sort: state.sort === name ? `-${name}` : name }));
      }
    }
    for (const column of /** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("th[data-column]"))) {
      const name = column.dataset.column ?? "";
      if (state.sort.replace(/^-/, "") !== name) column.removeAttribute("aria-sort");
      else column.setAttribute("aria-sort", state.sort.startsWith("-") ? "descending" : "ascending");
    }
    const rows = fitting.map((entry) => (entry.drawnRow ??= drawn(entry.row, address)));
    part(table, "tbody", HTMLElement).replaceChildren(...rows);
    if (place.firstElementChild !== table) place.replaceChildren(table);
  }

  /** Everything that only tells what is chosen. */
  function tell() {
    let sum = 0;
    /** @type {HTMLLIElement[]} */
    const items = [];
    for (const [word, options] of facets) {
      for (const [code, option] of options) {
        option.input.checked = state.chosen.get(word)?.has(code) ?? false;
        if (!option.input.checked) continue;
        sum += 1;
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        const name = document.createElement("span");
        name.textContent = option.label;
        if (option.language) name.lang = option.language;
        button.append(name);
        button.setAttribute("aria-label", (chips.dataset.remove ?? "").replace("{value}", option.label));
        button.addEventListener("click", () => remove(word, code, items.indexOf(item)));
        item.append(button);
        items.push(item);
      }
    }
    chips.replaceChildren(...items);
    chips.hidden = !sum;
    choice.hidden = !sum && !state.text.trim();
    part(opener, ".n", HTMLElement).textContent = sum ? figure.format(sum) : "";
    if (text.value !== state.text) text.value = state.text;
    sorts.value = state.sort;
    for (const button of views) button.setAttribute("aria-pressed", String((button.dataset.view === "table") === state.table));
    if (heading) {
      const [word = "", code = ""] = (root.dataset.chosen ?? "").split("=");
      const still = state.chosen.get(word)?.size === 1 && state.chosen.get(word)?.has(code);
      heading.textContent = still ? first.heading : (heading.dataset.all ?? "");
    }
  }

  /** The page as it came: nothing but its own value chosen. */
  function showFirst() {
    place.replaceChildren(...first.nodes);
    found.textContent = first.found;
    none.remove();
    more.remove();
    if (pages instanceof HTMLElement) pages.hidden = false;
    if (data) count(data.records);
    showButton.textContent = counted(showButton, Number(root.dataset.total));
  }

  async function render() {
    tell();
    const asIs = !query(state);
    if (asIs && !data) return showFirst();
    const wanted = state;
    root.toggleAttribute("data-busy", !data);
    let whole;
    try {
      whole = await load();
    } catch {
      return giveUp();
    }
    root.removeAttribute("data-busy");
    if (wanted !== state) return undefined; // something else was chosen meanwhile
    if (asIs) return showFirst();
    count(whole.records);
    const fitting = results(whole.records);
    const shown = fitting.slice(0, state.show);
    if (state.table && shown.length) showTable(whole, shown);
    else showCards(shown);
    found.textContent = counted(words, fitting.length);
    showButton.textContent = counted(showButton, fitting.length);
    if (fitting.length) none.remove();
    else place.before(none);
    const rest = Math.min(fitting.length - shown.length, PAGE);
    more.textContent = counted(more, rest);
    if (rest > 0) place.after(more);
    else more.remove();
    if (pages instanceof HTMLElement) pages.hidden = true;
    return undefined;
  }

  /** The records cannot be had: the links do what the checkboxes would. */
  function giveUp() {
    if (dialog.open) dialog.close();
    root.removeAttribute("data-busy");
    for (const element of [side, dialog, tools, choice]) element.remove();
    part(root, ".browse", HTMLElement).prepend(links);
  }

  /** @param {Partial<State>} part @param {boolean} [quietly] without a new entry in the browser's history */
  function change(part, quietly = false) {
    state = { ...state, show: PAGE, ...part };
    const search = query(state);
    const target = `${location.pathname}${search ? `?${search}` : ""}`;
    if (quietly) history.replaceState(null, "", target);
    else history.pushState(null, "", target);
    carry();
    return render();
  }

  /** The same choice in another language. */
  function carry() {
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("header a[hreflang]"))) {
      link.search = location.search;
    }
  }

  /** @param {string} word @param {string} code @param {number} at */
  function remove(word, code, at) {
    choose(word, code, false);
    const left = chips.querySelectorAll("button");
    const next = left[Math.min(at, left.length - 1)] ?? (choice.hidden ? sorts : reset);
    next.focus();
  }

  /** @param {string} word @param {string} code @param {boolean} on */
  function choose(word, code, on) {
    const chosen = new Map(state.chosen);
    const before = Array.from(chosen.get(word) ?? []).filter((one) => one !== code);
    const order = Array.from(facets.get(word)?.keys() ?? []);
    const codes = on ? [...before, code].sort((a, b) => order.indexOf(a) - order.indexOf(b)) : before;
    return change({ chosen: chosen.set(word, new Set(codes)) });
  }

  function clear() {
    const chosen = new Map(Array.from(facets.keys(), (word) => [word, /** @type {Set<string>} */ (new Set())]));
    void change({ chosen, text: "" });
    if (!dialog.open) sorts.focus();
  }

  const side = document.createElement("div");
  const wide = window.matchMedia("(min-width: 68em)");

  /** On a wide screen the form stands beside the cards, on a small one in a panel of its own. */
  function settle() {
    if (wide.matches && dialog.open) dialog.close();
    if (wide.matches) side.append(form);
    else part(dialog, ".facets-head", HTMLElement).after(form);
    opener.hidden = wide.matches;
  }

  function listen() {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "checkbox") void choose(target.name, target.value, target.checked);
    });
    let typing = 0;
    text.addEventListener("input", () => {
      window.clearTimeout(typing);
      typing = window.setTimeout(() => void change({ text: text.value }, true), 150);
    });
    sorts.addEventListener("change", () => void change({ sort: sorts.value }));
    for (const button of views) {
      button.addEventListener("click", () => void change({ table: button.dataset.view === "table" }));
    }
    more.addEventListener("click", async () => {
      const before = place.querySelectorAll("li.card, tbody tr").length;
      await change({ show: state.show + PAGE }, true);
      place.querySelectorAll("li.card, tbody tr")[before]?.querySelector("a")?.focus();
    });
    reset.addEventListener("click", clear);
    dialog.querySelector(".reset")?.addEventListener("click", clear);
    for (const button of dialog.querySelectorAll(".close")) button.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
    opener.addEventListener("click", () => dialog.showModal());
    const soon = () => void load().catch(() => undefined);
    for (const element of [form, tools, opener]) {
      element.addEventListener("pointerenter", soon, { once: true });
      element.addEventListener("focusin", soon, { once: true });
    }
    wide.addEventListener("change", settle);
    window.addEventListener("popstate", () => {
      const next = read();
      if (query(next) === query(state)) return;
      state = next;
      carry();
      void render();
    });
  }

  build();
  state = read();
  side.className = "facets";
  side.append(opener);
  links.replaceWith(side);
  root.append(dialog);
  toolbar.querySelector(".choice")?.remove();
  toolbar.append(tools, choice);
  root.setAttribute("data-ready", "");
  settle();
  listen();
  carry();
  void render();
  if (root.dataset.chosen && !data) void load().then(({ records }) => count(records), giveUp); // its numbers are narrowed already
}

for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-records]"))) directory(root);
