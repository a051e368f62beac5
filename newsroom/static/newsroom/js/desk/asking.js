// Asking the server to keep something, and what every possible answer means.

const PATIENCE = 15_000;

/** A fresh key for a window; `crypto.randomUUID` is not there on plain http. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Everything that stands in the form, as pairs that can be kept; without the token, which is the session's. */
export function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
}

/** Send pairs with the token of this page; answers { state, … } and never throws. */
export async function ask(form, address, pairs, { keepalive = false } = {}) {
  const answer = await post(form, address, pairs, keepalive);
  if (answer.state !== "token") return answer;
  // Somebody logged in in another window, and with that every older token is void.
  const session = await fetch(form.dataset.signedInAs, { redirect: "manual" }).catch(() => null);
  if (!session) return { state: "offline" };
  if (session.type === "opaqueredirect") return { state: "signed-out" };
  if (!session.ok) return { state: "ill" };
  const { token } = await session.json();
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
  const again = await post(form, address, pairs, keepalive);
  return again.state === "token" ? { state: "refused", message: "The server does not trust this window" } : again;
}

async function post(form, address, pairs, keepalive) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of pairs) body.append(name, value);
  const signal = AbortSignal.timeout(PATIENCE);
  const headers = { Accept: "application/json" };
  const options = { method: "POST", body, headers, redirect: "manual", signal, keepalive };
  const answer = await fetch(address, options).catch(() => null);
  if (!answer) return { state: "offline" };
  if (answer.type === "opaqueredirect") return { state: "signed-out" };
  if (answer.headers.get("Content-Type")?.includes("json")) return answer.json().catch(() => ({ state: "offline" }));
  if (answer.status === 403) return { state: "token" };
  if (answer.status === 413 || answer.status === 400) return { state: "too-long", message: "The server does not take a story this long" };
  return { state: "ill" };
}
