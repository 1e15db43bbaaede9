// @ts-check
// Text put on the clipboard, from whatever button.

/** Puts text on the clipboard; where the site is not served securely, as the browser copies. @param {string} text */
export async function put(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const fill = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", fill, true);
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill, true);
  if (!done) throw new Error("copy refused");
}
