// @ts-check
// A name, attributes and what stands inside → an element.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} [inner]
 * @returns {HTMLElementTagNameMap[T]}
 */
function formMake(tag, attributes = {}, inner = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inner);
  return made;
}

/** A sentence whose backquotes stand for code. @param {string} text */
function formRich(text) {
  return text.split(/`([^`]+)`/).map((piece, at) => (at % 2 ? formMake("code", {}, [piece]) : piece));
}
