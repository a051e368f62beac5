// Goes to a place in the story form: a field, or a passage in the body's editor.

const PIECES = "p, h2, h3, figure";

/** Show and focus the place that `field`, `passage` and `block` name; say whether there is one. */
export function goTo(form, { field, passage, block }) {
  const place = document.getElementById(`at-${field}`);
  if (!place || !form.contains(place)) return false;
  place.closest("details")?.setAttribute("open", "");
  const editor = place.querySelector(".ProseMirror");
  if (editor) return select(editor, passage, Number(block || -1));
  const control = [...place.querySelectorAll("input, textarea, select, button")].find((one) => one.offsetParent !== null);
  if (!control) return false;
  control.focus();
  const start = passage ? (control.value?.indexOf(passage) ?? -1) : -1;
  if (start >= 0) control.setSelectionRange?.(start, start + passage.length);
  control.scrollIntoView({ block: "center" });
  return true;
}

function select(editor, passage, number) {
  // As the server counts them: a picture is one piece, with its caption.
  const pieces = [...editor.querySelectorAll(PIECES)].filter((piece) => !piece.parentElement.closest("figure"));
  const likely = pieces[number] ? [pieces[number], ...pieces] : pieces;
  const holder = passage ? likely.find((piece) => rangeOf(piece, passage)) : undefined;
  const piece = holder ?? pieces[number] ?? editor;
  editor.focus({ preventScroll: true });
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange((holder && rangeOf(holder, passage)) || endOf(piece.querySelector("figcaption") ?? piece));
  piece.scrollIntoView({ block: "center" });
  return true;
}

/** The range of `passage` within a piece, across bold, links and line breaks, or null. */
function rangeOf(piece, passage) {
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const spots = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const said = node.nodeType === Node.TEXT_NODE ? node.data : node.localName === "br" ? "\n" : "";
    if (node.nodeType === Node.TEXT_NODE) spots.push({ node, from: text.length, to: text.length + said.length });
    text += said;
  }
  const start = text.indexOf(passage);
  const first = spots.find(({ to }) => start < to);
  const last = spots.findLast(({ from }) => from < start + passage.length);
  if (start < 0 || !first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.max(0, start - first.from));
  range.setEnd(last.node, Math.min(last.node.length, start + passage.length - last.from));
  return range;
}

function endOf(piece) {
  const range = document.createRange();
  range.selectNodeContents(piece);
  range.collapse(false);
  return range;
}
