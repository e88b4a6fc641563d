import * as podStatus from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { objectsIn, textOf } from "../_arbitrary.ts";
import { anyPod } from "./_containers.ts";
import { FACTS } from "./_facts.ts";

/** The names that the modules of a folder of the source export, and that the module does. */
async function exportsOf(folder: string): Promise<ReadonlyArray<string>> {
  const url = new URL(`../../src/${folder}/`, import.meta.url);
  const files = [...Deno.readDirSync(url)].map(({ name }) => name);
  const modules = await Promise.all(files.map((file) => import(new URL(file, url).href)));
  return modules.flatMap((module) => Object.keys(module)).filter((name) => name in podStatus);
}

Deno.test("every fact that the module exports is among the facts that are tested", async () => {
  const exported = await Promise.all(["query", "column", "health"].map(exportsOf));
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
