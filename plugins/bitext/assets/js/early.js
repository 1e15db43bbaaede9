// Classic and first in the article: the view and the face of the notes are known before the first paint.
// The address wins over the memory.
(function () {
  var root = document.documentElement;
  var views = /^(side|stacked|translation|source)$/;
  var view = new URLSearchParams(location.search).get("view");
  try {
    if (!views.test(view)) view = localStorage.getItem("bitext-view");
    ["notes", "off"].forEach(function (name) {
      root.setAttribute("data-bitext-" + name, localStorage.getItem("bitext-" + name) || "");
    });
  } catch {}
  if (views.test(view)) root.setAttribute("data-bitext-view", view);
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
    var number = bracket.firstElementChild.textContent;
    var note = document.createElement("aside");
    var back = note.appendChild(document.createElement("a"));
    note.className = "bitext-note";
    note.id = bracket.id;
    note.role = "doc-footnote";
    note.ariaLabel = "Note " + number;
    note.setAttribute("data-bitext-kind", bracket.getAttribute("data-bitext-kind"));
    bracket.id += "-ref";
    back.className = "bitext-back";
    back.href = "#" + bracket.id;
    back.role = "doc-backlink";
    back.ariaLabel = "Back to the words of note " + number;
    back.textContent = number;
    note.append(typed);
    var next = [].find.call(row.children, function (other) {
      return other.matches(".bitext-commentary") || (other.matches(".bitext-note") && +other.firstElementChild.textContent > +number);
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
