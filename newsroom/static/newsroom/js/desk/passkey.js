// Makes a passkey or logs in with one: the form says which, the browser asks, the server judges.

// For all else the page has words.
const WHY = {
  InvalidStateError: "This device has a passkey for you already.",
  SecurityError: "Passkeys work only at the site's own address.",
};

async function optionsFor(form) {
  const given = document.getElementById("passkey-options");
  if (given) return JSON.parse(given.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

async function create({ creation_options: { publicKey } }) {
  // Only a key that knows its owner, and is found without a name, can log in by itself.
  Object.assign(publicKey.authenticatorSelection, {
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  });
  return navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey),
  });
}

async function get({ request_options: { publicKey } }) {
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
}

async function ask(form) {
  const alert = form.querySelector("[role=alert]");
  const words = alert.querySelector("span");
  const usual = (alert.dataset.usual ??= words.textContent);
  alert.hidden = true;
  try {
    const options = await optionsFor(form);
    const credential = await (form.dataset.passkey === "create" ? create(options) : get(options));
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    words.textContent = WHY[error.name] ?? usual;
    alert.hidden = false;
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form);
  });
}
