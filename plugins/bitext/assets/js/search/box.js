// @ts-check
// The box as one types: the best texts below it, each with its best pairs; a combobox with a listbox, as the ARIA Authoring
// Practices have it. The focus stays in the field; aria-activedescendant says which hit the arrows have chosen.

import { element } from "../page.js";
import { written } from "./filters.js";
import { listen } from "./typing.js";
import { fault, index, search } from "./searching.js";
import { best, further, hit, isText, sentences, shortened, titles, total } from "./hits.js";
import { capital, words } from "../words.js";

const SHOWN = { texts: 4, hits: 2 };

/** @type {WeakSet<HTMLFormElement>} */
const attached = new WeakSet();

/** Makes a box search as one types. @param {HTMLFormElement} form */
export function attach(form) {
  if (attached.has(form)) return;
  attached.add(form);
  const box = new Box(form);
  box.attach();
}

/**
 * Puts the entry of the glossary that the whole query names before the texts; what the query was searched by has it.
 * @param {any} results @param {{group: any, hits: any[]}[]} found
 */
function withEntry({ also, parts, query }, found) {
  const isQuoted = query.clauses.some((/** @type {any} */ { exact }) => exact); // who quotes looks for the place
  if (parts.length !== 1 || isQuoted || !also.length || !found.length) return found;
  const [{ headword, renderings, address }] = also;
  const side = { text: renderings.join("; "), marks: [] };
  const entry = { kind: "term", label: headword, title: [headword, ""], address, languages: ["zh", "en"], sides: [{ text: "", marks: [] }, side] };
  const others = found.map(({ group, hits }) => ({ group, hits: hits.filter((each) => each.address !== address) }));
  return [{ group: { kind: "term", candidates: 1 }, hits: [entry] }, ...others.filter(({ hits }) => hits.length)];
}

