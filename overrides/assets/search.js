// @ts-check
// Search as you type, in a dialog on every page and on the search page itself. Its form, its words and the look of a result
// are those of the search page: on other pages it is fetched when somebody asks for the search, as the index is.

/**
 * What Pagefind tells of a page that matches.
 * @typedef {{url: string, raw_url?: string, content: string, meta: Record<string, string>, weighted_locations: {balanced_score: number, location: number}[]}} Fragment
 * @typedef {{id: string, score: number, data: () => Promise<Fragment>}} Hit
 * @typedef {{search: (query: string) => Promise<{results: Hit[]}>, options: (options: object) => Promise<void>, init: () => Promise<void>}} Pagefind
 * @typedef {{search: (query: string) => Promise<Hit[]>, kinds: Map<string, string>}} Engine
 * @typedef {{kind: string, hits: Hit[], shown: Fragment[]}} Group
 */

const BUNDLE = new URL("search/", import.meta.url);
const LANGUAGE = document.documentElement.lang;
const PAUSE = 120; // milliseconds after a key, before the words so far are searched
const FIRST = 12; // results shown at once, at least three of each kind
const EACH = 3;
const MORE = 30; // results added by a button
const EXCERPT = 28; // words
const ASIDE = "\u2060\u2060"; // after the sentences, and again after names and facts, before the title
const APART = /\u2060(<\/mark>)? /g; // set between an article and its noun, so that either is found (scripts/showcase/search_document.py)

/** @type {Promise<Engine> | undefined} */
let engine;

/** The index of this page's language, fetched once. @returns {Promise<Engine>} */
function index() {
  engine ??= fetchIndex().catch((error) => {
    engine = undefined; // the next question asks again
    throw error;
  });
  return engine;
}

/** @returns {Promise<Engine>} */
async function fetchIndex() {
  const [module, answer] = await Promise.all([
    /** @type {Promise<Pagefind>} */ (import(new URL("pagefind.js", BUNDLE).href)),
    fetch(new URL(`kinds.${LANGUAGE}.json`, BUNDLE), { cache: "no-cache" }),
  ]);
  /** @type {Record<string, string[]>} */
  const known = await answer.json();
  await module.options({ ranking: { metaWeights: { title: 5, note: 0 } } });
  await module.init();
  const kinds = new Map(Object.entries(known).flatMap(([kind, ids]) => ids.map((id) => /** @type {const} */ ([id, kind]))));
  return { kinds, search: async (query) => (await module.search(query)).results };
}

