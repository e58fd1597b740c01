// @ts-check
// On every page: what only a script can do. Nothing here is needed to read.

const root = document.documentElement;
const SCHEMES = ["", "light", "dark"];

/**
 * A message from the page's own words, `{name}` replaced.
 * @param {HTMLElement} from
 * @param {string} key
 */
const word = (from, key) => from.dataset[key] ?? "";

/** Tell it to a screen reader, and to nobody twice. @param {string} text */
function announce(text) {
  const region = document.getElementById("announcements");
  if (region) region.textContent = text;
}

/** The scheme that a reader chose, or that of the system. */
function schemeSwitch() {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-scheme-switch]"));
  if (!button) return;
  const label = button.querySelector("[data-scheme-label]") ?? button;
  const show = () => {
    const now = root.dataset.scheme ?? "";
    button.dataset.now = now || "system";
    label.textContent = word(button, now || "system");
  };
  button.addEventListener("click", () => {
    const next = SCHEMES[(SCHEMES.indexOf(root.dataset.scheme ?? "") + 1) % SCHEMES.length] ?? "";
    if (next) root.dataset.scheme = next;
    else delete root.dataset.scheme;
    try {
      if (next) localStorage.setItem("scheme", next);
      else localStorage.removeItem("scheme");
    } catch {
      // a browser that keeps nothing: the choice lasts as long as the page
    }
    show();
    announce(label.textContent ?? "");
  });
  show();
  button.hidden = false;
}

/** Menus made of `<details>` close by Escape, by a click elsewhere and when the focus leaves them. */
function menus() {
  /** @param {HTMLDetailsElement} menu */
  const within = (menu) => (menu.classList.contains("reveal") ? menu.parentElement : menu);
  /** @returns {HTMLDetailsElement[]} */
  const opened = () => Array.from(document.querySelectorAll("details[name=top][open]"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of opened()) {
      const held = within(menu)?.contains(document.activeElement);
      menu.open = false;
      if (held) menu.querySelector("summary")?.focus();
    }
  });
  /** @param {EventTarget | null} target */
  const closeOthers = (target) => {
    for (const menu of opened()) if (target instanceof Node && !within(menu)?.contains(target)) menu.open = false;
  };
  document.addEventListener("click", (event) => closeOthers(event.target));
  document.addEventListener("focusin", (event) => closeOthers(event.target));
}

/** The search is fetched when somebody asks for it: by its link, by `/`, by Ctrl+K or ⌘K. */
function search() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-search]"));
  if (!link) return;
  const ask = () =>
    import("./search.js").then(
      (module) => module.open(link),
      () => location.assign(link.href),
    );
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void ask();
  });
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !letter) return;
    event.preventDefault();
    void ask();
  });
}

/** Buttons that copy this page's address. */
function copying() {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button[data-copy]"))) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const link = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
      const address = button.dataset.copy === "here" ? location.href : (link?.href ?? location.href);
      try {
        await navigator.clipboard.writeText(address);
        announce(word(button, "copied"));
        button.dataset.done = "";
        setTimeout(() => delete button.dataset.done, 2000);
      } catch {
        announce(word(button, "failed"));
      }
    });
  }
}

/**
 * A quiet line when the browser prefers another language in which this page really exists. It is shown to who comes from
 * elsewhere, so it needs no memory: within the site the reader has chosen.
 */
function suggestLanguage() {
  if (document.referrer.startsWith(location.origin + "/")) return;
  const line = /** @type {HTMLElement | null} */ (document.getElementById("suggestion"));
  if (!line) return;
  const there = new Map(
    Array.from(/** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=alternate][hreflang]"))).map(
      (link) => [link.hreflang, link],
    ),
  );
  const wanted = navigator.languages.map((code) => code.split("-")[0] ?? "");
  const first = wanted.find((code) => there.has(code));
  if (!first || first === root.lang.split("-")[0]) return;
  const offer = line.querySelector(`[data-language="${CSS.escape(first)}"]`);
  if (!(offer instanceof HTMLElement)) return;
  for (const other of line.querySelectorAll("[data-language]")) if (other !== offer) other.remove();
  offer.hidden = false;
  line.hidden = false;
  line.querySelector("button")?.addEventListener("click", () => {
    line.remove();
    /** @type {HTMLElement | null} */ (document.querySelector(".skip"))?.focus({ preventScroll: true });
  });
}

schemeSwitch();
menus();
search();
copying();
suggestLanguage();