class Box {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    this.list = element("div", { className: "bitext-search-list", id: "bitext-search-list", role: "listbox", ariaLabel: words("search.found") });
    this.head = element("p", { className: "bitext-search-head", ariaHidden: "true" });
    this.panel = element("div", { className: "bitext-search-panel", hidden: true }, this.head, this.list);
    this.said = element("p", { className: "bitext-unseen", role: "status" });
    this.shut = element("button", { type: "button", className: "bitext-search-close", ariaLabel: words("search.close"), onclick: () => this.leave() }, "✕");
    this.chosen = -1;
  }

  attach() {
    const { form, input } = this;
    form.append(this.shut, this.panel, this.said);
    input.setAttribute("aria-controls", this.list.id);
    listen(input, { search: () => this.search(), key: (event) => this.onKey(event) });
    input.addEventListener("focus", () => input.value.trim() && this.search());
    form.addEventListener("submit", (event) => this.onSubmit(event));
    this.list.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      if (!(event.ctrlKey || event.metaKey || event.shiftKey)) this.left();
    });
    document.addEventListener("pointerdown", ({ target }) => !form.contains(/** @type {Node} */ (target)) && this.close());
    form.addEventListener("focusout", ({ relatedTarget: to }) => to && !form.contains(/** @type {Node} */ (to)) && this.close());
    index().catch(() => {}); // the index is on its way before the first key; a fault is said when somebody searches
    if (input.value.trim() && form.contains(document.activeElement)) this.search();
  }

  get options() {
    return /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll("[role=option]")]);
  }

  async search() {
    const q = this.input.value;
    if (!q.trim()) return this.close();
    await search(this, { q }, async (results) => {
      const found = withEntry(results, await best(results, new Set(), SHOWN));
      return () => {
        this.show(q, results, found);
        if (results.about) this.settle(q, results, found);
      };
    });
  }

  /** @param {string} q @param {any} results @param {{group: any, hits: any[]}[]} found */
  show(q, results, found) {
    const groups = found.map((each, at) => this.group(each, `bitext-search-text-${at}`, q));
    const said = found.length ? total(results) : words("search.nothing");
    const { instead } = results;
    const offered = found.length ? words("search.all-of", { what: said }) : instead ? words("search.instead", { query: instead }) : words("search.else");
    const all = element("a", { className: "bitext-search-all", href: this.form.action + written({ q: (!found.length && instead) || q }) }, offered);
    this.list.replaceChildren(...groups, all);
    this.number();
    this.say(sentences(capital(said), results.said));
    this.open();
  }

  /** Says the counts anew where few files make them exact; not if somebody has gone on by then. @param {string} q @param {any} results @param {any[]} found */
  async settle(q, results, found) {
    const { stop } = this;
    await results.settle().catch(() => {}); // what was found is shown all the same
    if (this.stop === stop && !results.about && !this.panel.hidden && this.chosen < 0) this.show(q, results, found);
  }

  /** Makes the links options. */
  number() {
    for (const [at, option] of [...this.list.querySelectorAll("a")].entries()) Object.assign(option, { id: `bitext-search-${at}`, role: "option", tabIndex: -1, ariaSelected: "false" });
  }

  /** @param {{group: any, hits: any[]}} found @param {string} id @param {string} q */
  group({ group, hits }, id, q) {
    const heading = element("div", { className: "bitext-found-head", id, role: "presentation" }, ...(group.kind === "term" ? [words("search.glossary")] : titles(hits[0])));
    const links = hits.map((each) => hit(each, { q }, shortened));
    const text = hits[0].address.split("#")[0];
    if (group.candidates > hits.length && isText(group)) {
      const href = this.form.action + written({ q, text });
      links.push(element("a", { className: "bitext-search-more", href }, further(group, hits.length)));
    }
    const made = element("div", { className: "bitext-found", role: "group" }, heading, ...links);
    made.setAttribute("aria-labelledby", id);
    return made;
  }

  /** @param {unknown} error */
  fail(error) {
    this.list.replaceChildren();
    this.say(fault(error));
    this.open();
  }

  /** @param {string} text */
  say(text) {
    this.head.textContent = text;
    if (this.said.textContent !== text) this.said.textContent = text;
  }

  open() {
    this.chosen = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.panel.hidden = false;
    this.list.scrollTop = 0;
    this.input.ariaExpanded = "true";
    this.form.dataset.bitextOpen = "";
  }

  close() {
    this.stop?.();
    this.panel.hidden = true;
    this.input.ariaExpanded = "false";
    this.input.removeAttribute("aria-activedescendant");
    delete this.form.dataset.bitextOpen;
    this.said.textContent = "";
  }

  /** Closes for somebody who has gone on to a hit, or to the search page. */
  left() {
    this.close();
    if (this.form.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur();
  }

  /** Ends the search of somebody who has no Escape. */
  leave() {
    this.input.value = "";
    this.left();
  }

  /** Goes to a hit, or back to the field above the first and below the last. @param {number} step */
  choose(step) {
    const all = this.options;
    if (this.chosen >= 0) all[this.chosen].ariaSelected = "false";
    this.chosen = ((this.chosen + 1 + step + all.length + 1) % (all.length + 1)) - 1;
    const option = all[this.chosen];
    this.input.setAttribute("aria-activedescendant", option?.id ?? "");
    if (!option) return;
    option.ariaSelected = "true";
    option.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const open = !this.panel.hidden;
    if (altKey || ctrlKey || metaKey || shiftKey) return;
    if ((key === "ArrowDown" || key === "ArrowUp") && this.options.length) {
      if (open) this.choose(key === "ArrowDown" ? 1 : -1);
      else this.search();
    } else if (key === "Enter" && open && this.chosen >= 0) {
      this.options[this.chosen].click();
    } else if (key === "Escape") {
      this.escape(open);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Closes; then clears; then leaves. @param {boolean} open */
  escape(open) {
    if (open) this.close();
    else if (this.input.value) this.input.value = "";
    else this.input.blur();
  }

  /** To the search page, by a link: instant navigation takes it. @param {SubmitEvent} event */
  onSubmit(event) {
    event.preventDefault();
    const link = element("a", { href: this.form.action + written({ q: this.input.value }), hidden: true });
    this.form.append(link);
    link.click();
    link.remove();
    this.left();
  }
}
