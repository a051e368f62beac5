// The picture library as a dialog; a promise of the picture chosen, or of null.

export function pickPhoto(library) {
  const dialog = document.getElementById("photo-dialog");
  const found = dialog.querySelector("[data-found]");
  const search = dialog.querySelector("input[type=search]");
  const closing = new AbortController();
  let asked = 0;

  async function show(page = 1) {
    const mine = (asked += 1);
    const address = `${library}?${new URLSearchParams({ q: search.value, page })}`;
    const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    const text = answer?.ok && !answer.redirected ? await answer.text() : null;
    if (mine !== asked) return;
    if (text === null) found.textContent = "The picture library does not answer. Save your work and try again.";
    else found.innerHTML = text;
  }

  return new Promise((resolve) => {
    const { signal } = closing;
    let chosen = null;
    let typing = 0;
    search.value = "";
    search.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(show, 250);
    }, { signal });
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      show();
    }, { signal });
    found.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.photo) {
        chosen = { id: button.dataset.photo, name: button.innerText.trim(), ...button.dataset };
        dialog.close();
      } else if (button?.dataset.page) show(button.dataset.page);
    }, { signal });
    dialog.addEventListener("close", () => {
      closing.abort();
      clearTimeout(typing);
      resolve(chosen);
    }, { signal });
    dialog.showModal();
    search.focus();
    show();
  });
}
