/**
 * The page of a pod as HTML.
 *
 * @internal
 * @module
 */
import { orNone } from "../_option.ts";
import type { Page, PageSection, PageText } from "../words/page.ts";
import { type Html, markup, nothing, quoted } from "./_html.ts";
import type { Lanes } from "./_life.ts";
import { lifeFigure } from "./_life_svg.ts";

/** The page of a pod, with the drawing of its life, opened by its name. */
export function pageHtml(id: string, page: Page, life: ReadonlyArray<Lanes>): Html {
  const { namespace, name, verdict, tone, line, also, sections, next } = page;
  const head = markup`<i class="${tone}">${verdict}</i> ${
    quoted(`${orNone(namespace)}/${orNone(name)}`)
  }<br><span class="line">${quoted(line)}</span>`;
  return markup`<details class="pod" id="${id}"><summary>${head}</summary>${alsoHtml(also)}${
    life.map(lifeFigure)
  }${sections.map(sectionHtml)}${nextHtml(next)}</details>
`;
}

function alsoHtml(also: Page["also"]): Html {
  const items = also.map((text) => markup`<li>${quoted(text)}</li>`);
  return items.length === 0 ? nothing : markup`<ul>${items}</ul>`;
}

function nextHtml(next: Page["next"]): Html {
  const steps = next.map(({ what, command }) =>
    markup`<dt>${quoted(what)}</dt><dd><code>${command}</code></dd>`
  );
  return steps.length === 0 ? nothing : markup`<h4>Next</h4><dl>${steps}</dl>`;
}

function sectionHtml(section: PageSection): Html {
  const { title } = section;
  return markup`${title === "" ? nothing : markup`<h4>${quoted(title)}</h4>`}${bodyOf(section)}`;
}

function bodyOf({ form, columns, rows }: PageSection): Html {
  switch (form) {
    case "facts":
      return markup`<dl>${
        rows.map(([label, ...texts]) =>
          markup`<dt>${quoted(label.text)}</dt><dd>${texts.map(pieceHtml)}</dd>`
        )
      }</dl>`;
    case "chain":
      return markup`<ol class="chain">${
        rows.flat().map((piece) => markup`<li>${pieceHtml(piece)}</li>`)
      }</ol>`;
    case "table": {
      const heads = columns.map((column) => markup`<th>${column}</th>`);
      const lines = rows.map((row) =>
        markup`<tr>${row.map((piece) => markup`<td>${pieceHtml(piece)}</td>`)}</tr>`
      );
      return markup`<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
    }
  }
}

function pieceHtml({ text, tone }: PageText): Html {
  return tone === "plain" ? quoted(text) : markup`<bdi class="${tone}">${text}</bdi>`;
}
