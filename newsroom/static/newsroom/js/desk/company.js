// Who else has the story open, as every answer of the server says; taking it over, and being told that somebody did.
import { ask } from "./asking.js";

export function startCompany(place, form, keeper) {
  const told = place.querySelector("[data-told]");
  const button = place.querySelector("button");
  let isDisplaced = false;
  const list = new Intl.ListFormat("en-GB");

  function show({ others, displaced }) {
    if (others === undefined) return;
    const words = displaced ? wordsFor(displaced) : others.length ? `${list.format(others.map(one))} ${others.length > 1 ? "have" : "has"} this story open too.` : "";
    if (told.textContent !== words) told.textContent = words;
    button.textContent = displaced ? "Take it back" : "Take over";
    place.hidden = !words;
    if (isDisplaced === Boolean(displaced)) return;
    isDisplaced = Boolean(displaced);
    form.dispatchEvent(new CustomEvent("desk:readonly", { detail: isDisplaced }));
  }

  form.addEventListener("desk:kept", ({ detail }) => show(detail));
  place.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { edition, writing } = form.elements;
    const answer = await ask(form, event.target.action, [["edition", edition.value], ["writing", writing.value]]);
    if (answer.state === "taken") edition.value = answer.edition;
    else told.textContent = answer.message ?? "That did not work: the server does not answer.";
    keeper.send();
  });
}

const one = ({ name, active }) => `${name} (${active ? "active" : "idle"})`;

function wordsFor(displaced) {
  return `${displaced} took this story over. What you typed is kept in its history, and you can copy it from here.`;
}
