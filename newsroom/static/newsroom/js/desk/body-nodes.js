// What our bodies hold beyond the usual: a pull quote, and a picture that only names its photo.
import { mergeAttributes, Node } from "../../../django_prose_editor/editor.js";

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "paragraph+",
  defining: true,
  parseHTML: () => [{ tag: "aside.pull-quote" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", mergeAttributes({ class: "pull-quote" }, HTMLAttributes), 0],
  addCommands() {
    return { togglePullQuote: () => ({ commands }) => commands.toggleWrap(this.name) };
  },
});

export const PhotoFigure = Node.create({
  name: "photoFigure",
  group: "block",
  content: "text*",
  marks: "",
  draggable: true,
  isolating: true,

  // A Map, because the editor copies plain objects.
  addOptions: () => ({ photos: new Map(), pick: async () => null }),
  addAttributes: () => ({
    photo: {
      default: null,
      parseHTML: (figure) => figure.dataset.photo,
      renderHTML: ({ photo }) => ({ "data-photo": photo }),
    },
  }),
  parseHTML: () => [
    { tag: "figure[data-photo]", contentElement: (figure) => figure.querySelector("figcaption") ?? document.createElement("p") },
  ],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, ["figcaption", 0]],

  addCommands() {
    return {
      insertPhoto: (photo) => ({ commands }) => {
        this.options.photos.set(photo.id, photo);
        const content = photo.caption ? [{ type: "text", text: photo.caption }] : [];
        return commands.insertContent({ type: this.name, attrs: { photo: photo.id }, content });
      },
    };
  },

  addKeyboardShortcuts() {
    return {
      // Out of the caption and on with the text.
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection;
        if ($from.parent.type.name !== this.name) return false;
        const after = $from.after();
        return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).run();
      },
    };
  },

  addNodeView() {
    return ({ node, editor, getPos }) => {
      let shown = node;
      const { options } = this;
      const dom = element("figure", { className: "body-photo" });
      const image = element("img", { alt: "", draggable: false });
      const missing = element("p", { className: "body-photo-missing", contentEditable: "false" });
      const caption = element("figcaption");
      const tools = element("p", { className: "body-photo-tools", contentEditable: "false" });
      const change = element("button", { type: "button", className: "quiet-button", textContent: "Choose another" });
      const remove = element("button", { type: "button", className: "quiet-button", textContent: "Take it out" });
      tools.append(change, remove);
      dom.append(image, missing, caption, tools);

      function show() {
        const photo = options.photos.get(shown.attrs.photo);
        image.hidden = !photo;
        missing.hidden = Boolean(photo);
        missing.textContent = `Picture ${shown.attrs.photo} is not in the library.`;
        if (photo) image.src = photo.src;
        image.alt = photo?.alt ?? "";
        caption.dataset.placeholder = photo?.caption ? `As in the library: ${photo.caption}` : "Caption";
        caption.classList.toggle("is-empty", shown.content.size === 0);
      }

      change.addEventListener("click", async () => {
        const photo = await options.pick();
        if (!photo) return;
        options.photos.set(photo.id, photo);
        editor.commands.command(({ tr }) => Boolean(tr.setNodeAttribute(getPos(), "photo", photo.id)));
      });
      remove.addEventListener("click", () => {
        editor.chain().deleteRange({ from: getPos(), to: getPos() + shown.nodeSize }).focus().run();
      });
      show();

      return {
        dom,
        contentDOM: caption,
        stopEvent: (event) => tools.contains(event.target),
        ignoreMutation: (mutation) => mutation.type !== "selection" && !caption.contains(mutation.target),
        update(updated) {
          if (updated.type.name !== "photoFigure") return false;
          shown = updated;
          show();
          return true;
        },
      };
    };
  },
});

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
