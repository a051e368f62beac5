// Shows a page of the site light or dark whatever the device prefers: its rules for dark are switched on or off.
const DARK = /prefers-color-scheme:\s*dark/;
const ON = "all";
const OFF = "not all";

const known = new WeakSet();

export function forceTheme(page, theme) {
  page.documentElement.style.colorScheme = theme;
  for (const sheet of page.styleSheets) {
    for (const rule of mediaRules(sheet)) {
      if (DARK.test(rule.media.mediaText)) known.add(rule);
      if (known.has(rule)) rule.media.mediaText = theme === "dark" ? ON : OFF;
    }
  }
}

function* mediaRules(sheet) {
  for (const rule of sheet.cssRules) {
    if (rule.styleSheet) yield* mediaRules(rule.styleSheet);
    else if (rule.media) yield rule;
  }
}
