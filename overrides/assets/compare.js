// @ts-check
// Two to four records side by side: the choice stands in the address, the facts come from the records' own pages.

import { read } from "./compare-read.js";
import { draw } from "./compare-table.js";

const MOST = 4;
const LONG = 20; // a list longer than this can be filtered

/** @typedef {{ slug: string, title: string }} Choice */
/** @typedef {import("./compare-read.js").Seen} Seen */
/** @typedef {{ kind: string, slugs: string[] }} State */

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-compare]"));
if (place) start(place);

/** @param {HTMLElement} place */
function start(place) {
  const radios = /** @type {HTMLInputElement[]} */ (Array.from(place.querySelectorAll("input[name=kind]")));
  const slots = Array.from(place.querySelectorAll("select"));
  const filter = /** @type {HTMLInputElement} */ (place.querySelector("input[type=search]"));
  const only = /** @type {HTMLInputElement} */ (place.querySelector("[data-compare-only]"));
  const tools = /** @type {HTMLElement} */ (place.querySelector("[data-compare-tools]"));
  const result = /** @type {HTMLElement} */ (place.querySelector("[data-compare-result]"));
  const table = /** @type {HTMLTableElement} */ (result.querySelector("table"));
  const status = /** @type {HTMLElement} */ (place.querySelector("[data-compare-status]"));
  /** @type {Map<string, Promise<Choice[]>>} */
  const lists = new Map();
  /** @type {Map<string, Promise<Seen>>} */
  const pages = new Map();
  let turn = 0;

  /** @type {import("./compare-table.js").Say} */
  const say = (key, values = {}) =>
    (place.dataset[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

  /** @param {string} kind */
  const radioOf = (kind) => radios.find((radio) => radio.value === kind) ?? /** @type {HTMLInputElement} */ (radios[0]);

  /** What a kind's list offers, read once. @param {string} kind */
  function choices(kind) {
    const address = radioOf(kind).dataset.records ?? "";
    return kept(lists, kind, async () => {
      const found = /** @type {{ records: Choice[] }} */ (await (await asked(address)).json());
      return found.records;
    });
  }

  /** A record as its own page shows it, read once. @param {string} kind @param {string} slug */
  function seen(kind, slug) {
    const address = new URL(`${slug}/`, new URL(radioOf(kind).dataset.list ?? "", location.href)).href;
    return kept(pages, address, async () => read(await (await asked(address)).text(), address, slug));
  }

  /** The choice that an address holds; what is unknown or said twice is dropped. @returns {Promise<State>} */
  async function wanted() {
    const asked = new URLSearchParams(location.search);
    const kind = radioOf(asked.get("kind") ?? "").value;
    const known = new Set((await choices(kind)).map((choice) => choice.slug));
    const slugs = [...new Set(asked.getAll("with"))].filter((slug) => known.has(slug)).slice(0, MOST);
    return { kind, slugs };
  }

  /** The choice that the form holds. @returns {State} */
  const chosen = () => ({
    kind: radios.find((radio) => radio.checked)?.value ?? radioOf("").value,
    slugs: [...new Set(slots.map((slot) => slot.value).filter(Boolean))],
  });

  /** @param {State} state */
  function remember(state) {
    const query = new URLSearchParams([["kind", state.kind], ...state.slugs.map((slug) => ["with", slug])]);
    const plainly = !state.slugs.length && state.kind === radioOf("").value;
    const address = plainly ? "" : `?${query}`;
    if (address !== location.search) history.pushState(null, "", address || location.pathname);
  }

  /** Fills the lists: each offers what no other list holds and the filter lets through. @param {State} state @param {Choice[]} all */
  function offer(state, all) {
    const wishes = plain(filter.value).split(/\s+/).filter(Boolean);
    const fits = new Set(all.filter((choice) => wishes.every((wish) => plain(choice.title).includes(wish))));
    const row = /** @type {HTMLElement} */ (filter.closest("p"));
    row.hidden = all.length <= LONG;
    slots.forEach((slot, index) => {
      const mine = state.slugs[index] ?? "";
      const options = all.filter(
        (choice) => choice.slug === mine || (fits.has(choice) && !state.slugs.includes(choice.slug)),
      );
      slot.replaceChildren(
        /** @type {HTMLOptionElement} */ (slot.options[0]),
        ...options.map((choice) => new Option(choice.title, choice.slug, false, choice.slug === mine)),
      );
      slot.value = mine;
    });
  }

  /** Draws a choice: the form, the message and, from two records on, the table. @param {State} state */
  async function show(state) {
    const mine = ++turn;
    radioOf(state.kind).checked = true;
    try {
      const all = await choices(state.kind);
      if (mine !== turn) return;
      offer(state, all);
      if (state.slugs.length < 2) {
        result.hidden = tools.hidden = true;
        status.textContent = say("few");
        return;
      }
      status.textContent = say("reading");
      const records = await Promise.all(state.slugs.map((slug) => seen(state.kind, slug)));
      if (mine !== turn) return;
      const { total, different } = draw(table, records, say, { replace: (index) => slots[index]?.focus(), remove });
      result.hidden = tools.hidden = false;
      status.textContent = say("result", { count: records.length, different, total });
    } catch {
      if (mine !== turn) return;
      pages.clear();
      result.hidden = tools.hidden = true;
      status.textContent = say("wrong");
    }
  }

  /** @param {State} state */
  async function change(state) {
    remember(state);
    await show(state);
  }

  /** Takes one away; the focus goes to what stands in its place. @param {string} slug */
  async function remove(slug) {
    const state = chosen();
    const index = state.slugs.indexOf(slug);
    await change({ ...state, slugs: state.slugs.filter((other) => other !== slug) });
    const next = table.querySelectorAll("[data-remove]");
    const to = result.hidden ? slots[state.slugs.length - 1] : next[Math.min(index, next.length - 1)];
    /** @type {HTMLElement | undefined} */ (to)?.focus();
  }

  for (const radio of radios) {
    radio.addEventListener("change", () => {
      const state = { kind: radio.value, slugs: [] };
      filter.value = "";
      offer(state, []); // at once: what the lists held is of the other kind
      void change(state);
    });
  }
  for (const slot of slots) slot.addEventListener("change", () => void change(chosen()));
  filter.addEventListener("input", () => {
    const state = chosen();
    void choices(state.kind).then((all) => offer(state, all));
  });
  only.addEventListener("change", () => table.tBodies[0]?.toggleAttribute("data-only", only.checked));
  place.querySelector("[data-compare-print]")?.addEventListener("click", () => window.print());
  place.querySelector("[data-compare-clear]")?.addEventListener("click", () => {
    void change({ ...chosen(), slugs: [] }).then(() => slots[0]?.focus());
  });
  place.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", () => {
    void wanted().then(show, () => (status.textContent = say("wrong")));
  });
  wanted().then(
    (state) => {
      place.hidden = false;
      document.querySelector("[data-compare-without]")?.remove();
      return show(state);
    },
    () => undefined, // without the lists there is nothing to choose from: the tables below stay
  );
}

/** Made once for a key; what failed is tried again. @template T @param {Map<string, Promise<T>>} map @param {string} key @param {() => Promise<T>} make */
function kept(map, key, make) {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  made.catch(() => map.delete(key));
  return made;
}

/** @param {string} address */
async function asked(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

/** Without case and accents. As in every script that narrows names: one line each, where a module in common would be one more request. @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ς", "σ");
