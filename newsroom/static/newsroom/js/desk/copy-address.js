// A button that copies the address beside it; without a clipboard the address can still be selected.
function arm(row) {
  const [input, button, status] = ["input", "[data-copy-button]", "[role=status]"].map((part) => row.querySelector(part));
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(input.value);
      status.textContent = "Copied.";
    } catch {
      input.select();
      status.textContent = "Press Ctrl+C or ⌘C to copy.";
    }
  });
}

if (navigator.clipboard) document.querySelectorAll("[data-copy]").forEach(arm);