/** Without case, accents and marks as the index compares: in the page's language, `ς` another letter than `σ`. @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(LANGUAGE);

/** Of `l’énergie` the noun, as the index has it. @param {string} query */
const asked = (query) =>
  query
    .toLocaleLowerCase(LANGUAGE)
    .split(/\s+/)
    .map((word) => word.split(/(?<=\p{L})['’ʼ](?=\p{L})/u).reduce((longest, part) => (part.length > longest.length ? part : longest), ""))
    .filter(Boolean);

/** The letters and figures of a text, word by word, compounds both whole and in parts. @param {string} text */
const words = (text) =>
  plain(text)
    .split(/\s+/)
    .flatMap((word) => [word.replace(/[^\p{L}\p{N}]/gu, ""), ...word.split(/[^\p{L}\p{N}]+/u)])
    .filter(Boolean);

/**
 * Whether a page is about a word: for one that it does not know, Pagefind shortens it until it knows the rest, and finds
 * `de` for `denver`. @param {Fragment} fragment @param {string[]} query
 */
function answers(fragment, query) {
  const content = fragment.content.split(/\s+/);
  const there = words([fragment.meta.title ?? "", ...fragment.weighted_locations.map((at) => content[at.location] ?? "")].join(" "));
  return query.every((wanted) =>
    words(wanted).every((word) => there.some((other) => other.includes(word) || common(word, other) * 2 >= word.length)),
  );
}

/** How many letters two words begin with. @param {string} one @param {string} other */
function common(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/**
 * The results of a query by kind, the best first; none when nothing is really about it. With several words of which no
 * page has all, those that have one.
 * @param {string} query @returns {Promise<{groups: Group[], some: boolean}>}
 */
async function find(query) {
  const { search, kinds } = await index();
  const parts = asked(query);
  const groups = await grouped(await search(/^\s*".+"\s*$/.test(query) ? query : parts.join(" ")), parts, kinds);
  if (groups.length || parts.length < 2) return { groups, some: false };
  const apart = await Promise.all(parts.filter((part) => part.length > 3).map(async (part) => grouped(await search(part), [part], kinds)));
  /** @type {Map<string, Hit>} */
  const hits = new Map();
  for (const hit of apart.flat().flatMap((group) => group.hits)) {
    const former = hits.get(hit.id);
    if (!former || former.score < hit.score) hits.set(hit.id, hit);
  }
  const best = [...hits.values()].sort((one, other) => other.score - one.score);
  return { groups: await grouped(best, [], kinds), some: true };
}

/** @param {Hit[]} hits @param {string[]} query @param {Map<string, string>} kinds @returns {Promise<Group[]>} */
async function grouped(hits, query, kinds) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const hit of hits) {
    const kind = kinds.get(hit.id) ?? "page";
    const group = groups.get(kind) ?? { kind, hits: [], shown: [] };
    group.hits.push(hit);
    groups.set(kind, group);
  }
  const each = Math.max(EACH, Math.floor(FIRST / (groups.size || 1)));
  const found = [...groups.values()];
  await Promise.all(
    found.map(async (group) => {
      const first = group.hits.length > each + 1 ? each : each + 1; // a button never brings a single one
      group.shown = await Promise.all(group.hits.slice(0, first).map((hit) => hit.data()));
    }),
  );
  const all = found.flatMap((group) => group.shown);
  if (!all.some((fragment) => answers(fragment, query))) return [];
  const exact = plain(query.join(" "));
  /** @param {Fragment} fragment */
  const named = (fragment) => plain(fragment.meta.title ?? "") === exact;
  for (const group of found) group.shown.sort((one, other) => Number(named(other)) - Number(named(one)));
  return found.sort((one, other) => Number(other.shown.some(named)) - Number(one.shown.some(named)));
}

/**
 * The words of a page around those that match, marked; a sentence rather than a list of names and facts.
 * @param {Fragment} fragment @returns {Node[]}
 */
function excerpt(fragment) {
  const content = fragment.content.trim().split(/\s+/);
  const scores = new Map(fragment.weighted_locations.map((at) => [at.location, at.balanced_score]));
  const [aside = content.length, title = content.length] = [...content.keys()].filter((at) => content[at]?.startsWith(ASIDE));
  const told = [...scores.keys()].some((at) => at < aside);
  const named = [...scores.keys()].some((at) => at > aside && at < title);
  const [first, last] = !told && named ? [aside + 1, title] : [0, aside];
  const inside = [...scores.keys()].filter((at) => at >= first && at < last);
  const telling = inside.filter((at) => !/^\p{Ll}{1,3}$/u.test((content[at] ?? "").replace(/[^\p{L}]/gu, "")));
  const marked = new Set(telling.length ? telling : inside);
  let [start, best] = [first, 0];
  for (const from of [first, ...marked]) {
    const near = [...marked].filter((at) => at >= from && at < from + EXCERPT - 4);
    const sum = near.reduce((total, at) => total + (scores.get(at) ?? 0), 0);
    if (sum > best) [start, best] = [from, sum];
  }
  start = begin(content, first, start);
  const end = finish(content, start, last);
  const text = content
    .slice(start, end)
    .map((word, at) => (marked.has(start + at) ? `<mark>${word}</mark>` : word))
    .join(" ")
    .replace(APART, "$1")
    .replace(/ (?=(<mark>)?[;:!?»%€])|(?<=«) /g, "\u202f");
  const whole = /[.!?;·]$/.test(content[end - 1] ?? "");
  const cut = start > first && !/[.!?;·]$/.test(content[start - 1] ?? "");
  return [...(cut ? [new Text("… ")] : []), ...nodes(text), ...(end < last && !whole ? [new Text(" …")] : [])];
}

/** Where to begin before a word: at its sentence, else a few words before it. @param {string[]} content @param {number} first @param {number} at */
function begin(content, first, at) {
  for (let back = at; back > Math.max(first, at - 14); back -= 1) if (/[.!?;·]$/.test(content[back - 1] ?? "")) return back;
  return at - first < 14 ? first : at - 5;
}

/** Where to end: with a sentence, if one ends in time. @param {string[]} content @param {number} start @param {number} last */
function finish(content, start, last) {
  const end = Math.min(last, start + EXCERPT);
  for (let back = end; back > end - EXCERPT / 3 && end < last; back -= 1) if (/[.!?]$/.test(content[back - 1] ?? "")) return back;
  return end;
}

/** Text with marks, of which only the letters are marked. @param {string} text @returns {Node[]} */
function nodes(text) {
  return text.split(/(<mark>.*?<\/mark>)/).flatMap((part) => {
    const word = /^<mark>([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)<\/mark>$/u.exec(part);
    if (!word) return part ? [new Text(part)] : [];
    const mark = document.createElement("mark");
    mark.textContent = word[2] ?? "";
    return [new Text(word[1] ?? ""), mark, new Text(word[3] ?? "")];
  });
}

/** A search form with its results: on the search page, and in the dialog. */
class Search {
  /** @param {HTMLElement} box @param {string} page Address of the search page. */
  constructor(box, page) {
    this.box = box;
    this.home = new URL("../", page);
    this.field = /** @type {HTMLInputElement} */ (box.querySelector("input"));
    this.status = /** @type {HTMLElement} */ (box.querySelector("[data-status]"));
    this.results = /** @type {HTMLElement} */ (box.querySelector("[data-results]"));
    this.browse = /** @type {HTMLElement} */ (box.querySelector("[data-browse]"));
    this.turn = 0;
    this.timer = 0;
    this.changed = () => {};
    this.field.addEventListener("focus", () => void index().catch(() => {}), { once: true });
    this.field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.run(), PAUSE);
    });
    box.addEventListener("keydown", (event) => this.move(event));
    for (const part of box.querySelectorAll("[data-scripted]")) if (part instanceof HTMLElement) part.hidden = false;
  }

  /** A message of the page's own, `{name}` replaced. @param {string} key @param {Record<string, string>} [values] */
  say(key, values = {}) {
    return (this.box.dataset[key] ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  }

  /** @param {number} number */
  count(number) {
    const one = new Intl.PluralRules(LANGUAGE).select(number) === "one";
    return this.say(one ? "one" : "many", { count: new Intl.NumberFormat(LANGUAGE).format(number) });
  }

  /** Search what stands in the field; an answer that comes after the next question is dropped. */
  async run() {
    clearTimeout(this.timer);
    const query = this.field.value.trim();
    const turn = ++this.turn;
    this.changed();
    if (!query) return this.show([], "");
    const slow = setTimeout(() => turn === this.turn && this.tell(this.say("loading")), 400);
    try {
      const { groups, some } = await find(query);
      if (turn !== this.turn) return;
      const number = groups.reduce((total, group) => total + group.hits.length, 0);
      const told = number ? this.count(number) : this.say("none", { query });
      this.show(groups, some && number ? `${this.say("some")} ${told}` : told);
    } catch {
      if (turn === this.turn) this.show([], this.say("broken"));
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {string} text */
  tell(text) {
    this.status.textContent = text;
  }

  /** @param {Group[]} groups @param {string} told */
  show(groups, told) {
    this.tell(told);
    this.results.replaceChildren(...groups.map((group) => this.section(group)));
    this.browse.hidden = groups.length > 0;
  }

  /** @param {string} name @returns {HTMLElement} */
  copy(name) {
    const template = /** @type {HTMLTemplateElement} */ (this.box.querySelector(`template[data-for="${CSS.escape(name)}"]`));
    return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
  }

  /** @param {Group} group */
  section(group) {
    const section = this.copy(group.kind);
    const list = /** @type {HTMLElement} */ (section.querySelector("ol"));
    const button = /** @type {HTMLButtonElement} */ (section.querySelector("button"));
    const format = new Intl.NumberFormat(LANGUAGE);
    /** @type {HTMLElement} */ (section.querySelector(".n")).textContent = format.format(group.hits.length);
    list.append(...group.shown.map((fragment) => this.item(fragment)));
    const next = () => {
      const rest = group.hits.length - list.children.length;
      return rest > MORE + 1 ? MORE : rest;
    };
    const renew = () => {
      button.hidden = !next();
      button.textContent = this.say("more", { count: format.format(next()) });
    };
    button.addEventListener("click", async () => {
      const from = list.children.length;
      const more = await Promise.all(group.hits.slice(from, from + next()).map((hit) => hit.data()));
      list.append(...more.map((fragment) => this.item(fragment)));
      renew();
      list.children[from]?.querySelector("a")?.focus();
    });
    renew();
    return section;
  }

  /** @param {Fragment} fragment */
  item(fragment) {
    const item = this.copy("result");
    const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
    link.href = new URL((fragment.raw_url ?? fragment.url).replace(/^\//, ""), this.home).href;
    link.textContent = fragment.meta.title ?? "";
    const note = /** @type {HTMLElement} */ (item.querySelector("[data-note]"));
    if (fragment.meta.note) note.textContent = fragment.meta.note;
    else note.remove();
    item.querySelector("[data-excerpt]")?.append(...excerpt(fragment));
    return item;
  }

  /** The arrow keys lead from the field through the results and back. @param {KeyboardEvent} event */
  move(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const stops = [this.field, .../** @type {NodeListOf<HTMLElement>} */ (this.results.querySelectorAll("a, button:not([hidden])"))];
    const here = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const inField = here === 0;
    const there = { ArrowDown: here + 1, ArrowUp: here - 1, Home: inField ? -1 : 1, End: inField ? -1 : stops.length - 1 }[event.key];
    if (there === undefined || here < 0 || !stops[there]) return;
    event.preventDefault();
    stops[there].focus();
    if (there === 0) this.field.select();
  }
}

/** @type {Search | undefined} The one on the search page. */
let own;
/** @type {Promise<{dialog: HTMLDialogElement, search: Search}> | undefined} */
let made;

/** The address of a search: its words stand behind `#`, which no browser sends to anybody. @param {string} page @param {string} query */
function address(page, query) {
  const url = new URL(page);
  url.search = "";
  url.hash = query ? new URLSearchParams({ q: query }).toString() : "";
  return url.href;
}

/** On the search page: the query stands in the address, so that a search can be shared and found again. */
function onSearchPage() {
  const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-box]"));
  if (!box) return;
  const search = new Search(box, location.href);
  own = search;
  search.changed = () => {
    const here = address(location.href, search.field.value.trim());
    if (here !== location.href) history.replaceState(history.state, "", here);
  };
  search.field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void search.run();
  });
  const read = () => {
    const query = new URLSearchParams(location.hash.slice(1)).get("q") ?? new URLSearchParams(location.search).get("q") ?? "";
    if (query === search.field.value.trim()) return;
    search.field.value = query;
    void search.run();
  };
  window.addEventListener("hashchange", read);
  read();
}

/** The search page's form, its links made right for this page, in a dialog. @param {string} page */
async function makeDialog(page) {
  const [answer] = await Promise.all([fetch(page), style()]);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const there = new DOMParser().parseFromString(await answer.text(), "text/html");
  const box = document.importNode(/** @type {HTMLElement} */ (there.querySelector("[data-search-box]")), true);
  for (const link of box.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", page).href;
  for (const form of box.querySelectorAll("form")) form.action = new URL(form.getAttribute("action") ?? "", page).href;
  const dialog = document.createElement("dialog");
  dialog.className = "search-dialog";
  dialog.setAttribute("aria-label", box.dataset.name ?? "");
  dialog.append(box);
  document.body.append(dialog);
  const search = new Search(box, page);
  search.field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(address(page, search.field.value.trim()));
  });
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target === dialog || target.closest("[data-close]")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // a field of this kind would take the first one for itself
    event.stopPropagation();
    dialog.close();
  });
  return { dialog, search };
}

/** The style sheet of the search page. @returns {Promise<void>} */
function style() {
  const href = new URL("search.css", import.meta.url).href;
  const links = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=stylesheet]"));
  if ([...links].some((link) => link.href === href)) return Promise.resolve();
  return new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.addEventListener("load", () => done());
    link.addEventListener("error", () => done());
    link.href = href;
    document.head.append(link);
  });
}

/**
 * Open the search; on the search page, go to its field. Where it cannot be fetched the link leads to the page.
 * @param {HTMLElement} opener
 */
export async function open(opener) {
  if (own) {
    own.field.focus();
    own.field.select();
    return;
  }
  const link = /** @type {HTMLAnchorElement | null} */ (opener.closest("a[href]") ?? document.querySelector("a[data-search]"));
  if (!link) return;
  try {
    made ??= makeDialog(link.href);
    const { dialog, search } = await made;
    if (!dialog.open) {
      dialog.addEventListener("close", () => opener.focus(), { once: true });
      dialog.showModal();
    }
    search.field.focus();
    search.field.select();
  } catch {
    made = undefined;
    location.assign(link.href);
  }
}

onSearchPage();
