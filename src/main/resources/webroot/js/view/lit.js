/** The one place that names the library and its version (pom.xml has the same). */
export { html, nothing, render, svg } from "../../webjars/lit-html/3.3.1/lit-html.js";
export { repeat } from "../../webjars/lit-html/3.3.1/directives/repeat.js";
