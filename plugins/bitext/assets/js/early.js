// Classic and first in the article: the view is known before the first paint. The address wins over the memory.
(function () {
  var views = /^(side|stacked|translation|source)$/;
  var view = new URLSearchParams(location.search).get("view");
  try {
    if (!views.test(view)) view = localStorage.getItem("bitext-view");
  } catch {}
  if (views.test(view)) document.documentElement.setAttribute("data-bitext-view", view);
})();
