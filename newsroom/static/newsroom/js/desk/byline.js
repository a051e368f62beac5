// Names are added, moved and removed in place; the numbers the server reads follow.

export function startByline(list) {
  const prefix = list.dataset.byline;
  const group = list.parentElement;
  const total = group.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  const blank = group.querySelector("template[data-byline-row]");
  const add = group.querySelector("[data-byline-add]");

  const rows = () => [...list.querySelectorAll(".byline-row:not([hidden])")];
  const author = (row) => row.querySelector('select[name$="-author"]');
  const said = () => list.dispatchEvent(new Event("input", { bubbles: true }));

  function number() {
    rows().forEach((row, place) => {
      row.querySelector('[name$="-position"]').value = author(row).value ? place + 1 : "";
      row.querySelector("[data-byline-up]").disabled = place === 0;
      row.querySelector("[data-byline-down]").disabled = place === rows().length - 1;
    });
  }

  function prepare(row) {
    row.querySelector(".byline-order").hidden = true;
    row.querySelector(".byline-remove").hidden = true;
    row.querySelector(".byline-tools").hidden = false;
  }

  function append() {
    const index = Number(total.value);
    const holder = document.createElement("ol");
    holder.innerHTML = blank.innerHTML.replaceAll("__prefix__", index);
    const row = holder.firstElementChild;
    total.value = index + 1;
    prepare(row);
    list.append(row);
    number();
    return row;
  }

  function remove(row) {
    const neighbour = row.previousElementSibling ?? row.nextElementSibling;
    row.querySelector('[name$="-DELETE"]').checked = true;
    row.hidden = true;
    number();
    (neighbour && !neighbour.hidden ? author(neighbour) : add).focus();
  }

  function move(row, button) {
    const shown = rows();
    const place = shown.indexOf(row);
    if (button.matches("[data-byline-up]")) shown[place - 1]?.before(row);
    else shown[place + 1]?.after(row);
    number();
    (button.disabled ? row.querySelector(".byline-tools button:enabled") : button).focus();
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const row = button.closest(".byline-row");
    if (button.matches("[data-byline-remove]")) remove(row);
    else move(row, button);
    said();
  });
  list.addEventListener("change", number);
  add.addEventListener("click", () => author(append()).focus());

  rows().forEach(prepare);
  // Empty rows are there for those without scripts.
  rows().slice(1).filter((row) => !author(row).value && !row.querySelector(".errorlist")).forEach((row) => row.remove());
  total.value = list.children.length;
  [...list.children].forEach((row, index) => renumber(row, prefix, index));
  add.hidden = false;
  number();
}

function renumber(row, prefix, index) {
  const pattern = new RegExp(`${prefix}-\\d+-`);
  for (const element of row.querySelectorAll("[id], [name], [for]")) {
    for (const attribute of ["id", "name", "for"]) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace(pattern, `${prefix}-${index}-`));
    }
  }
}
