/* What a page must hold to. A rule that is off says why. */
export default {
    root: true,
    extends: ["html-validate:recommended"],
    // A preloaded picture names its files in imagesrcset; with href too, some browsers would load it twice.
    elements: ["html5", { link: { attributes: { href: { required: false } } } }],
    rules: {
        "aria-label-misuse": ["error", { allowAnyNamable: true }], // a list may have a name
        "doctype-style": "off", // both cases are right
        "long-title": "off", // a headline is as long as it is
        "no-trailing-whitespace": "off", // templates leave it, and compression takes it
        "void-style": "off", // Django's own widgets choose
        "attribute-boolean-style": "off",
        "no-inline-style": "error",
        "no-dup-id": "error",
    },
};
