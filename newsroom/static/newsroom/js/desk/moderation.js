// Single keys for moderators: each presses the button or opens what its element names in `data-key`.

const SWITCH = "desk-single-keys";
const TYPING = "textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])";

const dialog = document.getElementById("keys");
const toggle = dialog.querySelector("[data-keys-switch]");
let isLeaving = false;

function isOn() {
  return localStorage.getItem(SWITCH) !== "off";
}

function show() {
  const on = isOn();
  toggle.checked = on;
  document.documentElement.classList.toggle("keys-on", on);
  for (const element of document.querySelectorAll("[data-key]")) {
    if (on) element.setAttribute("aria-keyshortcuts", element.dataset.key);
    else element.removeAttribute("aria-keyshortcuts");
  }
}

function openPanel(summary) {
  const details = summary.parentElement;
  details.open = !details.open;
  if (details.open) details.querySelector("form :is(button, textarea, select)")?.focus();
}

function press(key) {
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((element) => element.checkVisibility());
  if (!found) return false;
  if (found.localName === "summary") openPanel(found);
  else found.click();
  return true;
}

function closePanel(from) {
  const details = from.closest("details[open]") ?? document.querySelector("details[open][name=deed]");
  if (!details) return;
  details.open = false;
  details.querySelector("summary").focus();
}

/** Send a form that has one button; of several nobody can say which is meant. */
function send(field) {
  const buttons = field.form?.querySelectorAll("button") ?? [];
  if (buttons.length === 1) buttons[0].click();
}

document.addEventListener("keydown", (event) => {
  if (dialog.open || event.isComposing || event.altKey || event.defaultPrevented) return;
  const isTyping = event.target.matches(TYPING) || event.target.isContentEditable;
  if (event.key === "Escape") return closePanel(event.target);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && isTyping) return send(event.target);
  if (isTyping || event.ctrlKey || event.metaKey || event.repeat || isLeaving || !isOn()) return;
  const key = event.key.toLowerCase();
  if (key === "?") dialog.showModal();
  else if (key.length !== 1 || !press(key)) return;
  event.preventDefault();
});

// A second press while the next page comes would decide twice.
document.addEventListener("submit", (event) => {
  if (event.target.method === "dialog") return;
  if (isLeaving) event.preventDefault();
  isLeaving = true;
});
addEventListener("pageshow", () => {
  isLeaving = false;
});

toggle.addEventListener("change", () => {
  localStorage.setItem(SWITCH, toggle.checked ? "on" : "off");
  show();
});
for (const button of document.querySelectorAll("[data-keys-open]")) {
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
}
show();

// What was done stands in the page from the start, and would not be read out: it is said once more.
const told = document.querySelector("[data-told]")?.textContent.replace(/\s+/g, " ").trim();
const complaint = document.querySelector("main .errornote, main .errorlist");
if (told) requestAnimationFrame(() => (document.querySelector("[data-announce]").textContent = told));
if (complaint) {
  const row = complaint.closest(".form-row, .review-reasons, form");
  row?.querySelector("textarea, select, button")?.focus();
} else if (!location.hash) {
  document.getElementById("review-headline")?.focus({ preventScroll: true });
}
