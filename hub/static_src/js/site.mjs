/* The script of every public page. All of it is comfort: pages work without. */
import {
  Button,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend";

import { openDetailsForPrint } from "./print.mjs";
import { startFilterPanels } from "./filter-panel.mjs";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const component of [Button, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink]) {
  createAll(component);
}
startFilterPanels(document);
openDetailsForPrint(window);
