// Preview beside the text: the public page of what is typed, made anew whenever the typing pauses (`desk:changed`).
import { forceTheme } from "./forced-theme.js";

const WIDTHS = { phone: 390, tablet: 768, desktop: 1280 };
const KEPT = "story-preview";
const NARROW = matchMedia("(max-width: 1024px)");

export function startSidePreview(pane, form) {
  const opener = form.querySelector("[data-preview]");
  const sheet = pane.querySelector("[data-sheet]");
  const status = pane.querySelector("[role=status]");
  const chosen = { width: "phone", theme: "light", ...JSON.parse(localStorage.getItem(KEPT) ?? "{}") };
  let [shown, next] = pane.querySelectorAll("iframe");
  let asked = new AbortController();

  async function refresh() {
    asked.abort();
    asked = new AbortController();
    try {
      const options = { method: "POST", body: new FormData(form), redirect: "manual", signal: asked.signal };
      const answer = await fetch(opener.formAction, options);
      if (!answer.ok) throw new Error(answer.type === "opaqueredirect" ? "Sign in again to see the preview." : "");
      next.srcdoc = await answer.text();
      status.textContent = "";
    } catch (error) {
      if (error.name === "AbortError") return;
      status.textContent = error instanceof TypeError || !error.message ? "The preview could not be made. It will be tried again." : error.message;
    }
  }

  function swap(event) {
    if (event.target !== next || !next.srcdoc) return;
    forceTheme(next.contentDocument, chosen.theme);
    next.contentDocument.addEventListener("click", follow);
    next.contentWindow.scrollTo(0, shown.contentWindow?.scrollY ?? 0);
    [shown, next] = [next, shown];
    shown.classList.add("side-preview-shown");
    next.classList.remove("side-preview-shown");
    next.removeAttribute("srcdoc");
  }

  function lay() {
    const width = WIDTHS[chosen.width];
    const scale = Math.min(1, sheet.clientWidth / width);
    sheet.style.setProperty("--width", `${width}px`);
    sheet.style.setProperty("--scale", scale);
    if (shown.contentDocument) forceTheme(shown.contentDocument, chosen.theme);
  }

  function open(wanted) {
    pane.hidden = !wanted;
    form.inert = wanted && NARROW.matches;
    document.body.classList.toggle("story-previewed", wanted);
    opener.setAttribute("aria-expanded", wanted);
    keep({ open: wanted });
    if (wanted) {
      lay();
      refresh();
    }
  }

  function keep(what) {
    localStorage.setItem(KEPT, JSON.stringify(Object.assign(chosen, what)));
  }

  opener.setAttribute("aria-controls", pane.id);
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    open(pane.hidden);
    if (!pane.hidden && NARROW.matches) pane.querySelector("[data-close]").focus();
  });
  pane.querySelector("[data-close]").addEventListener("click", () => close());
  pane.addEventListener("keydown", (event) => event.key === "Escape" && close());
  pane.addEventListener("change", ({ target }) => {
    keep({ [target.name]: target.value });
    lay();
  });
  for (const name of ["width", "theme"]) pane.querySelector(`[name=${name}][value=${chosen[name]}]`).checked = true;
  for (const frame of [shown, next]) frame.addEventListener("load", swap);
  form.addEventListener("desk:changed", () => pane.hidden || refresh());
  addEventListener("resize", () => pane.hidden || lay());
  open(Boolean(chosen.open) && !NARROW.matches);

  function close() {
    open(false);
    opener.focus();
  }
}

/** Within the preview one can go to a crosshead; every other way out would lose the text from sight. */
function follow(event) {
  const link = event.target.closest("a[href]");
  if (!link) return;
  event.preventDefault();
  const [, id] = link.getAttribute("href").split("#");
  if (id) link.ownerDocument.getElementById(decodeURIComponent(id))?.scrollIntoView();
}
