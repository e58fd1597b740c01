// @ts-check
// Files that are as they must be → the ways to hand them in: a ZIP, a page of the repository for each, an issue.

const FORM_ADDRESS = 7000; // characters that a code host surely takes in an address

/**
 * @param {FormData_} data
 * @param {DOMStringMap} say words of the page
 * @param {(name: string) => HTMLElement} part
 */
function formWays(data, say, part) {
  let before = "";

  /** Nothing is drawn anew while it is the same: a text that somebody is looking at stays open. @param {FormFile[]} files @param {FormRecord} record @param {FormKind} kind @param {string} language */
  function offer(files, record, kind, language) {
    const now = JSON.stringify([files, language]);
    if (now === before) return;
    before = now;
    const made = files.filter((file) => file.state !== "same");
    part("outputs").hidden = !files.length;
    part("given").hidden = !made.length;
    if (!files.length) return;
    part("outputs").querySelector("h3")?.replaceChildren((made.length ? say.ready : say.nothing) ?? "");
    part("files").replaceChildren(...made.map(item));
    listed("same", say.same, made.length ? files.filter((file) => file.state === "same").map((file) => file.path.split("/").at(-1) ?? "") : []);
    listed("lost", say.lost, files.flatMap((file) => file.lost));
    if (data.repository) issue(record, kind, language);
  }

  /** @param {string} name @param {string | undefined} sentence @param {string[]} codes */
  function listed(name, sentence, codes) {
    part(name).hidden = !codes.length;
    part(name).replaceChildren(sentence ?? "", " ", ...codes.flatMap((code, at) => [at ? ", " : "", formMake("code", {}, [code])]));
  }

  /** A file to look at, to copy, and the page of the repository where it belongs. @param {FormFile} file */
  function item(file) {
    const text = formMake("pre", { tabindex: "0" }, [formMake("code", {}, [file.text])]);
    const said = formMake("span", { role: "status", class: "entry-help" });
    const copy = formMake("button", { type: "button", class: "button" }, [say.copy ?? ""]);
    copy.addEventListener("click", async () => {
      said.textContent = (await copied(file.text, text)) ? (say.copied ?? "") : (say.uncopied ?? "");
    });
    return formMake("li", {}, [
      formMake("details", {}, [formMake("summary", {}, [formMake("code", {}, [file.path])]), text]),
      formMake("p", { class: "entry-ways" }, [copy, ...(data.repository ? [web(file)] : []), said]),
    ]);
  }

  /** Put a text where it can be pasted from; else mark it, so that a key press does. @param {string} text @param {HTMLElement} shown */
  async function copied(text, shown) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      shown.closest("details")?.setAttribute("open", "");
      getSelection()?.selectAllChildren(shown);
      return false;
    }
  }

  /** The page of the repository on which a file is written; its text goes along where a page takes one. @param {FormFile} file */
  function web(file) {
    const branch = data.branch.split("/").map(encodeURIComponent).join("/");
    if (file.state === "changed") return formMake("a", { href: `${data.repository}/edit/${branch}/${file.path}`, rel: "noopener" }, [say.change ?? ""]);
    const root = `${data.repository}/new/${branch}`;
    const whole = `${root}?${new URLSearchParams({ filename: file.path, value: file.text })}`;
    const long = whole.length > FORM_ADDRESS;
    const way = formMake("a", { href: long ? `${root}?${new URLSearchParams({ filename: file.path })}` : whole, rel: "noopener" }, [say.create ?? ""]);
    return long ? formMake("span", {}, [way, " ", formMake("span", { class: "entry-help" }, [say.long ?? ""])]) : way;
  }

  /** An issue with the answers filled in; an address can fill in no choice, so these are told. @param {FormRecord} record @param {FormKind} kind @param {string} language */
  function issue(record, kind, language) {
    const { query, chosen } = formAnswers(data, record, kind, language);
    const address = () => `${data.repository}/issues/new?${query}`;
    const long = address().length > FORM_ADDRESS;
    if (long) query.delete("body");
    part("issue-way").hidden = Boolean(record.old) || address().length > FORM_ADDRESS;
    part("issue-long").hidden = !long;
    /** @type {HTMLAnchorElement} */ (part("issue")).href = address();
    part("issue-choose").hidden = !chosen.length;
    part("issue-chosen").replaceChildren(...chosen.map(([label, value]) => formMake("li", {}, [`${label} `, formMake("strong", {}, [value])])));
  }

  return offer;
}

/** The answers to the questions of a kind's issue form: what an address can fill in, and what must be chosen there. @param {FormData_} data @param {FormRecord} record @param {FormKind} kind @param {string} language */
function formAnswers(data, record, kind, language) {
  const query = new URLSearchParams({ template: kind.issue });
  const title = record.words[language]?.title || record.facts.name;
  if (title) query.set("title", `${kind.called} · ${title}`);
  /** @type {[string, string][]} */
  const chosen = [[data.question.label, data.question.options[language] ?? language]];
  for (const field of kind.fields) {
    const [id, options] = kind.questions[field.name] ?? [];
    const values = field.words ? { ...record.words[language], body: record.bodies[language] } : record.facts;
    const held = values[field.path[0]];
    const value = field.shape === "each" ? (held ?? []).map((/** @type {any} */ entry) => entry[field.path[1]]).filter(Boolean).join("\n") : field.path.length > 1 ? held?.[field.path[1]] : held;
    if (!id || !value?.length) continue;
    if (Object.keys(options).length) chosen.push([field.label, formShown(data, field, value)]);
    else query.set(id, Array.isArray(value) ? value.join("\n") : value);
  }
  return { query, chosen };
}
