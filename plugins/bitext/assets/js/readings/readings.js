// @ts-check
// Pinyin above the characters of an original: the readings stand on a page beside the text's own. Fetched when somebody wants them.

/** What stands in an original and is none of it. */
const OTHERS = ".bitext-noteref, .bitext-typed, rt";

/** The readings of a page, in the order of its characters. @param {string} address @returns {Promise<[string, string][]>} */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll("ruby")].map((one) => [one.firstChild?.nodeValue ?? "", one.querySelector("rt")?.textContent ?? ""]);
}

/**
 * The parts of a text, each with its reading or none. What is read is taken from the readings, which come in the order of the text.
 * @param {string} text
 * @param {[string, string][]} readings those that are still to come; the ones that were used are taken off
 * @returns {[string, string][]}
 */
export function parted(text, readings) {
  /** @type {[string, string][]} */
  const parts = [];
  for (const character of text) {
    const reading = character === readings[0]?.[0] ? readings.shift()?.[1] : undefined;
    const last = parts.at(-1);
    if (reading) parts.push([character, reading]);
    else if (last && !last[1]) last[0] += character;
    else parts.push([character, ""]);
  }
  return parts;
}

/** @param {string} text @param {string} reading */
function ruby(text, reading) {
  const made = document.createElement("ruby");
  made.append(text, document.createElement("rt"));
  /** @type {Element} */ (made.lastChild).textContent = reading;
  return made;
}

/** @param {Element} article @param {[string, string][]} readings */
function put(article, readings) {
  for (const side of article.querySelectorAll(".bitext-source")) {
    const texts = document.createNodeIterator(side, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node; (node = texts.nextNode()); ) if (!node.parentElement?.closest(OTHERS)) nodes.push(/** @type {Text} */ (node));
    for (const node of nodes) {
      const parts = parted(node.data, readings);
      if (!parts.some(([, reading]) => reading)) continue;
      node.replaceWith(...parts.map(([text, reading]) => (reading ? ruby(text, reading) : text)));
    }
  }
}

/** @param {Element} article */
function take(article) {
  for (const one of article.querySelectorAll(".bitext-source ruby")) {
    const around = one.parentNode;
    one.replaceWith(one.firstChild ?? "");
    around?.normalize();
  }
}

/** Puts the readings there, or takes them off. @param {HTMLAnchorElement} link @param {Element} article */
export async function turn(link, article) {
  const on = link.ariaPressed !== "true";
  if (on) put(article, await fetched(link.href));
  else take(article);
  link.ariaPressed = String(on);
}
