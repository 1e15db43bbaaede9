// @ts-check
// The menu of a sentence: copy both sides, link to it, report an error. It is the page's one card, as a toolbar, so that
// no other is open beside it. A click or a tap on the sentence opens it, and Enter.

import { close, opener, place, show } from "./card.js";
import { load, show as showPanel } from "./cite.js";
import { copyOf } from "./copy.js";
import { plain } from "./hit-address.js";
import { element } from "./page.js";
import { put } from "./put.js";
import { reportOn } from "./report.js";
import { light, spansOf } from "./sentences.js";
import { words } from "./words.js";

const TOOLBAR = "toolbar";
/** What has a click of its own. */
const OWN = "a, button, input, label, select, summary, audio, video";

/**
 * Both sides as they are copied, without the white space around the sentences, and the citation that says where they stand.
 * @param {string[]} sides
 * @param {string} citation
 */
export const quoted = (sides, citation) => [...sides.map((side) => side.trim()), citation].filter(Boolean).join("\n\n");

/** @param {HTMLElement} span @returns {import("./card.js").Told | undefined} */
function told(span) {
  const spans = spansOf(span);
  const id = spans.find((one) => one.id)?.id;
  const article = span.closest("article");
  if (!id || !article) return;
  const sides = [".bitext-source", ".bitext-translation"].map((side) => copyOf(spans.filter((one) => one.closest(side))));
  const number = spans.find((one) => one.dataset.bitextNumber)?.dataset.bitextNumber ?? id.slice(1);
  const { bitextReport } = article.dataset;
  const status = element("span", { role: "status" });
  const sentence = words("script.report.a-sentence", { number });
  const asked = load(); // at once: a browser lets a page copy only right after the click
  const copyCited = async () => {
    const { citation, placeOf } = await asked;
    copy(quoted(sides, citation(placeOf("sentence", [number], id))), words("script.copied"), status);
  };
  const content = [
    element("button", { onclick: copyCited }, words("script.copy.cited")),
    element("button", { onclick: () => copy(linkTo(id), words("script.copied.link"), status) }, words("script.copy.link")),
    element("button", { onclick: () => cite(id) }, words("script.cite")),
    bitextReport && element("a", { href: reportOn(bitextReport, sentence, id, sides) }, words("script.report")),
    status,
  ];
  return { mark: span, role: TOOLBAR, label: words("script.sentence", { number }), content: content.filter(Boolean), words: [] };
}

/** Puts a sentence into the address, whose view stays, and moves nothing; a search is not handed on. @param {string} id */
function linkTo(id) {
  const { href } = Object.assign(new URL(location.href), { hash: id });
  history.replaceState(history.state, "", href);
  return Object.assign(new URL(href), { search: plain(location.search) }).href;
}

/** @param {string} id */
function cite(id) {
  linkTo(id);
  close();
  setTimeout(showPanel); // the click that asks for it closes what is open
}

/** @param {string} text @param {string} done @param {HTMLElement} status */
async function copy(text, done, status) {
  status.textContent = await put(text).then(
    () => done,
    () => words("script.copied.not"),
  );
  place();
}

/** @param {HTMLElement} span */
function open(span) {
  const about = told(span);
  if (!about) return;
  span.tabIndex = -1;
  const card = show([span, about], true);
  reach(card, 0);
  return card;
}

/** In a toolbar one item is a stop of Tab. @param {Element} card @param {number} at @returns {HTMLElement} that item */
function reach(card, at) {
  const items = /** @type {HTMLElement[]} */ ([...card.querySelectorAll("button, a")]);
  const to = items.at(at % items.length) ?? items[0];
  for (const item of items) item.tabIndex = item === to ? 0 : -1;
  return to;
}

let selecting = false;
const selected = () => !getSelection()?.isCollapsed;

function onPress() {
  selecting = selected();
}

/** @param {MouseEvent} event */
function onClick({ target, detail, ctrlKey, metaKey, shiftKey }) {
  // A switch that a key turns is no pointer.
  if (!detail || !(target instanceof Element) || target.closest(".bitext-card")) return;
  const span = /** @type {HTMLElement?} */ (target.closest(".bitext-sentence"));
  const wasOpen = opener(TOOLBAR) === span;
  if (wasOpen) close();
  // The click that ends a selection or clears it is no other.
  if (selected() || selecting) return;
  light(spansOf(target));
  if (span && !wasOpen && !ctrlKey && !metaKey && !shiftKey && !target.closest(OWN)) open(span);
}

/** @type {Record<string, (at: number) => number>} */
const ARROWS = { ArrowRight: (at) => at + 1, ArrowLeft: (at) => at - 1, Home: () => 0, End: () => -1 };

/** @param {KeyboardEvent} event */
function onKey(event) {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.altKey || event.metaKey) return;
  const card = target.closest(`.bitext-card[role=${TOOLBAR}]`);
  /** @type {HTMLElement | undefined} */
  let to;
  if (key === "Enter" && target.matches(".bitext-sentence")) {
    const made = open(target);
    to = made && reach(made, 0);
  } else if (card && Object.hasOwn(ARROWS, key)) {
    to = reach(card, ARROWS[key]([...card.querySelectorAll("button, a")].indexOf(target)));
  }
  if (!to) return;
  event.preventDefault();
  to.focus({ preventScroll: true });
}

export function mount() {
  document.addEventListener("pointerdown", onPress, true);
  document.addEventListener("click", onClick, true);
  document.addEventListener("keydown", onKey, true);
}
