// The tools over the text, in words; arrow keys go from one to the next.

/** What each extension offers: its words, what it does, and when it counts as pressed. */
const TOOLS = [
  ["Bold", "Bold", "Ctrl+B", (chain) => chain.toggleBold(), (editor) => editor.isActive("bold")],
  ["Italic", "Italic", "Ctrl+I", (chain) => chain.toggleItalic(), (editor) => editor.isActive("italic")],
  ["Link", "Link", "Ctrl+K", null, (editor) => editor.isActive("link")],
  ["Heading", "Crosshead", "Ctrl+Alt+2", (chain) => chain.toggleHeading({ level: 2 }), (editor) => editor.isActive("heading", { level: 2 })],
  ["Heading", "Sub-crosshead", "Ctrl+Alt+3", (chain) => chain.toggleHeading({ level: 3 }), (editor) => editor.isActive("heading", { level: 3 })],
  ["BulletList", "Bullets", "Ctrl+Shift+8", (chain) => chain.toggleBulletList(), (editor) => editor.isActive("bulletList")],
  ["OrderedList", "Numbers", "Ctrl+Shift+7", (chain) => chain.toggleOrderedList(), (editor) => editor.isActive("orderedList")],
  ["Blockquote", "Quote", "Ctrl+Shift+B", (chain) => chain.toggleBlockquote(), (editor) => editor.isActive("blockquote")],
  ["PullQuote", "Pull quote", "", (chain) => chain.togglePullQuote(), (editor) => editor.isActive("pullQuote")],
  ["PhotoFigure", "Picture", "", null, null],
  ["History", "Undo", "Ctrl+Z", (chain) => chain.undo(), null],
  ["History", "Redo", "Ctrl+Shift+Z", (chain) => chain.redo(), null],
];

/** Build the toolbar of `editor` for these extensions; `own` holds what the Link and Picture tools do. */
export function toolbar(editor, extensions, own) {
  const bar = Object.assign(document.createElement("div"), { className: "body-tools" });
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Text tools");

  const tools = TOOLS.filter(([extension]) => extension in extensions).map(([extension, words, keys, run, pressed]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words, tabIndex: -1 });
    if (keys) button.title = keys;
    button.dataset.tool = words;
    button.addEventListener("click", () => (own[extension] ? own[extension]() : run(editor.chain().focus()).run()));
    bar.append(button);
    return { button, run, pressed };
  });

  function refresh() {
    for (const { button, run, pressed } of tools) {
      if (pressed) button.setAttribute("aria-pressed", String(pressed(editor)));
      // Stays focusable while it can do nothing, so that the keyboard does not fall out of the bar.
      if (run) button.setAttribute("aria-disabled", String(!run(editor.can().chain()).run()));
    }
  }

  bar.addEventListener("keydown", (event) => {
    const place = tools.findIndex(({ button }) => button === document.activeElement);
    const last = tools.length - 1;
    const next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    focusOn(tools[(next + tools.length) % tools.length].button);
  });
  bar.addEventListener("focusin", (event) => focusOn(event.target));

  function focusOn(button) {
    for (const tool of tools) tool.button.tabIndex = tool.button === button ? 0 : -1;
    if (document.activeElement !== button) button.focus();
  }

  tools[0].button.tabIndex = 0;
  editor.on("transaction", refresh);
  refresh();
  return bar;
}
