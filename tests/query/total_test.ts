import * as podStatus from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { objectsIn, textOf } from "../_arbitrary.ts";
import { anyPod } from "./_containers.ts";
import { FACTS } from "./_facts.ts";

/** The names that the modules below a folder of the source export, and that the module does. */
async function exportsOf(folder: URL): Promise<ReadonlyArray<string>> {
  const found = [...Deno.readDirSync(folder)].map(async ({ name, isDirectory }) =>
    isDirectory
      ? await exportsOf(new URL(`${name}/`, folder))
      : Object.keys(await import(new URL(name, folder).href)).filter((key) => key in podStatus)
  );
  return (await Promise.all(found)).flat();
}

/** Where facts are defined. */
const FOLDERS = ["query", "column", "verdict", "words"];

Deno.test("every fact that the module exports is among the facts that are tested", async () => {
  const source = new URL("../../src/", import.meta.url);
  const exported = await Promise.all(FOLDERS.map((name) => exportsOf(new URL(`${name}/`, source))));
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
