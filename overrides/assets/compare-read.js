// @ts-check
// A record's page → what can be compared of it. Nothing but what the page itself says, in its own words.

/** @typedef {{ label: string, nodes: Node[], text: string, counted?: boolean }} Fact */
/** @typedef {{ slug: string, title: string, language: string, url: string, summary: Element | null, tie: string, facts: Map<string, Fact> }} Seen */

/** @param {string} html @param {string} url @param {string} slug @returns {Seen} */
export function read(html, url, slug) {
  const page = new DOMParser().parseFromString(html, "text/html");
  /** @type {Map<string, Fact>} */
  const facts = new Map();
  for (const found of page.querySelectorAll(".facts dl > div")) {
    const label = words(found.querySelector("dt"));
    const values = Array.from(found.querySelectorAll("dd"));
    if (label && values.length) facts.set(label, { label, nodes: values.map((value) => line(value, url)), text: values.map(words).join(" · ") });
  }
  for (const found of page.querySelectorAll(".members")) {
    const label = words(found.querySelector("h2"));
    const rows = Array.from(found.querySelectorAll("tbody tr"), (row) => Array.from(row.children).slice(0, 2).map(words).join(" · "));
    facts.set(label, { label, nodes: rows.map(said), text: rows.join("; ") });
  }
  for (const found of page.querySelectorAll(".around section[id] > h2")) {
    const number = words(found.querySelector(".n"));
    const label = words(found).slice(0, -number.length).trim();
    if (number && label && !facts.has(label)) facts.set(`# ${label}`, { label, nodes: [said(number)], text: number, counted: true });
  }
  const title = page.querySelector("h1");
  return {
    slug,
    url,
    facts,
    title: words(title) || slug,
    language: title?.getAttribute("lang") ?? "",
    summary: page.querySelector(".lead"),
    tie: words(page.querySelector(".badge")),
  };
}

/** What an element says, in one line. @param {Element | null} element */
const words = (element) => element?.textContent?.trim().replace(/\s+/g, " ") ?? "";

/** Words as a line of a cell. @param {string} text */
function said(text) {
  const made = document.createElement("div");
  made.textContent = text;
  return made;
}

/** A value as a line of a cell, its links led from where we stand. @param {Element} value @param {string} from */
function line(value, from) {
  const made = document.createElement("div");
  made.append(...Array.from(value.childNodes, (node) => document.importNode(node, true)));
  for (const link of made.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", from).href;
  for (const marked of made.querySelectorAll("[id]")) marked.removeAttribute("id");
  return made;
}
