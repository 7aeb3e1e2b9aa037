/* The script of pages with a form of more than a search box. */
import { Checkboxes, PasswordInput, Radios, createAll } from "govuk-frontend";

for (const component of [Checkboxes, PasswordInput, Radios]) {
  createAll(component);
}
