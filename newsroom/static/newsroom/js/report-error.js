// Reporting an error where it stands: a small link beside the passage that is pointed at or selected, and none
// beside the others. It comes after its passage in the order of tabbing; the link at the foot leads to all passages.
const foot = document.querySelector("[data-report-error]");
const text = document.querySelector(".prose");

// The same passages in the same order as in articles/error_reports/passages.py.
const BLOCKS = "p, h2, h3, li, blockquote, figcaption";

function start() {
  const passages = [...text.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  const link = document.createElement("a");
  link.className = "report-here";
  link.rel = "nofollow";
  link.lang = "en";
  link.dir = "ltr";
  link.textContent = "Report an error";

  function offer(passage) {
    const place = passages.indexOf(passage) + 1;
    if (!place || link.parentElement === passage) return;
    link.href = `${foot.getAttribute("href")}${foot.dataset.reportError}-${place}/`;
    passage.append(link);
  }

  const passageOf = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.(BLOCKS);

  // With the margins: whoever goes for the link crosses them.
  const around = text.parentElement;
  around.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "mouse") offer(passageOf(target));
  });
  around.addEventListener("pointerleave", () => {
    if (!link.matches(":focus") && !selected()) link.remove();
  });
  text.addEventListener("focusin", ({ target }) => offer(passageOf(target)));

  function selected() {
    const selection = getSelection();
    const node = selection.isCollapsed ? null : selection.anchorNode;
    return node && text.contains(node) ? passageOf(node) : null;
  }

  document.addEventListener("selectionchange", () => {
    const passage = selected();
    if (passage) offer(passage);
  });
}

if (foot && text) start();
