// @ts-check
// Errors → a list, each leading to its field.

/** Whether a problem is told beside a field. @param {FormField} field @param {FormProblem} problem */
function formBelongs(field, problem) {
  if (field.shape.startsWith("each")) return problem.field.startsWith(`${field.path[0]}.`) && !problem.language;
  return problem.field === field.name && Boolean(problem.language) === field.words;
}

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} list
 * @param {FormProblem[]} errors
 * @param {FormControl[]} controls
 * @param {FormData_} data
 * @param {DOMStringMap} say words of the page
 * @param {(problem: FormProblem, one: FormControl | undefined) => void} lead
 */
function formSummary(place, list, errors, controls, data, say, lead) {
  const order = (/** @type {FormProblem} */ problem) => controls.findIndex((one) => formBelongs(one.field, problem)) >>> 0;
  errors.sort((one, other) => order(one) - order(other));
  place.hidden = !errors.length;
  list.replaceChildren(...errors.map((problem) => {
    const one = controls.find((other) => formBelongs(other.field, problem));
    const label = problem.field === "slug" ? (say.folder ?? "") : (one?.element.querySelector("label, legend")?.firstChild?.textContent ?? problem.field);
    const way = formMake("a", { href: "#content" }, [`${label}${problem.language && problem.language !== data.language ? ` (${data.languages[problem.language]})` : ""}`]);
    way.addEventListener("click", (event) => {
      event.preventDefault();
      lead(problem, one);
    });
    return formMake("li", {}, [way, ": ", ...formRich(problem.message)]);
  }));
}
