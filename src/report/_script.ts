/**
 * What the report can do with a script: sort and filter its table, and open the
 * page that a link leads to. Without one it shows all that it has.
 *
 * @internal
 * @module
 */

/** The script of the report. */
export const SCRIPT = `
"use strict";
const table = document.querySelector("#pods table");
const reveal = () => {
  let at = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!at) return;
  for (let up = at; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  at.scrollIntoView();
};
addEventListener("hashchange", reveal);
if (table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const form = document.querySelector("form");
  const [words, namespace, verdict] = form.elements;
  const shown = document.querySelector("#shown");
  form.hidden = false;
  form.onsubmit = (event) => event.preventDefault();
  for (const [select, column] of [[namespace, 0], [verdict, 7]]) {
    const values = [...new Set(rows.map((row) => row.cells[column].textContent))].sort();
    for (const value of values) select.add(new Option(value));
  }
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits = wanted.every((word) => text.includes(word)) &&
        (namespace.selectedIndex === 0 || row.cells[0].textContent === namespace.value) &&
        (verdict.selectedIndex === 0 || row.cells[7].textContent === verdict.value);
      row.hidden = !fits;
      if (fits) count++;
    }
    shown.textContent = count === rows.length ? "" : count + " of " + rows.length + " rows";
  };
  form.oninput = filter;
  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
  };
  for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement("button");
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.onclick = () => {
      const turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", turn === 1 ? "ascending" : "descending");
      const keys = new Map(rows.map((row) => [row, keyOf(row, column)]));
      rows.sort((x, y) => {
        const [a, b] = [keys.get(x), keys.get(y)];
        return turn * (a < b ? -1 : a > b ? 1 : 0);
      });
      body.append(...rows);
    };
  }
}
reveal();
`;
