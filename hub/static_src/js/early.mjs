/*
 * Runs before the first paint. Marks the page as one where scripts run, so that the phone menu does
 * not flash open and shut, and takes the mark back when the module never arrived.
 */
const page = document.documentElement;

if ("noModule" in HTMLScriptElement.prototype) {
  page.classList.add("js-enabled");
  document.addEventListener("DOMContentLoaded", () => {
    if (!document.body.classList.contains("govuk-frontend-supported")) {
      page.classList.remove("js-enabled");
    }
  });
}
