// Sharing: the device's own share sheet, or where there is none a copied link.
const row = document.querySelector("[data-share]");

const url = document.querySelector('link[rel="canonical"]')?.href ?? location.href;

function show(name, action) {
  const button = row.querySelector(`[data-share-${name}]`);
  button.hidden = false;
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
  try {
    await navigator.clipboard.writeText(url);
    tell(button, button.dataset.done);
  } catch {
    tell(button, button.dataset.failed);
  }
}

// On the button for those who see it, and beside it for those who hear it.
function tell(button, words) {
  button.querySelector("span").textContent = words;
  button.parentElement.querySelector("[role=status]").textContent = words;
}

if (row && navigator.share) show("sheet", openSheet);
else if (row && navigator.clipboard) show("copy", copy);
