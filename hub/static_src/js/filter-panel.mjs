/**
 * Folds the filters of a search page behind their button on a narrow screen.
 *
 * Markup: `.app-filter` with `data-module="app-filter"`, in it a hidden
 * `button.app-filter__toggle` with `aria-controls`, and the element that it controls. Without
 * scripts the button stays hidden and the filters stay open.
 */
export function startFilterPanels(page) {
  const narrow = page.defaultView.matchMedia("(max-width: 47.99em)");
  for (const filter of page.querySelectorAll('[data-module="app-filter"]')) {
    const toggle = filter.querySelector(".app-filter__toggle");
    const panel = toggle && page.getElementById(toggle.getAttribute("aria-controls"));
    if (!panel) {
      continue;
    }
    const show = (open) => {
      panel.hidden = !open;
      toggle.setAttribute("aria-expanded", String(open));
    };
    const fit = () => {
      toggle.hidden = !narrow.matches;
      show(!narrow.matches);
    };
    toggle.addEventListener("click", () => show(panel.hidden));
    narrow.addEventListener("change", fit);
    fit();
  }
}
