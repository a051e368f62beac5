// “Before publishing” follows the typing (`desk:changed`); each of its lines leads to its place.
import { goTo } from "./places.js";

export function startChecks(group, form) {
  const summary = group.querySelector("[data-checks-summary]");
  let asked = new AbortController();

  async function check() {
    asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(group.dataset.checks, { method: "POST", body: new FormData(form), signal: asked.signal });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      show(await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") summary.textContent = "Not checked just now";
    }
  }

  function show(html) {
    const found = new DOMParser().parseFromString(html, "text/html").querySelector("[data-checks-found]");
    const before = group.querySelector("[data-checks-found]");
    if (!found || before.contains(document.activeElement)) return;
    // It unfolds when there is something new to say, and leaves alone what somebody has folded.
    if (!before.querySelector("li") && found.querySelector("li") && group.dataset.folded !== "by hand") group.open = true;
    if (!found.querySelector("li")) group.open = false;
    before.replaceWith(found);
    summary.textContent = found.dataset.summary;
  }

  form.addEventListener("desk:changed", check);
  group.addEventListener("click", (event) => {
    if (event.target.closest("summary")) group.dataset.folded = group.open ? "by hand" : "";
    const line = event.target.closest("[data-field]");
    if (line && goTo(form, line.dataset)) event.preventDefault();
  });
}
