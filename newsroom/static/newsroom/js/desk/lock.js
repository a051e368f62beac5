// A form that can be read and copied from, but not written in: `desk:readonly` on it says true or false.

const BUTTONS = "button:not([data-preview])";
const WRITES = `select, input[type=checkbox], ${BUTTONS}`;

export function startLock(form) {
  let isLocked = false;
  const stop = (event) => {
    if (!isLocked) return;
    event.preventDefault();
    event.stopPropagation();
  };

  form.addEventListener("desk:readonly", ({ detail }) => {
    isLocked = detail;
    form.classList.toggle("story-form-locked", isLocked);
    for (const field of form.querySelectorAll("input, textarea")) field.readOnly = isLocked;
    // The tools of the text say themselves which of them can be used.
    for (const button of form.querySelectorAll(`${BUTTONS}:not([role=toolbar] *)`)) button.setAttribute("aria-disabled", isLocked);
  });
  form.addEventListener("beforeinput", stop, true);
  for (const name of ["click", "mousedown"]) {
    form.addEventListener(name, (event) => event.target.closest(WRITES) && stop(event), true);
  }
  form.addEventListener("keydown", (event) => event.key !== "Tab" && event.target.closest("select") && stop(event), true);
  form.addEventListener("submit", (event) => event.submitter?.formTarget !== "_blank" && stop(event), true);
}
