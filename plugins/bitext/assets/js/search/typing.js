// @ts-check
// What comes into a field of the search: by keys, pasted, dropped or dictated. While an input method composes, nothing happens.

const SOON = 50; // milliseconds: who types on is not searched for with every key

/** The language of what is typed, as far as its letters tell. @param {string} text */
export const languageOf = (text) => (/\p{Script=Han}/u.test(text) ? "zh" : "");

/**
 * @param {HTMLInputElement} input
 * @param {{search: () => void, key: (event: KeyboardEvent) => void}} tell
 */
export function listen(input, { search, key }) {
  let composing = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const soon = () => {
    input.lang = languageOf(input.value);
    clearTimeout(timer);
    if (!composing) timer = setTimeout(search, SOON);
  };
  input.addEventListener("input", soon);
  input.addEventListener("compositionstart", () => {
    composing = true;
    clearTimeout(timer);
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    soon();
  });
  input.addEventListener("keydown", key);
}
