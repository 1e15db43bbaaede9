// @ts-check
// One link for the whole page, "Report an error in pair 12", which goes to the row that is pointed at.

/** Servers refuse longer addresses: GitHub's end is at about 8,000 characters. */
const LONGEST = 7000;

/** @param {Record<string, string>} fields */
const encoded = (fields) => new URLSearchParams(fields).toString();

/**
 * The text, cut at a character so that it takes no more room in an address, with "…" for what is gone.
 * @param {string} text
 * @param {number} room in encoded characters
 */
export function cut(text, room) {
  const size = (/** @type {string} */ part) => encoded({ "": part }).length - 1;
  if (size(text) <= room) return text;
  let left = room - size("…");
  let kept = "";
  for (const character of text) {
    left -= size(character);
    if (left < 0) break;
    kept += character;
  }
  return kept + "…";
}

/**
 * The address of a new issue about a pair, under 7,000 characters.
 * @param {string} base where the site's issues are opened
 * @param {{page: string, pair: string, title: string, source: string, translation: string}} about
 */
export function reportAddress(base, { page, pair, title, source, translation }) {
  const gitlab = base.includes("/-/issues/new");
  const [titleField, bodyField] = gitlab ? ["issue[title]", "issue[description]"] : ["title", "body"];
  const address = (/** @type {string[]} */ quotations) => {
    const body = [page, `Pair ${pair}`, ...quotations.map((text) => `> ${text}`), "What is wrong:"].join("\n\n");
    const fields = encoded({ [titleField]: cut(`Pair ${pair}: ${title}`, 600), [bodyField]: `${body}\n\n` });
    return base + (base.includes("?") ? "&" : "?") + fields;
  };
  const texts = [source, translation].filter(Boolean);
  const room = LONGEST - 1 - address(texts.map(() => "")).length;
  // A short text leaves its room to the long one.
  const sizes = texts.map((text) => encoded({ "": text }).length - 1);
  const shares = sizes.map((_, index) => Math.max(room / texts.length, room - sizes.reduce((a, b) => a + b, 0) + sizes[index]));
  return address(texts.map((text, index) => cut(text, shares[index])));
}

/** @type {HTMLAnchorElement | undefined} */
let link;

/** @param {Element} row @param {string} side */
const textOf = (row, side) => row.querySelector(side)?.textContent?.replace(/\s+/g, " ").trim() ?? "";

/** @param {Element} row */
function goTo(row) {
  const base = row.closest("article")?.getAttribute("data-bitext-report");
  const number = row.querySelector(".bitext-number");
  if (!base || !number || link?.parentElement === row) return;
  link ??= Object.assign(document.createElement("a"), { className: "bitext-report-pair" });
  const pair = number.textContent ?? "";
  link.textContent = `Report an error in pair ${pair}`;
  link.href = reportAddress(base, {
    page: `${location.origin}${location.pathname}#${row.id}`,
    pair,
    title: textOf(document.body, "h1"),
    source: textOf(row, ".bitext-source"),
    translation: textOf(row, ".bitext-translation"),
  });
  number.after(link);
}

/** @param {Event} event */
function onPoint(event) {
  const row = event.target instanceof Element ? event.target.closest(".bitext-pair") : null;
  if (!row) return;
  // Neither a selection being drawn nor a reader at the keyboard is disturbed by the pointer.
  if (event instanceof PointerEvent && ((event.pointerType === "mouse" && event.buttons) || link?.matches(":focus"))) return;
  if (event instanceof PointerEvent && document.activeElement?.matches(".bitext-number:focus-visible")) return;
  goTo(row);
}

export function mount() {
  document.addEventListener("pointerover", onPoint);
  document.addEventListener("focusin", onPoint);
}
