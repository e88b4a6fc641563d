import { assertEquals } from "@std/assert";
import { findingOf, type Kind } from "../fuzz/_cases.ts";

const CASES = 200;

const LAWS: Readonly<Record<Exclude<Kind, "stream">, string>> = {
  value:
    "pods with something hostile in them decode, encode, answer and merge by the laws, or are refused",
  list: "lists of such pods lose none, by decodePods and by a stream",
  watch: "watches of such pods lose none, and keep none too many",
};

for (const [kind, says] of Object.entries(LAWS)) {
  Deno.test(`${CASES} ${says}`, () => {
    for (let seed = 0; seed < CASES; seed++) {
      assertEquals(findingOf(seed, kind as Kind), undefined);
    }
  });
}

Deno.test("the fuzzer refuses what it does not understand with one line", async () => {
  const main = new URL("../fuzz/main.ts", import.meta.url).pathname;
  for (
    const [args, line] of [
      [["--minutes", "5"], "unknown option --minutes: --seconds and --seed are known"],
      [["--seconds", "-1"], "--seconds needs a whole number"],
      [["--seed"], "--seed needs a whole number"],
    ] as const
  ) {
    const run = new Deno.Command(Deno.execPath(), { args: ["run", "--no-check", main, ...args] });
    const { code, stdout, stderr } = await run.output();
    assertEquals(code, 2);
    assertEquals(new TextDecoder().decode(stdout), "");
    assertEquals(new TextDecoder().decode(stderr), `${line}\n`);
  }
});
