import { assertEquals } from "@std/assert";
import { ROOT, run } from "./_run.ts";

interface Tag {
  readonly kind: string;
  readonly doc?: string;
}

interface Declaration {
  readonly kind: string;
  readonly jsDoc?: { readonly doc?: string; readonly tags?: ReadonlyArray<Tag> };
}

interface Documentation {
  readonly nodes: Readonly<
    Record<
      string,
      {
        readonly symbols: ReadonlyArray<{ name: string; declarations: ReadonlyArray<Declaration> }>;
      }
    >
  >;
}

const TYPES = ["interface", "typeAlias"];

/**
 * What a declaration's comment lacks; types need no example, since nothing of
 * them runs, nor do codecs, which share the name of their type: the main one of
 * a file has one, and what it would show of another the laws prove of all.
 */
function lacks(
  name: string,
  { kind, jsDoc }: Declaration,
  isType: boolean,
): ReadonlyArray<string> {
  const tags = jsDoc?.tags ?? [];
  const has = (wanted: string, pattern: RegExp) =>
    tags.some(({ kind, doc }) => kind === wanted && pattern.test(doc ?? ""));
  return Object.entries({
    "a sentence": /^[A-Z`][^]*?[.:]\s/.test(`${jsDoc?.doc ?? ""}\n`),
    "an example with an assertion": isType || name === "brand" ||
      has("example", /```ts[^]*assert[^]*```/),
    "a category": has("category", /^[a-z]/),
    "a version": tags.some(({ kind, doc }) => kind === "since" || /@since \d/.test(doc ?? "")),
  }).filter(([, isThere]) => !isThere).map(([what]) => `${name} (${kind}) lacks ${what}`);
}

const { exports } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));

for (const entry of Object.values<string>(exports)) {
  Deno.test(`Every public symbol of ${entry} has a sentence, an example, a category and a version`, async () => {
    const { stdout, stderr, code } = await run(Deno.execPath(), ["doc", "--json", entry], {
      cwd: ROOT,
    });
    assertEquals(code, 0, stderr);
    const { nodes }: Documentation = JSON.parse(stdout);
    const symbols = Object.values(nodes).flatMap((node) => node.symbols);
    assertEquals(symbols.length > 0, true);
    assertEquals(
      symbols.flatMap(({ name, declarations }) => {
        const isType = declarations.some(({ kind }) => TYPES.includes(kind));
        return declarations.flatMap((declaration) => lacks(name, declaration, isType));
      }),
      [],
    );
  });
}
