// @ts-check
// A selection whose two ends lie on one side is copied as that side alone: blocks parted by a blank line, no numbers or
// marks. The pure part works on runs: the selected pieces of text in the order of the page.

/**
 * @typedef {object} Run
 * @property {string} text
 * @property {string | null} side "source", "translation", or null for what stands on neither
 * @property {unknown} block the same for runs of one block
 * @property {string} [lang]
 * @property {string[]} [tags] the inline elements around it, outermost first
 * @property {boolean} [literal] white space counts, as in a fence
 */

const INLINE = ["em", "strong", "i", "b", "sub", "sup", "code"];
const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, dt, dd, pre, tr, figcaption";
const MARKS = ".headerlink, .footnote-ref, .bitext-report-pair";

/** @param {Run} run */
const isSeen = (run) => run.text.trim() !== "";

/**
 * The side that both ends of a selection lie on, or null. A selection of a whole paragraph often ends before the first
 * letter of the next: ends are the first and the last text that can be seen.
 * @param {Run[]} runs
 */
export function sideOf(runs) {
  const seen = runs.filter(isSeen);
  const side = seen[0]?.side ?? null;
  return side === seen.at(-1)?.side ? side : null;
}

/**
 * The runs of one side, block by block.
 * @param {Run[]} runs
 * @param {string} side
 */
export function blocksOf(runs, side) {
  /** @type {Run[][]} */
  const blocks = [];
  for (const run of runs) {
    if (run.side !== side) continue;
    if (blocks.at(-1)?.[0].block === run.block) blocks.at(-1)?.push(run);
    else blocks.push([run]);
  }
  return blocks.filter((block) => block.some(isSeen)).map(trimmed);
}

/**
 * The block as a browser shows it: white space as one space, none at its ends.
 * @param {Run[]} block
 */
function trimmed(block) {
  let after = " ";
  const runs = block.map((run) => {
    if (run.literal) return run;
    // Only the white space of HTML: U+3000 and U+00A0 are text.
    let text = run.text.replace(/[ \t\n\f\r]+/g, " ");
    if (after === " ") text = text.replace(/^ /, "");
    after = text.at(-1) ?? after;
    return { ...run, text };
  });
  const last = runs.findLastIndex((run) => run.text !== "");
  return runs.map((run, index) => (index === last ? { ...run, text: run.text.replace(/[ \n]$/, "") } : run));
}

/** @param {Run[][]} blocks */
export const plain = (blocks) => blocks.map((block) => block.map((run) => run.text).join("")).join("\n\n");

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** @param {Run} run */
const inline = ({ text, tags = [] }) => tags.reduceRight((inside, tag) => `<${tag}>${inside}</${tag}>`, escaped(text));

/** @param {Run[][]} blocks */
export function html(blocks) {
  return blocks.map((block) => `<p lang="${escaped(block[0].lang ?? "")}">${block.map(inline).join("")}</p>`).join("\n");
}

/** @param {Node} node @returns {Run["tags"]} */
function tagsAround(node) {
  const tags = [];
  for (let at = node.parentElement; at && !at.matches(BLOCKS); at = at.parentElement)
    if (INLINE.includes(at.localName)) tags.unshift(at.localName);
  return tags;
}

/**
 * The runs of a range inside an article.
 * @param {Range} range
 * @returns {Run[]}
 */
function runsOf(range) {
  const root = range.commonAncestorContainer;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const runs = [];
  for (let node = root.nodeType === Node.TEXT_NODE ? root : walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !range.intersectsNode(node) || parent.closest(MARKS)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : undefined;
    const cell = parent.closest(".bitext-source, .bitext-translation");
    runs.push({
      text: node.nodeValue?.slice(from, to) ?? "",
      side: cell && (cell.matches(".bitext-source") ? "source" : "translation"),
      block: parent.closest(BLOCKS) ?? cell,
      lang: parent.closest("[lang]")?.getAttribute("lang") ?? "",
      tags: tagsAround(node),
      literal: parent.closest("pre") !== null,
    });
  }
  return runs;
}

/** @param {ClipboardEvent} event */
function onCopy(event) {
  const selection = getSelection();
  if (selection?.rangeCount !== 1 || selection.isCollapsed || !event.clipboardData) return;
  const range = selection.getRangeAt(0);
  const inArticle = (/** @type {Node} */ node) =>
    (node instanceof Element ? node : node.parentElement)?.closest("article.bitext") ?? null;
  if (!inArticle(range.startContainer) || (event.target instanceof Element && event.target.matches("input, textarea"))) return;
  const runs = runsOf(range);
  const side = sideOf(runs);
  if (!side) return;
  const blocks = blocksOf(runs, side);
  event.clipboardData.setData("text/plain", plain(blocks));
  event.clipboardData.setData("text/html", html(blocks));
  event.preventDefault();
}

export function mount() {
  document.addEventListener("copy", onCopy);
}
