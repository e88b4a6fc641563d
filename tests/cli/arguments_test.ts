import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { parseArgs } from "node:util";
import { argumentsOf } from "../../src/cli/arguments.ts";
import { KNOWN } from "../../src/cli/known.ts";

/** What Node's own parser makes of arguments; absent where it refuses them. */
function parsedByNode(args: string[]): unknown {
  try {
    const { values, positionals } = parseArgs({ args, options: KNOWN, allowPositionals: true });
    return { values: { ...values }, files: positionals };
  } catch {
    return undefined;
  }
}

const WORDS = ["", "-", "--", "shop", "a=b", "-x", "-5", "é", "--no-such", "--__proto__=1"];

/** Arguments of all forms: with and without a value, on their own and behind one dash. */
const argument = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...Object.keys(KNOWN)).map((name) => `--${name}`),
  fc.constantFrom(...Object.keys(KNOWN)).map((name) => `--${name}=b=c`),
  fc.string({ unit: fc.constantFrom(..."ofnAlpzé="), maxLength: 4 }).map((text) => `-${text}`),
);

Deno.test("argumentsOf() tells options from files as parseArgs() of Node does", () => {
  fc.assert(fc.property(fc.array(argument, { maxLength: 6 }), (args) => {
    // Node has no option whose value may be left out.
    fc.pre(!args.includes("--explain"));
    const parsed = argumentsOf(args);
    assertEquals(parsed._tag === "Right" ? parsed.right : undefined, parsedByNode(args));
  }));
});

Deno.test.each([
  { args: ["--explain"], explain: "", files: [] },
  { args: ["-e", "web"], explain: "web", files: [] },
  { args: ["-Ae"], explain: "", files: [] },
  { args: ["dump.json", "-e", "-A"], explain: "", files: ["dump.json"] },
  { args: ["-e", "--", "dump.json"], explain: "", files: ["dump.json"] },
  { args: ["-e", "-"], explain: "", files: ["-"] },
  { args: ["--", "-e"], explain: undefined, files: ["-e"] },
])("argumentsOf() takes a pod after --explain or none: $args", ({ args, explain, files }) => {
  const parsed = argumentsOf(args);
  assertEquals(
    parsed._tag === "Right" ? [parsed.right.values.explain, parsed.right.files] : parsed,
    [explain, files],
  );
});
