// @ts-check
// A selection with both ends on one side is copied as that side alone: blocks parted by a blank line, no numbers or marks;
// lines that stand are lines.
// The reader may want the citation of the pairs with it: then of a selection of both sides too.
// Its rules work on runs: the selected pieces of text in the order of the page.

/** A break is "\0", which no page holds. @typedef {{text: string, side?: string, block: unknown, lang?: string | null}} Run */

import { atHand, isTaken } from "./cite.js";

const SIDES = ".bitext-source, .bitext-translation";
const BLOCKS = `p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, figcaption, ${SIDES}`;
/** What stands in a text and is none of it. */
export const MARKS =
  ".bitext-number, .bitext-unchecked, .bitext-gap, .bitext-report-pair, .bitext-noteref, .bitext-typed, .headerlink, .footnote-ref, rt";

/** U+3000 and U+00A0 are text. @param {string} text */
const trimmed = (text) => text.replace(/^[ \n]+|[ \n]+$/g, "");

/**
 * The side of both ends. A whole paragraph's selection goes on to the next one's first letter: that is no end.
 * @param {Run[]} runs
 */
export function sideOf(runs) {
  const seen = runs.filter(({ text }) => trimmed(text));
  return seen[0]?.side === seen.at(-1)?.side ? seen[0]?.side : undefined;
}

/** @param {Run[]} runs @param {string} side */
export const blocksOf = (runs, side) => inOrder(runs.filter((run) => run.side === side));

/** @param {Run[]} runs */
function inOrder(runs) {
  /** @type {Run[][]} */
  const blocks = [];
  for (const run of runs) {
    if (blocks.at(-1)?.[0].block === run.block) blocks.at(-1)?.push(run);
    else if (trimmed(run.text)) blocks.push([run]);
  }
  return blocks;
}

/** @param {Run[]} runs */
export const textOf = (runs) => trimmed(runs.map(({ text }) => text).join("").replace(/\0 ?/g, "\n"));

/** @param {Run[]} runs */
export function htmlOf(runs) {
  const text = textOf(runs).replace(/[&<>\n]/g, (sign) => (sign < " " ? "<br>" : `&#${sign.charCodeAt(0)};`));
  return `<p lang="${runs[0].lang}">${text}</p>`;
}

/** @param {Range} range */
function runsOf(range) {
  const nodes = document.createNodeIterator(range.commonAncestorContainer, 5); // elements and texts
  /** @type {Run[]} */
  const runs = [];
  for (let node; (node = nodes.nextNode()); ) {
    const parent = node.parentElement;
    if (!parent || !range.intersectsNode(node) || parent.closest(MARKS)) continue;
    const end = node === range.endContainer ? range.endOffset : undefined;
    const text = node.nodeValue?.slice(node === range.startContainer ? range.startOffset : 0, end) ?? "";
    const cell = /** @type {HTMLElement?} */ (parent.closest(SIDES));
    runs.push({
      text: node.nodeName === "BR" ? "\0" : parent.closest("pre") ? text : text.replace(/[ \t\n]+/g, " "),
      side: cell?.classList[0],
      lang: cell?.lang,
      block: parent.closest(BLOCKS),
    });
  }
  return runs;
}

/** What a copy of elements of one side holds. @param {Element[]} elements */
export function copyOf(elements) {
  const texts = elements.map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return textOf(runsOf(range));
  });
  return texts.filter(Boolean).join("\n\n");
}

/** @param {ClipboardEvent} event */
function onCopy(event) {
  const selection = getSelection();
  const runs = selection?.rangeCount === 1 ? runsOf(selection.getRangeAt(0)) : [];
  const side = sideOf(runs);
  const citing = isTaken() && atHand();
  const blocks = side ? blocksOf(runs, side) : citing ? inOrder(runs.filter((run) => run.side)) : [];
  if (!blocks.length) return;
  if (citing) {
    const place = citing.placeIn(blocks.map(([{ block }]) => /** @type {Element} */ (block)));
    blocks.push([{ text: citing.citation(place), block: undefined, lang: "en" }]);
  }
  event.clipboardData?.setData("text/plain", blocks.map(textOf).join("\n\n"));
  event.clipboardData?.setData("text/html", blocks.map(htmlOf).join(""));
  event.preventDefault();
}

export function mount() {
  document.addEventListener("copy", onCopy);
}
