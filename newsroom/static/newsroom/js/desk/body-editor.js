// The body's text area as an editor. What it offers is what the sanitiser lets through: one declaration, newsroom/html.py.
import * as library from "../../../django_prose_editor/editor.js";
import { PhotoFigure, PullQuote } from "./body-nodes.js";
import { toolbar } from "./body-toolbar.js";
import { askAddress } from "./link-dialog.js";
import { pickPhoto } from "./photo-picker.js";

const ALWAYS = { Document: true, Paragraph: true, Text: true, History: true, Dropcursor: true, Gapcursor: true };
const KNOWN = { ...library, PullQuote, PhotoFigure };

export function startBodyEditor(area, form) {
  const extensions = { ...ALWAYS, ...JSON.parse(area.dataset.bodyEditor) };
  const pick = () => pickPhoto(form.dataset.photoLibrary);
  const photos = new Map(Object.entries(JSON.parse(area.dataset.photos)));
  const own = { PhotoFigure: { photos, pick }, Link: { autolink: false, openOnClick: false } };
  const room = Object.assign(document.createElement("div"), { className: "body-room" });
  area.before(room);

  const editor = new library.Editor({
    element: room,
    content: area.value,
    injectCSS: false, // the policy of this site forbids it; body-editor.css has the rules
    extensions: Object.entries(extensions).map(([name, options]) =>
      KNOWN[name].configure({ ...(options === true ? {} : options), ...own[name] }),
    ),
    editorProps: { attributes: () => described(area, form) },
    onUpdate: ({ editor }) => {
      const html = editor.getHTML();
      area.value = html === "<p></p>" ? "" : html;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });

  const link = async () => {
    const { from, to } = editor.state.selection;
    if (from === to && !editor.isActive("link")) return say(room, "Select the words that are to be the link first.");
    const address = await askAddress(editor.getAttributes("link").href);
    const chain = editor.chain().focus().extendMarkRange("link");
    if (address === "") chain.unsetLink().run();
    else if (address !== null) chain.setLink({ href: address }).run();
  };
  const picture = async () => {
    const photo = await pick();
    if (photo) editor.chain().focus().insertPhoto(photo).run();
  };
  room.prepend(toolbar(editor, extensions, { Link: link, PhotoFigure: picture }));
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    link();
  });
  form.querySelector(`label[for="${area.id}"]`)?.addEventListener("click", () => editor.commands.focus());
  form.elements.language?.addEventListener("change", () => editor.setOptions());
  form.addEventListener("desk:readonly", ({ detail }) => editor.setEditable(!detail, false));
  area.hidden = true;
}

/** What assistive technology has to know of the text area goes for the editor, too. */
function described(area, form) {
  const attributes = { role: "textbox", "aria-multiline": "true", "aria-label": "Text", lang: form.elements.language?.value ?? "en" };
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (area.hasAttribute(name)) attributes[name] = area.getAttribute(name);
  }
  return attributes;
}

function say(room, words) {
  const told = room.querySelector(".body-told") ?? Object.assign(document.createElement("p"), { className: "body-told" });
  told.setAttribute("role", "status");
  room.querySelector(".body-tools").after(told);
  told.textContent = words;
  setTimeout(() => told.remove(), 5000);
}
