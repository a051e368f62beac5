// Ask for the address of a link, in a dialog that is no part of the story form.

const BARE_HOST = /^[\w-]+(\.[\w-]+)+([/?#].*)?$/;
const EMAIL = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/;

/** What was typed as a whole address: people type example.org and ada@example.org. */
export function wholeAddress(typed) {
  const address = typed.trim();
  if (EMAIL.test(address)) return `mailto:${address}`;
  return BARE_HOST.test(address) ? `https://${address}` : address;
}

/** A promise of the address, of "" to remove the link, or of null to leave it alone. */
export function askAddress(current) {
  const dialog = document.getElementById("link-dialog");
  const input = dialog.querySelector("input");
  input.value = current ?? "";
  dialog.querySelector("[data-remove]").hidden = !current;
  dialog.returnValue = "";
  dialog.showModal();
  input.select();
  return new Promise((resolve) => {
    dialog.addEventListener(
      "close",
      () => {
        const answers = { set: wholeAddress(input.value), remove: "" };
        resolve(answers[dialog.returnValue] ?? null);
      },
      { once: true },
    );
  });
}
