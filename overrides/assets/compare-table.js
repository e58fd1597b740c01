// @ts-check
// Records → the table that shows them side by side: one row per fact, what differs marked, what is not known said.

/** @typedef {import("./compare-read.js").Fact} Fact */
/** @typedef {import("./compare-read.js").Seen} Seen */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say A message from the page's own words. */
/** @typedef {{ replace: (index: number) => void, remove: (slug: string) => void }} Acts */

/**
 * Draws the table anew and counts its rows.
 * @param {HTMLTableElement} table
 * @param {Seen[]} records
 * @param {Say} say
 * @param {Acts} acts
 */
export function draw(table, records, say, acts) {
  const head = document.createElement("tr");
  head.append(heading("col", say("fact")), ...records.map((record, index) => column(record, index, say, acts)));
  const rows = [...tieRow(records, say), ...factRows(records, say)];
  /** @type {HTMLTableSectionElement} */ (table.tHead).replaceChildren(head);
  /** @type {HTMLTableSectionElement} */ (table.tBodies[0]).replaceChildren(summaryRow(records, say), ...rows);
  return { total: rows.length, different: rows.filter((row) => row.dataset.different !== undefined).length };
}

/** A record's name, and the buttons that replace and remove it. @param {Seen} record @param {number} index @param {Say} say @param {Acts} acts */
function column(record, index, say, acts) {
  const link = document.createElement("a");
  link.href = record.url;
  link.textContent = record.title;
  if (record.language) link.lang = record.language;
  const buttons = document.createElement("div");
  buttons.className = "compare-acts";
  buttons.append(
    button("replace", record, say, () => acts.replace(index)),
    button("remove", record, say, () => acts.remove(record.slug)),
  );
  return heading("col", link, buttons);
}

/** @param {"replace" | "remove"} key @param {Seen} record @param {Say} say @param {() => void} act */
function button(key, record, say, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.dataset[key] = record.slug;
  made.textContent = say(`${key}Short`);
  made.setAttribute("aria-label", say(key, { title: record.title }));
  made.addEventListener("click", act);
  return made;
}

/** What each is, in its own words. @param {Seen[]} records @param {Say} say */
function summaryRow(records, say) {
  const cells = records.map((record) => {
    const made = document.createElement("td");
    made.textContent = record.summary?.textContent?.trim() || say("unknown");
    const lang = record.summary?.getAttribute("lang");
    if (lang) made.lang = lang;
    return made;
  });
  return row(say("summary"), cells, say, false);
}

/** How sure each one's tie to the programme is, when their pages say so. @param {Seen[]} records @param {Say} say */
function tieRow(records, say) {
  const ties = records.map((record) => record.tie);
  if (!ties.some(Boolean)) return [];
  return [valueRow(say("tie"), ties.map((tie) => (tie ? plainly(tie) : undefined)), say)];
}

/** One row per fact that any of them has, in the order in which their pages tell them. @param {Seen[]} records @param {Say} say */
function factRows(records, say) {
  return inOrder(records.map((record) => [...record.facts.keys()])).map((key) => {
    const facts = records.map((record) => record.facts.get(key));
    const known = /** @type {Fact} */ (facts.find(Boolean));
    const none = known.counted ? plainly("0") : undefined; // a page has no heading for what it has none of
    return valueRow(known.label, facts.map((fact) => fact ?? none), say);
  });
}

/** @param {string} text @returns {Fact} */
const plainly = (text) => ({ label: "", nodes: [document.createTextNode(text)], text });

/** @param {string} label @param {(Fact | undefined)[]} facts @param {Say} say */
function valueRow(label, facts, say) {
  const cells = facts.map((fact) => {
    const made = document.createElement("td");
    made.append(...(fact ? fact.nodes.map((node) => node.cloneNode(true)) : [say("unknown")]));
    if (!fact) made.className = "compare-unknown";
    return made;
  });
  return row(label, cells, say, new Set(facts.map((fact) => fact?.text ?? "")).size > 1);
}

/** @param {string} label @param {HTMLTableCellElement[]} cells @param {Say} say @param {boolean} different */
function row(label, cells, say, different) {
  const made = document.createElement("tr");
  const head = heading("row", label);
  if (different) {
    const sign = document.createElement("span");
    const word = document.createElement("span");
    sign.className = "compare-sign";
    word.className = "unseen";
    word.textContent = say("differs");
    sign.append(word);
    head.append(" ", sign);
    made.dataset.different = "";
  }
  made.append(head, ...cells);
  return made;
}

/** @param {"row" | "col"} scope @param {(string | Node)[]} children */
function heading(scope, ...children) {
  const made = document.createElement("th");
  made.scope = scope;
  made.append(...children);
  return made;
}

/** Keys of several lists in one order that keeps each list's own as far as it can. @param {string[][]} lists */
function inOrder(lists) {
  /** @type {string[]} */
  const found = [];
  for (const list of lists) {
    let after = -1;
    for (const key of list) {
      const there = found.indexOf(key);
      if (there < 0) found.splice(++after, 0, key);
      else after = there;
    }
  }
  return found;
}
