// Classic and first in the article: the view and the face of the notes are known before the first paint.
// The address wins over the memory.
(function () {
  var root = document.documentElement;
  var views = /^(side|sentences|stacked|translation|source)$/;
  var view = new URLSearchParams(location.search).get("view");
  try {
    if (!views.test(view)) view = localStorage.getItem("bitext-view");
    ["notes", "off", "terms", "size", "punctuation", "about", "introduction"].forEach(function (name) {
      root.setAttribute("data-bitext-" + name, localStorage.getItem("bitext-" + name) || "");
    });
  } catch {}
  if (views.test(view)) root.setAttribute("data-bitext-view", view);
  root.toggleAttribute("data-bitext-top", !location.hash);
  // Where the theme has another template, what it would say in the head of the text.
  var text = document.currentScript.parentNode.dataset;
  if (text.bitextColumns && !document.querySelector("[name=bitext-text]")) {
    var kind = document.createElement("meta");
    kind.name = "bitext-text";
    kind.content = [text.bitextColumns, text.bitextChapters && "chapters"].join(" ");
    document.head.append(kind);
  }
  if (location.protocol === "file:") root.setAttribute("data-bitext-file", ""); // where no module loads
  // Before Material's own listener: it takes a link to the page itself, which links.js left to the browser, for another page.
  onpopstate = function (event) {
    if (root.getAttribute("data-bitext-followed") === location.href) event.stopImmediatePropagation();
    root.removeAttribute("data-bitext-followed");
  };

  // What an editor typed in brackets, into a note of its row, among the others by number. The note takes over the id.
  root.bitextMove = function (typed) {
    var bracket = typed.parentNode;
    var row = bracket.closest(".bitext-pair");
    if (!row) return;
    var mark = bracket.firstElementChild;
    var note = document.createElement("aside");
    note.className = "bitext-note";
    note.id = bracket.id;
    note.role = "doc-footnote";
    note.ariaLabel = mark.ariaLabel;
    note.dataset.bitextKind = bracket.dataset.bitextKind;
    if (bracket.dataset.bitextBy) note.dataset.bitextBy = bracket.dataset.bitextBy;
    bracket.id += "-ref";
    var back = mark.cloneNode(true);
    back.className = "bitext-back";
    back.href = "#" + bracket.id;
    back.role = "doc-backlink";
    note.append(back, typed);
    // A commentary begins with no number and stands last.
    var others = row.querySelectorAll(":scope > :is(.bitext-note, .bitext-commentary)");
    var next = [].find.call(others, function (other) {
      return !(other.firstElementChild.textContent <= +back.textContent);
    });
    row.insertBefore(note, next || null);
  };
  // A row is whole when the next one has begun.
  if (root.getAttribute("data-bitext-notes") === "beside" && document.readyState === "loading") {
    var observer = new MutationObserver(function () {
      document.querySelectorAll(".bitext-pair:has(+ *) .bitext-bracket > .bitext-typed").forEach(root.bitextMove);
    });
    observer.observe(document, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", function () {
      observer.disconnect();
    });
  }
})();
