// Tells the rest of the page that the text has changed: `desk:changed` on the form, when the typing pauses.
// For whatever follows the text without being asked, such as a preview beside it or a check. Nothing is sent by it.

const PAUSE = 400;

export function startChanges(form) {
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => form.dispatchEvent(new CustomEvent("desk:changed")), PAUSE);
  });
}
