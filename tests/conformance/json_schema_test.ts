import { assertEquals, assertGreater } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";
import { Pod } from "@k8s-fp/pod-status";
import { jsonSchema } from "@k8s-fp/pod-status/schema";
import { models } from "../_arbitrary.ts";
import { validator } from "../schema/_ajv.ts";
import { corpusTest, namesIn, readLines } from "./_corpus.ts";
import { apiTypes, DIFFERENCES, NEWEST } from "./_openapi.ts";

/** What of a schema is compared. */
interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required?: ReadonlyArray<string>;
}

/** Whether a schema takes `null`, which is what an optional field may be. */
function takesNull(schema: unknown): boolean {
  return schema === true || /"type":"null"|,"null"\]/.test(JSON.stringify(schema));
}

corpusTest(`what is required and what may be absent is that of ${NEWEST}, for every type`, () => {
  const types = apiTypes(NEWEST);
  const found: string[] = [];
  let compared = 0;
  for (const model of models) {
    const { properties: theirs, required: theyRequire = [] } = types.get(model.name) ?? {};
    if (theirs === undefined) continue;
    const { properties, required = [] } = jsonSchema(model as never) as unknown as Schema;
    for (const [key, schema] of Object.entries(properties)) {
      if (!(key in theirs)) continue;
      compared++;
      const isRequired = required.includes(key);
      assertEquals(takesNull(schema), !isRequired, `${model.name}.${key}`);
      if (isRequired !== theyRequire.includes(key)) found.push(`${model.name}.${key}`);
    }
  }
  assertGreater(compared, 200);
  // Each of them is named, and why, where the types are compared.
  assertEquals(
    found.sort(),
    Object.keys(DIFFERENCES).filter((path) => {
      const [name, key] = path.split(".");
      return types.get(name)?.required?.includes(key) === true;
    }).sort(),
  );
});

corpusTest(
  "the schema of a pod takes of all pods that there are exactly those that the codec takes",
  () => {
    const isValid = validator(jsonSchema(Pod));
    const names = namesIn("pods").filter((name) =>
      name.endsWith(".ndjson") && !name.startsWith("documents-")
    );
    const lines = names.flatMap((name) =>
      readLines<{ readonly source: string; readonly pod: unknown }>(`pods/${name}`)
    );
    const taken = lines.filter(({ source, pod }) => {
      const isRead = E.isRight(Pod.decode(pod));
      assertEquals(isValid(pod), isRead, source);
      return isRead;
    });
    assertGreater(taken.length, 100);
    assertGreater(lines.length, taken.length);
  },
);
