/**
 * Makes the pictures of the README, as `deno task picture` does, out of what the
 * command prints about the fixture: the list of problems as a terminal shows it,
 * and, where there is a browser, the report.
 *
 * ```sh
 * deno task picture
 * ```
 *
 * @module
 */
import { CLUSTER, linesOf, runIn } from "../cli/_run.ts";
import { chromium } from "./_chromium.ts";
import { inTempDir, ROOT, run } from "./_run.ts";

/** What the picture says was typed. */
const COMMAND = "kubectl get --raw /api/v1/pods | pod-status --problems";

const COLUMNS = 108;

/** A cell of the terminal, and its margin, in pixels. */
const CELL = { width: 8, height: 20 };
const MARGIN = 18;

/** A piece of a line in one style. */
interface Run {
  readonly column: number;
  readonly text: string;
  readonly style: string;
}

/** The styles of the codes that the command uses; the others end one. */
const STYLES: Readonly<Record<string, string>> = {
  "1": "strong",
  "2": "faint",
  "31": "bad",
  "32": "good",
  "33": "warning",
};

/** Words with one blank between them: more would be one in some viewers. */
const CELL_TEXT = /\S+(?: \S+)*/g;

/** The pieces of a line, by its escape sequences and its gaps. */
function runsOf(line: string): ReadonlyArray<Run> {
  // deno-lint-ignore no-control-regex
  const pieces = line.split(/\u001b\[(\d+)m/);
  let column = 0;
  return pieces.flatMap((text, i) => {
    if (i % 2 === 1) return [];
    const style = STYLES[pieces[i - 1]] ?? "plain";
    const start = column;
    column += text.length;
    return [...text.matchAll(CELL_TEXT)].map(({ 0: words, index }) => ({
      column: start + index,
      text: words,
      style,
    }));
  });
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** A piece where it stands, as wide as its cells whatever the font. */
function textOf({ column, text, style }: Run, line: number): string {
  const x = MARGIN + column * CELL.width;
  const y = MARGIN + line * CELL.height + 14;
  const width = text.length * CELL.width;
  return `<text class="${style}" x="${x}" y="${y}" textLength="${width}">${escaped(text)}</text>`;
}

/** Lines of a terminal as SVG: text as text, readable on light and on dark pages. */
function terminalOf(
  lines: ReadonlyArray<string>,
  { title, description }: { readonly title: string; readonly description: string },
): string {
  const width = 2 * MARGIN + COLUMNS * CELL.width;
  const height = 2 * MARGIN + lines.length * CELL.height;
  const texts = lines.flatMap((line, i) => runsOf(line).map((run) => textOf(run, i)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>
rect { fill: #f6f8fa; stroke: #d0d7de }
text { fill: #1f2328; font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace }
.strong { font-weight: bold }
.faint { fill: #59636e }
.bad { fill: #c21f2c }
.good { fill: #1a7f37 }
.warning { fill: #8a5a00 }
@media (prefers-color-scheme: dark) {
rect { fill: #151b23; stroke: #3d444d }
text { fill: #f0f6fc }
.faint { fill: #9198a1 }
.bad { fill: #ff7b72 }
.good { fill: #56d364 }
.warning { fill: #e3b341 }
}
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${texts.join("\n")}
</svg>
`;
}

/** The list of problems of the fixture, as a terminal shows it. */
export async function problemsPicture(): Promise<string> {
  const { stdout } = await runIn(CLUSTER, ["--problems", "--color", "always"], {
    isTerminal: (stream) => stream === "stdout",
    columns: () => COLUMNS,
  });
  const { stdout: plain } = await runIn(CLUSTER, ["--problems", "--no-headers"]);
  const told = linesOf(plain).map((line) => line.replace(/ {2,}/g, ", "));
  return terminalOf([`\u001b[2m$ ${COMMAND}\u001b[22m`, ...linesOf(stdout)], {
    title: `A terminal in which ${COMMAND} has listed the pods that need somebody`,
    description: `${told.join(".\n")}.`,
  });
}

/** The pod of the report that is opened, so that its drawing is seen. */
const OPENED = "shop/billing-worker";

/** A report in which the page of a pod is open. */
function opened(html: string): string {
  const [first, ...pods] = html.split("<details ");
  return [first, ...pods.map((pod) => pod.includes(OPENED) ? `open ${pod}` : pod)]
    .join("<details ");
}

/** The report about the fixture, as a browser shows it. */
async function photograph(browser: string, output: string): Promise<void> {
  await inTempDir(async (dir) => {
    const args = ["-o", "html", "tests/fixtures/cluster.json"];
    const { stdout } = await runIn("", args, {
      open: async (path) => (await Deno.open(new URL(path, ROOT))).readable,
    });
    await Deno.writeTextFile(`${dir}/report.html`, opened(stdout));
    const { code, stderr } = await run(browser, [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--hide-scrollbars",
      `--user-data-dir=${dir}/profile`,
      "--window-size=1000,800",
      `--screenshot=${output}`,
      `file://${dir}/report.html`,
    ], { cwd: dir });
    if (code !== 0) throw new Error(`Cannot photograph the report: ${stderr}`);
  });
}

if (import.meta.main) {
  await Deno.writeTextFile(new URL("docs/problems.svg", ROOT), await problemsPicture());
  if (chromium === undefined) {
    console.error("No browser to photograph the report: CHROMIUM names one");
  } else await photograph(chromium, new URL("docs/report.png", ROOT).pathname);
}
