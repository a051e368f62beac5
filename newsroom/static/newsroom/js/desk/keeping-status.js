// The status line: where the newest text lies, in words that are always true.

/** What went wrong, by state; what follows says where the text is. */
const WRONG = {
  offline: () => "Offline",
  "signed-out": () => "Logged out",
  stranger: ({ message }) => message,
  ill: ({ message }) => message ?? "The server has trouble",
  gone: ({ message }) => message,
  refused: ({ message }) => message,
  "too-long": ({ message }) => message,
};
const NO_ROOM = "This device’s storage is full";
const NO_JOURNAL = "This device keeps nothing";

export function startKeepingStatus(line, form) {
  const told = line.querySelector("[data-told]");
  const spoken = line.querySelector("[data-spoken]");
  const signIn = line.querySelector("a");
  let last = "";

  form.addEventListener("desk:keeping", ({ detail: keeper }) => {
    const words = wordsFor(keeper);
    if (told.textContent !== words) told.textContent = words;
    line.dataset.state = kindOf(keeper);
    signIn.hidden = !["signed-out", "stranger"].includes(keeper.state);
    // Every save need not be spoken of, only when it begins to matter and when it is over.
    if (last !== line.dataset.state && (last || line.dataset.state !== "well")) spoken.textContent = words;
    last = line.dataset.state;
  });
}

function kindOf(keeper) {
  if (keeper.state in WRONG) return "wrong";
  return keeper.answer.conflict || keeper.answer.displaced || keeper.journalFault ? "care" : "well";
}

export function wordsFor({ state, answer, journalFault, isLost }) {
  if (state in WRONG) {
    const place = isLost ? "not kept anywhere, copy your text before you close this window" : "kept on this device";
    const fault = isLost ? ` ${journalFault === "full" ? NO_ROOM : NO_JOURNAL}.` : "";
    return `${WRONG[state](answer)}: ${place}.${fault}`;
  }
  if (answer.displaced) return `${answer.displaced} took this story over. Your text is kept.`;
  if (answer.conflict) return `Conflict: ${answer.conflict} Yours is kept; Save shows both.`;
  if (state === "saving") return "Saving…";
  if (state === "untouched") return journalFault ? `${journalFault === "full" ? NO_ROOM : NO_JOURNAL}.` : "";
  const alone = journalFault ? `. ${journalFault === "full" ? NO_ROOM : NO_JOURNAL}: offline, nothing would be kept.` : ", for you alone";
  return `Saved at ${answer.at}${alone}`;
}
