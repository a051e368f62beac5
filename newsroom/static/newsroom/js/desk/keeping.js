// Autosave. What is typed goes into the journal at once and to the server a second after the last keystroke.
// Events on the form: desk:keeping with how it stands, desk:kept with what the server answered.
import { ask, fieldsOf, newKey } from "./asking.js";
import * as journal from "./journal.js";

const QUIET = 1000;
const LONGEST = 5000;
const BEAT = 15_000;
const SLOWEST = 60_000;
/** What the server has of a window's text, and is content with. */
const WELL = new Set(["kept", "present"]);
/** More asking does not help until something else changes. */
const FINAL = new Set(["gone", "refused", "too-long"]);

export class Keeper {
  constructor(form) {
    this.form = form;
    this.id = newKey();
    this.state = form.dataset.keptAt ? "kept" : "untouched";
    this.answer = { at: form.dataset.keptAt };
    this.typed = this.kept = Number(form.elements.sequence.value);
    this.journalled = this.typed;
    this.journalFault = "";
    this.failures = 0;
    this.typedAt = Date.now();
    form.addEventListener("input", () => this.note());
    addEventListener("online", () => this.send());
    addEventListener("focus", () => this.failures && this.send());
    addEventListener("pagehide", () => this.part());
    setInterval(() => !this.failures && !FINAL.has(this.state) && this.send(), BEAT);
    this.send();
  }

  /** Whether the newest text lies neither with the server nor on this device. */
  get isLost() {
    return this.typed > this.kept && Boolean(this.journalFault);
  }

  /** Keep what has just been typed on this device, and see that it is sent. */
  note() {
    this.form.elements.sequence.value = this.typed += 1;
    this.typedAt = Date.now();
    this.write();
    if (!this.failures) this.wait(Math.min(QUIET, Math.max(0, (this.unsentSince ??= Date.now()) + LONGEST - Date.now())));
    this.tell(this.failures ? this.state : "saving");
  }

  write() {
    const { form, typed } = this;
    const { editor, story, keep: address } = form.dataset;
    const key = form.elements.writing.value;
    const entry = { id: this.id, editor, story, address, key, sequence: typed, at: Date.now(), fields: fieldsOf(form) };
    journal.write(entry).then(
      () => {
        this.journalled = Math.max(this.journalled, typed);
        if (!this.journalFault) return;
        this.journalFault = "";
        this.tell();
      },
      (error) => {
        this.journalFault = error?.name === "QuotaExceededError" ? "full" : "closed";
        this.tell();
      },
    );
  }

  wait(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), milliseconds);
  }

  /** Send what is not with the server, or else a sign of life; true if all is well afterwards. */
  send() {
    // One after the other, and never more than one in waiting: that one takes along what is typed until its turn.
    this.waiting ??= (this.sending ?? Promise.resolve()).then(() => {
      [this.sending, this.waiting] = [this.waiting, null];
      return this.#sendNow();
    });
    return this.waiting;
  }

  async #sendNow() {
    clearTimeout(this.timer);
    const sequence = this.typed;
    const isText = sequence > this.kept;
    this.unsentSince = null;
    if (isText && !this.failures) this.tell("saving");
    const answer = await ask(this.form, this.form.dataset.keep, this.pairs(isText));
    if (answer.state === "overtaken" || answer.state === "closed") {
      this.goOn();
      return this.#sendNow();
    }
    this.hear(answer, isText ? sequence : null);
    return WELL.has(answer.state);
  }

  pairs(isText) {
    const { elements, dataset } = this.form;
    const own = [["editor", dataset.editor], ["idle", Math.round((Date.now() - this.typedAt) / 1000)]];
    if (isText) return [...fieldsOf(this.form), ...own];
    return [["writing", elements.writing.value], ["edition", elements.edition.value], ...own];
  }

  hear(answer, sequence) {
    const isWell = WELL.has(answer.state);
    this.failures = isWell || FINAL.has(answer.state) ? 0 : this.failures + 1;
    if (isWell) {
      if (sequence !== null) this.confirm(sequence);
      this.answer = { ...this.answer, ...answer };
    } else this.answer = { ...this.answer, message: answer.message };
    if (this.failures) this.wait(Math.min(SLOWEST, 1000 * 2 ** this.failures) * (0.8 + Math.random() * 0.4));
    const isBehind = this.typed > this.kept;
    this.tell(isWell ? (isBehind ? "saving" : this.answer.at ? "kept" : "untouched") : answer.state);
    if (isWell) this.form.dispatchEvent(new CustomEvent("desk:kept", { detail: answer }));
  }

  confirm(sequence) {
    this.kept = Math.max(this.kept, sequence);
    journal.settle(this.id, sequence).catch(() => {});
  }

  /** The server has other text under this window's key: go on under a new one, so that both stay. */
  goOn() {
    this.form.elements.writing.value = newKey();
    this.write();
  }

  /** Before the page goes: what the server lacks is sent along, and it is told that the window closes. */
  part() {
    const pairs = [...this.pairs(this.typed > this.kept), ["leaving", "1"]];
    ask(this.form, this.form.dataset.keep, pairs, { keepalive: true });
  }

  tell(state = this.state) {
    this.state = state;
    this.form.dispatchEvent(new CustomEvent("desk:keeping", { detail: this }));
  }
}
