// What a reader typed and did not send is there after a reload. It stays on this device, for a week at most, and
// never with the email address: others may use the device too.
const PREFIX = "review-draft ";
const KEPT = ["rating", "accurate", "clear", "fair", "headline", "words", "name"];
const OPEN = "none";
const WEEK = 7 * 24 * 3600 * 1000;

const form = document.querySelector("form[data-draft]");
const sent = document.querySelector("[data-draft-sent]");

function typed() {
  const data = new FormData(form);
  const filled = KEPT.map((name) => [name, data.get(name)]).filter(([, value]) => value && value !== OPEN);
  return Object.fromEntries(filled);
}

function show(draft) {
  for (const [name, value] of Object.entries(draft)) {
    if (KEPT.includes(name)) form.elements[name].value = value;
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function forgetOld() {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
    const at = read(key)?.at ?? 0;
    if (Date.now() - at > WEEK) localStorage.removeItem(key);
  }
}

function keep() {
  const key = PREFIX + new URL(form.action).pathname;
  const told = form.querySelector("[data-draft-told]");
  const save = () => {
    const draft = typed();
    try {
      if (Object.keys(draft).length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), draft }));
      else localStorage.removeItem(key);
    } catch {
      // The device is full: what is typed stays on the page, as without this script.
    }
  };
  const kept = read(key)?.draft;
  // What came back from the server, or was restored by the browser, is newer.
  if (kept && !Object.keys(typed()).length) {
    show(kept);
    told.hidden = false;
  }
  form.addEventListener("input", save);
  told.querySelector("button").addEventListener("click", () => {
    localStorage.removeItem(key);
    form.reset();
    told.hidden = true;
    form.elements.headline.focus();
  });
  if (Object.keys(typed()).length) save();
}

function isThere() {
  try {
    return Boolean(localStorage);
  } catch {
    return false;
  }
}

if (isThere()) {
  forgetOld();
  if (sent) localStorage.removeItem(PREFIX + sent.dataset.draftSent);
  if (form) keep();
}
