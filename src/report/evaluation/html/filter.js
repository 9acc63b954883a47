// Filters what the page shows; without scripts everything is shown.
(function () {
  "use strict";
  var form = document.getElementById("filters");
  if (!form) { return; }
  form.hidden = false;
  var said = form.querySelector("output");
  function value(name) {
    var field = form.elements[name];
    return field ? field.value.trim().toLowerCase() : "";
  }
  function apply() {
    var indicator = value("indicator"), outcome = value("outcome"), wanted = value("case");
    document.querySelectorAll("[data-indicator]").forEach(function (part) {
      part.hidden = indicator !== "" && part.dataset.indicator.split(" ").indexOf(indicator) < 0;
    });
    var shown = 0;
    document.querySelectorAll("[data-outcome]").forEach(function (part) {
      var fits = (outcome === "" || part.dataset.outcome === outcome) &&
        (wanted === "" || (part.dataset.case || "").toLowerCase().indexOf(wanted) >= 0);
      part.hidden = !fits;
      if (fits && !part.closest("[data-indicator][hidden]")) { shown += 1; }
    });
    said.textContent = shown + " findings named here fit";
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
}());
