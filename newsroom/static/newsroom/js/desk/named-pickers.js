// Pickers that search as one types get the name of their label, which the stock ones lack.
const labelOf = (select) => document.querySelector(`label[for="${select.id}"]`)?.textContent.trim() ?? "";

const name = (select) => {
  const box = select.parentElement.querySelector(".select2-selection");
  if (!box) return;
  const shown = box.querySelector(".select2-selection__rendered");
  shown?.removeAttribute("role");
  shown?.removeAttribute("aria-readonly");
  box.removeAttribute("aria-labelledby");
  box.setAttribute("aria-label", [labelOf(select), shown?.title].filter(Boolean).join(": "));
};

window.addEventListener("load", () => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    name(select);
    const jquery = window.django.jQuery;
    jquery(select).on("change", () => name(select));
    jquery(select).on("select2:open", () => {
      document.querySelector(".select2-search__field")?.setAttribute("aria-label", `Search: ${labelOf(select)}`);
      document.querySelector(".select2-results__options")?.setAttribute("aria-label", labelOf(select));
    });
  }
});
