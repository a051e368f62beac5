// Words and read time while one writes, by the rules and numbers of newsroom/reading.py.

const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const WORD = /[\p{L}\p{N}]/u;

/** The text of a body as articles.body.text_of has it: one block to a line, nothing twice. */
export function textOf(html) {
  const blocks = new DOMParser().parseFromString(html, "text/html").querySelectorAll("p, h2, h3, li, figcaption");
  const outermost = [...blocks].filter((block) => ![...block.children].some((child) => child.localName === "p"));
  return outermost.map((block) => block.textContent).join("\n");
}

export function measure(text, language, rates) {
  const unspaced = new RegExp(rates.unspaced, "gu");
  const characters = text.match(unspaced)?.length ?? 0;
  const words = text.replace(unspaced, " ").split(SPACE).filter((word) => WORD.test(word)).length;
  const base = language.split("-")[0];
  const time =
    words / (rates.words[base] ?? rates.wordsDefault) +
    characters / (rates.characters[base] ?? rates.charactersDefault);
  return { words: words + characters, minutes: Math.max(1, Math.ceil(time - 0.25)) };
}

export function startWordCount(output, form) {
  const rates = JSON.parse(output.dataset.wordCount);
  const { body, language } = form.elements;
  const show = () => {
    const { words, minutes } = measure(textOf(body.value), language.value, rates);
    const counted = `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`;
    output.textContent = words ? `${counted}, ${minutes} min read` : counted;
  };
  let waiting = 0;
  form.addEventListener("input", (event) => {
    if (event.target !== body && event.target !== language) return;
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(show);
  });
  output.hidden = false;
  show();
}
