// The lead picture by choosing instead of by number.
import { pickPhoto } from "./photo-picker.js";

export function startLeadPicture(group, form) {
  const input = group.querySelector("input");
  const image = group.querySelector("img") ?? Object.assign(document.createElement("img"), { alt: "" });
  const name = group.querySelector("[data-name]");
  const choose = group.querySelector("[data-choose]");
  const clear = group.querySelector("[data-clear]");

  function show(photo) {
    input.value = photo?.id ?? "";
    name.textContent = photo ? [photo.name, photo.credit].filter(Boolean).join(". ") : "No picture yet.";
    clear.hidden = !photo;
    image.remove();
    if (photo) {
      group.prepend(image);
      image.src = photo.src;
      image.width = photo.width;
      image.height = photo.height;
    }
    choose.textContent = photo ? "Choose another" : "Choose a picture";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  choose.addEventListener("click", async () => {
    const photo = await pickPhoto(form.dataset.photoLibrary);
    if (photo) show(photo);
    choose.focus();
  });
  clear.addEventListener("click", () => {
    show(null);
    choose.focus();
  });
  group.querySelector(".photo-input-number").hidden = true;
  group.querySelector(".photo-input-buttons").hidden = false;
  if (input.value) choose.textContent = "Choose another";
}
