// Sharing: the device's own share sheet where there is one, and a copied link where that is allowed.
const row = document.querySelector("[data-share]");

const url = document.querySelector('link[rel="canonical"]')?.href ?? location.href;

function show(name, action) {
  const button = row.querySelector(`[data-share-${name}]`);
  button.closest("li").hidden = false;
  button.addEventListener("click", () => action(button));
}

async function openSheet() {
  try {
    await navigator.share({ title: row.dataset.share, url });
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

async function copy(button) {
  const told = button.querySelector("[data-told]");
  try {
    await navigator.clipboard.writeText(url);
    told.textContent = told.dataset.done;
  } catch {
    told.textContent = told.dataset.failed;
  }
}

if (row && navigator.share) show("sheet", openSheet);
if (row && navigator.clipboard) show("copy", copy);
