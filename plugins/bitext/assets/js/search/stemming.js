// @ts-check
// What the forms of an English word have in common. languages/en/stemming.py does alike.

/** Endings, the longest first; where something stands in place of one, it follows after a colon. */
export const ENDINGS = (
  "ization:iz isation:iz ations:at ation:at ators:at ator:at ating:at ated:at ates:at ments:ment nesses ness ities:it ity:it " +
  "ies:y ied:y ings ing edly ed ions:ion ers:er ses:s xes:x ches:ch shes:sh ly s"
)
  .split(" ")
  .map((each) => each.split(":"));
const LEAST = 3;

/**
 * The stem of a word in small letters: `developments` → `development`, `digitized` → `digitiz`.
 * @param {string} word
 */
export function stem(word) {
  let letters = [...word.replace(/'s$/, "")];
  if (letters.length < 5) {
    const plural = letters.length === 4 && letters[3] === "s" && !/[su]/.test(letters[2]);
    return (plural ? letters.slice(0, 3) : letters).join("");
  }
  const whole = letters.join("");
  for (const [ending, instead = ""] of ENDINGS) {
    if (whole.endsWith(ending) && letters.length - ending.length + instead.length >= LEAST) {
      letters = [...letters.slice(0, letters.length - ending.length), ...instead];
      break;
    }
  }
  const last = () => letters[letters.length - 1];
  if (letters.length > LEAST && last() === "e") letters.pop();
  if (letters.length > LEAST && last() === letters[letters.length - 2] && !/[lsz]/.test(last())) letters.pop();
  return letters.join("");
}
