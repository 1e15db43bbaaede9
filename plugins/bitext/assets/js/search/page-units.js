// @ts-check
// The units of a page as the index has them, read from the page: the head of a text, its pairs and its notes, else sections.

import { MARKS } from "../copy.js";

/** @typedef {[number, number]} Span where something begins and ends in a text */
/** @typedef {{text: string, places: [number, number][]}} Joined for each character the piece that it is of, and where in it */
/** @typedef {Joined & {nodes: Text[]}} Side what a reader sees of it */
/** @typedef {{element: Element, sides: Side[]}} Unit `element`: with which it begins */

const ROW = ".bitext-pair";
const NOTE = ".bitext-note, .bitext-alert, .bitext-bracket > .bitext-typed";
const HEADING = "h1, h2, h3, h4, h5, h6";
const BLOCK = `p, li, td, th, dt, dd, pre, figcaption, div, aside, blockquote, ${HEADING}`;
/** What is no text, or repeats one. */
const OTHERS = ".bitext-back, .bitext-bar, .bitext-again, .headerlink, [data-search-exclude], script, style, nav, form, button, template";

/**
 * Pieces of a page as one text. White space between words is one space.
 * @param {string[]} pieces
 * @param {(piece: number) => boolean} breaks whether a block begins with a piece
 * @returns {Joined}
 */
export function joined(pieces, breaks) {
  let text = "";
  /** @type {[number, number][]} */
  const places = [];
  pieces.forEach((piece, i) => {
    if (i && breaks(i)) {
      text += "\n";
      places.push([-1, 0]);
    }
    for (let at = 0; at < piece.length; at++) {
      const sign = /[ \t\n\r\f]/.test(piece[at]) ? " " : piece[at];
      if (sign === " " && /\s$/.test(text)) continue;
      text += sign;
      places.push([i, at]);
    }
  });
  return { text, places };
}

/** A span, piece by piece. @param {Pick<Joined, "places">} whole @param {Span} span @returns {[number, number, number][]} piece, start, end */
export function spread({ places }, [start, end]) {
  /** @type {[number, number, number][]} */
  const found = [];
  for (const [piece, at] of places.slice(start, end)) {
    const last = found.at(-1);
    if (last?.[0] === piece) last[2] = at + 1;
    else if (piece >= 0) found.push([piece, at, at + 1]);
  }
  return found;
}

/** The texts in an element. @param {Element} element @param {string} others what is left out @returns {Text[]} */
function textsIn(element, others) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const out = walker.currentNode.parentElement?.closest(others);
    if (!out || out.contains(element)) found.push(/** @type {Text} */ (walker.currentNode));
  }
  return found;
}

const blockOf = (/** @type {Text} */ node) => node.parentElement?.closest(BLOCK);

/** @param {Text[]} nodes @returns {Side} */
function side(nodes) {
  const data = nodes.map(({ data }) => data);
  return { nodes, ...joined(data, (piece) => blockOf(nodes[piece]) !== blockOf(nodes[piece - 1])) };
}

/** @param {Iterable<Element>} elements @param {string} [others] @returns {Unit[]} one of several sides, or none */
function unit(elements, others = `${OTHERS}, ${MARKS}`) {
  const there = [...elements];
  return there.length ? [{ element: there[0], sides: there.map((one) => side(textsIn(one, others))) }] : [];
}

/** @param {Element} content @param {Element[]} rows @returns {Unit[]} */
function unitsOfText(content, rows) {
  return [
    ...unit(content.querySelectorAll("h1, .bitext-title")),
    ...rows.flatMap((row) => unit(row.querySelectorAll(":scope > :is(.bitext-source, .bitext-translation)"))),
    ...[...content.querySelectorAll(`:is(${ROW}, h1) :is(${NOTE})`)].flatMap((note) => unit([note], `${OTHERS}, .bitext-noteref`)),
  ];
}

/** What stands before the first heading, if anything, and under each. @param {Element} content @returns {Unit[]} */
function sections(content) {
  /** @type {[Element, Text[]][]} */
  const found = [[content, []]];
  for (const node of textsIn(content, OTHERS)) {
    const heading = node.parentElement?.closest(HEADING);
    if (heading && heading !== found[found.length - 1][0]) found.push([heading, []]);
    found[found.length - 1][1].push(node);
  }
  const [[, head], ...others] = found;
  const isEmpty = others.length && !head.some(({ data }) => data.trim());
  return (isEmpty ? others : found).map(([element, nodes]) => ({ element, sides: [side(nodes)] }));
}

/** @returns {Unit[]} */
export function unitsOfPage() {
  const content = document.querySelector("main article, main, [role=main]") ?? document.body;
  const rows = [...content.querySelectorAll(ROW)];
  return rows.length ? unitsOfText(content, rows) : sections(content);
}

/**
 * Which of the units an address leads to; for the section of an entry of the glossary, that which it stands in.
 * @param {Unit[]} units
 * @param {Element | null | undefined} named none is the head of the page
 */
export function unitAt(units, named) {
  if (!named || named.matches(".bitext-title")) return units[0];
  const note = named.closest(NOTE) ?? (named.matches(".bitext-bracket") ? named.querySelector(NOTE) : undefined);
  const row = named.closest(ROW);
  const whole = note ?? row ?? named;
  return (
    units.find(({ element }) => (note ? element === note : whole.contains(element))) ??
    units.findLast(({ element }) => element.compareDocumentPosition(named) & Node.DOCUMENT_POSITION_FOLLOWING)
  );
}
