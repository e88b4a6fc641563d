import * as podStatus from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { objectsIn, textOf } from "../_arbitrary.ts";
import { anyPod } from "./_containers.ts";
import { FACTS } from "./_facts.ts";

/** The names that a file of the source, or those below a folder, export, and that the module does. */
async function exportsOf(place: URL): Promise<ReadonlyArray<string>> {
  if (place.href.endsWith(".ts")) {
    return Object.keys(await import(place.href)).filter((key) => key in podStatus);
  }
  const found = [...Deno.readDirSync(place)].map(({ name, isDirectory }) =>
    exportsOf(new URL(isDirectory ? `${name}/` : name, place))
  );
  return (await Promise.all(found)).flat();
}

/** Where facts are defined. */
const PLACES = ["query/", "column/", "verdict/", "words/", "watch/change_text.ts"];

Deno.test("every fact that the module exports is among the facts that are tested", async () => {
  const source = new URL("../../src/", import.meta.url);
  const exported = await Promise.all(PLACES.map((place) => exportsOf(new URL(place, source))));
  assertEquals([...new Set(exported.flat())].sort(), Object.keys(FACTS).sort());
});

Deno.test("every fact of any pod has an answer, always the same, without holes", () => {
  fc.assert(fc.property(anyPod, anyPod, (pod, other) => {
    for (const [name, fact] of Object.entries(FACTS)) {
      const answer = fact(pod, other);
      assertEquals(holesIn(answer), [], name);
      assertEquals(textOf(fact(pod, other)), textOf(answer), name);
    }
  }));
});

/** What is `undefined` or no number, wherever it is. */
function holesIn(answer: unknown): ReadonlyArray<unknown> {
  return [answer, ...[...objectsIn(answer)].flatMap((object) => Object.values(object))]
    .filter((value) => value === undefined || Number.isNaN(value));
}
