// Ctrl+S saves, and after a save one goes on where one was. A save that could not arrive does not leave the page.

const KEPT = "story-place";
const FRESH = 15_000;

export function startSaveInPlace(form, keeper) {
  let isSafe = false;
  let isBusy = false;

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[name=_save]"));
  });

  form.addEventListener("submit", async (event) => {
    // A preview opens in another tab and leaves this one as it is.
    if (event.submitter?.formTarget === "_blank") return;
    if (isSafe) return remember(event.submitter);
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    isSafe = await keeper.send();
    isBusy = false;
    if (isSafe) form.requestSubmit(event.submitter);
    isSafe = false;
  });

  function remember(submitter) {
    if (submitter?.name !== "_save") return;
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, top: scrollY, at: Date.now() }));
  }

  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  sessionStorage.removeItem(KEPT);
  const wrong = document.querySelector(".story-told[role=alert]");
  if (kept && !wrong && kept.path === location.pathname && Date.now() - kept.at < FRESH) scrollTo(0, kept.top);
}
