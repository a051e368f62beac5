// What this device kept and the server never got is sent now; then all that was not saved is offered.
import { ask, newKey } from "./asking.js";
import * as journal from "./journal.js";

export function startRecovery(place, form, keeper) {
  const refresh = async () => {
    const address = `${place.dataset.unsaved}?but=${form.elements.writing.value}`;
    const answer = await fetch(address, { redirect: "manual" }).catch(() => null);
    if (answer?.ok) place.innerHTML = await answer.text();
  };

  async function recover() {
    const { editor, story } = form.dataset;
    const found = (await journal.entries(editor).catch(() => [])).filter(({ id }) => id !== keeper.id);
    const here = found.filter((entry) => entry.story === story);
    let isAllSent = true;
    for (const entry of found) isAllSent = (await handOver(form, entry)) && isAllSent;
    if (here.length) await refresh();
    if (!isAllSent) form.addEventListener("desk:kept", recover, { once: true });
  }

  place.addEventListener("submit", async (event) => {
    if (!event.target.matches("[data-leave]")) return;
    event.preventDefault();
    await ask(form, event.target.action, []);
    await refresh();
    place.querySelector("summary, a, button")?.focus();
  });
  recover();
}

/** Send an entry as the window it comes from would have; true if the server has it now. */
async function handOver(form, entry) {
  const fields = [...entry.fields, ["editor", entry.editor], ["recovered", "1"]];
  let { state } = await ask(form, entry.address, fields);
  // Another text is there under the same key: this one becomes a find of its own.
  if (state === "overtaken" || state === "closed") ({ state } = await ask(form, entry.address, withKey(fields, newKey())));
  if (state === "gone") ({ state } = await ask(form, form.dataset.keepNew, fields));
  if (state === "kept") await journal.settle(entry.id, entry.sequence).catch(() => {});
  return state === "kept";
}

function withKey(fields, key) {
  return fields.map(([name, value]) => [name, name === "writing" ? key : value]);
}
