import { assertEquals } from "@std/assert";
import { findingOf, type Kind } from "../fuzz/_cases.ts";

const CASES = 200;

const LAWS: Readonly<Record<Exclude<Kind, "stream">, string>> = {
  value:
    "pods with something hostile in them decode, encode, answer and merge by the laws, or are refused",
  list: "lists of such pods lose none, by decodePods and by a stream",
  watch: "watches of such pods lose none, and keep none too many",
  flood: "floods of faults in one pod cost no other pod, and no more lines than a few",
  options: "options of a stream are followed, or refused as a value",
};

for (const [kind, says] of Object.entries(LAWS)) {
  Deno.test(`${CASES} ${says}`, () => {
    for (let seed = 0; seed < CASES; seed++) {
      assertEquals(findingOf(seed, kind as Kind), undefined);
    }
  });
}
