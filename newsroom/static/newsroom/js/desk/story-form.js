// The writing room: each behaviour is a module of its own, and the form works without any of them.
import { startBodyEditor } from "./body-editor.js";
import { startByline } from "./byline.js";
import { startChanges } from "./changes.js";
import { startChecks } from "./checks.js";
import { startCompany } from "./company.js";
import { Keeper } from "./keeping.js";
import { startKeepingStatus } from "./keeping-status.js";
import { startLeadPicture } from "./lead-picture.js";
import { startLeaveGuard } from "./leave-guard.js";
import { startLock } from "./lock.js";
import { startOneLine } from "./one-line.js";
import { startRecovery } from "./recovery.js";
import { startSaveInPlace } from "./save-in-place.js";
import { startSidePreview } from "./side-preview.js";
import { startWordCount } from "./word-count.js";

const form = document.querySelector(".story-form");
if (form instanceof HTMLFormElement) {
  form.querySelectorAll("textarea[data-one-line]").forEach(startOneLine);
  form.querySelectorAll("textarea[data-body-editor]").forEach((area) => startBodyEditor(area, form));
  form.querySelectorAll("[data-word-count]").forEach((output) => startWordCount(output, form));
  form.querySelectorAll("[data-byline]").forEach(startByline);
  form.querySelectorAll("[data-photo-input]").forEach((input) => startLeadPicture(input, form));
  form.querySelectorAll("[data-checks]").forEach((group) => startChecks(group, form));
  form.querySelectorAll("[data-keeping]").forEach((line) => startKeepingStatus(line, form));
  startChanges(form);
  const keeper = new Keeper(form);
  startLeaveGuard(keeper);
  startLock(form);
  startSaveInPlace(form, keeper);
  document.querySelectorAll("[data-unsaved]").forEach((place) => startRecovery(place, form, keeper));
  document.querySelectorAll("[data-company]").forEach((place) => startCompany(place, form, keeper));
  startSidePreview(document.getElementById("side-preview"), form);
}
