// Classic and first in the article, so that the view is known before the first paint: the address wins over the memory.
// Instant navigation runs it again, and the attribute then keeps what was chosen where there is no memory.
(function () {
  var view = new URLSearchParams(location.search).get("view");
  var views = /^(side|stacked|translation|source)$/;
  try {
    if (!views.test(view)) view = localStorage.getItem("bitext-view");
  } catch {
    // A browser may forbid the memory: the page then opens as it is.
  }
  if (views.test(view)) document.documentElement.setAttribute("data-bitext-view", view);
})();
