// @ts-check
// What was begun → this device, and nowhere else.

const FORM_DRAFT = "form-draft";

/** @typedef {{record: FormRecord, language: string, named: boolean}} FormDraft */

/** @param {HTMLElement} notice @param {FormData_} data */
function formDraft(notice, data) {
  /** @param {FormDraft | null} draft */
  function keep(draft) {
    try {
      if (draft) localStorage.setItem(FORM_DRAFT, JSON.stringify(draft));
      notice.hidden = !localStorage.getItem(FORM_DRAFT);
    } catch {
      notice.hidden = true; // a browser that keeps nothing: the form works without
    }
  }

  /** The draft of another day, if it is one. @returns {FormDraft | null} */
  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(FORM_DRAFT) ?? "null");
      return found && data.kinds.some((kind) => kind.name === found.record?.kind) && found.language in data.languages ? found : null;
    } catch {
      return null;
    }
  }

  function forget() {
    try {
      localStorage.removeItem(FORM_DRAFT);
    } catch {
      // nothing is kept
    }
    notice.hidden = true;
  }

  return { keep, kept, forget };
}
