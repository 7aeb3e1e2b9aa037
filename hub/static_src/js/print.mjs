/** Opens what is folded for the length of a print, because paper cannot be unfolded. */
export function openDetailsForPrint(page) {
  const opened = new Set();
  page.addEventListener("beforeprint", () => {
    for (const details of page.document.querySelectorAll("details:not([open])")) {
      details.open = true;
      opened.add(details);
    }
  });
  page.addEventListener("afterprint", () => {
    for (const details of opened) {
      details.open = false;
    }
    opened.clear();
  });
}
