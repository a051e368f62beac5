// Sets the focal point by a click on the picture. The two number fields stay the source of truth.

const preview = document.querySelector("[data-focal-point]");
const across = document.querySelector("#id_focal_x");
const down = document.querySelector("#id_focal_y");

const fraction = (field) => Math.min(1, Math.max(0, Number(field.value) || 0));

const place = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
};

function show() {
  const { width, height } = preview.viewBox.baseVal;
  const [x, y] = [fraction(across), fraction(down)];
  place(preview.querySelector("[data-focal-marker]"), { x: `${x * 100}%`, y: `${y * 100}%` });
  for (const frame of preview.querySelectorAll("[data-ratio]")) {
    const ratio = Number(frame.dataset.ratio);
    const cut = { width: Math.min(width, height * ratio), height: Math.min(height, width / ratio) };
    // As the server crops: the focal point keeps its place, in per cent, from the picture to the crop.
    place(frame, { ...cut, x: (width - cut.width) * x, y: (height - cut.height) * y });
  }
}

function write(field, part, whole) {
  field.value = Math.min(1, Math.max(0, part / whole)).toFixed(2);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function choose(event) {
  const { width, height } = preview.viewBox.baseVal;
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(preview.getScreenCTM().inverse());
  write(across, at.x, width);
  write(down, at.y, height);
}

if (preview && across && down) {
  preview.querySelector("image").addEventListener("click", choose);
  across.addEventListener("input", show);
  down.addEventListener("input", show);
  show();
}
