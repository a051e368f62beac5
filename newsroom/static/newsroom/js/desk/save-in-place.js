// Ctrl+S saves, and after a save one goes on where one was.

const KEPT = "story-place";
const FRESH = 15_000;

export function startSaveInPlace(form) {
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[name=_save]"));
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name !== "_save") return;
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, top: scrollY, at: Date.now() }));
  });
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  sessionStorage.removeItem(KEPT);
  const wrong = document.querySelector(".story-told[role=alert]");
  if (kept && !wrong && kept.path === location.pathname && Date.now() - kept.at < FRESH) scrollTo(0, kept.top);
}
