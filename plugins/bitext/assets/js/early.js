// Classic and first in the article: the view is known before the first paint. The address wins over the memory.
(function () {
  var root = document.documentElement;
  var views = /^(side|stacked|translation|source)$/;
  var view = new URLSearchParams(location.search).get("view");
  try {
    if (!views.test(view)) view = localStorage.getItem("bitext-view");
  } catch {}
  if (views.test(view)) root.setAttribute("data-bitext-view", view);
  // Before Material's own listener: it takes a link to the page itself, which links.js left to the browser, for another page.
  onpopstate = function (event) {
    if (root.getAttribute("data-bitext-followed") === location.href) event.stopImmediatePropagation();
    root.removeAttribute("data-bitext-followed");
  };
})();
