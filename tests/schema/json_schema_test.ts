import { assert, assertEquals, assertGreater } from "@std/assert";
import fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { PodCondition, PodSpec, PodStatus, Quantity, Time, WatchEvent } from "@k8s-fp/pod-status";
import { jsonSchema } from "@k8s-fp/pod-status/schema";
import type { Definition } from "../../src/codec/_codec.ts";
import { WORDS } from "../../src/schema/_words.ts";
import {
  decoded,
  fieldsOf,
  isDeeplyFrozen,
  jsonOf,
  quantities,
  texts,
  times,
} from "../_arbitrary.ts";
import { fullOf, type Path, withValue } from "../hostile/_places.ts";
import { TEXTS } from "../hostile/_values.ts";
import { validator, validatorOf } from "./_ajv.ts";
import { ALL } from "./_files.ts";

const RUNS = { numRuns: 30 };

for (const codec of ALL) {
  Deno.test(`by the schema of ${codec.name} all is valid that it reads, and all that it writes`, () => {
    const isValid = validatorOf(codec);
    fc.assert(
      fc.property(jsonOf(codec), (json) => {
        assert(isValid(json), "read");
        // What a program sends is text.
        assert(isValid(JSON.parse(JSON.stringify(codec.encode(decoded(codec, json))))), "written");
      }),
      RUNS,
    );
  });
}

/** What a schema cannot say of JSON that the model leaves opaque: it is no number, or nested too deeply. */
const UNSAID = ["1e400", "-1e400", "arrays 2000 levels deep", "objects 2000 levels deep"];

Deno.test("what a codec refuses of hostile values is invalid, but for opaque JSON that nobody can say", () => {
  const unsaid = new Set<string>();
  let refused = 0;
  for (const codec of ALL) {
    const isValid = validatorOf(codec);
    const full = fullOf(codec);
    const paths: ReadonlyArray<Path> = [[], ...fieldsOf(codec, full).map(({ key }) => [key])];
    for (const [name, text] of Object.entries(TEXTS)) {
      for (const path of paths) {
        const json = withValue(full, path, JSON.parse(text));
        const isRead = E.isRight(codec.decode(json));
        if (!isRead) refused++;
        if (!isRead && isValid(json)) unsaid.add(name);
        else assertEquals(isValid(json), isRead, `${name} at ${path} of ${codec.name}`);
      }
    }
  }
  assertGreater(refused, 10_000);
  assertEquals([...unsaid].sort(), [...UNSAID].sort());
});

Deno.test("of a required field that is missing a schema says so", () => {
  for (const codec of ALL) {
    const isValid = validatorOf(codec);
    const full = fullOf(codec) as Readonly<Record<string, unknown>>;
    for (const { key, optional } of codec.fields) {
      const { [key]: _, ...rest } = full;
      assertEquals(isValid(rest), optional, `${codec.name}.${key}`);
      assertEquals(E.isRight(codec.decode(rest)), optional, `${codec.name}.${key}`);
    }
  }
});

// -----------------------------------------------------------------------------
// scalars
// -----------------------------------------------------------------------------

/** A text with one character more, less or other. */
function nearly(good: fc.Arbitrary<string>, alphabet: string): fc.Arbitrary<string> {
  const characters = fc.constantFrom("", ...alphabet);
  return fc.tuple(good, fc.nat(), fc.nat(1), characters).map(([text, at, length, character]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + character + text.slice(start + length);
  });
}

Deno.test("the pattern of a time takes exactly the times, leap days included", () => {
  const isValid = validatorOf(ALL.find(({ name }) => name === Time.name)!);
  const texts = fc.oneof(times, nearly(times, "0123456789:.,-+TZ tz\n"));
  fc.assert(fc.property(texts, (text) => assertEquals(isValid(text), Time.is(text), text)), {
    numRuns: 3000,
  });
  for (const year of ["0000", "0004", "0100", "1900", "2000", "2023", "2024", "2100", "2400"]) {
    for (const month of ["00", "01", "02", "04", "06", "09", "11", "12", "13"]) {
      for (const day of ["00", "01", "28", "29", "30", "31", "32"]) {
        const text = `${year}-${month}-${day}T00:00:00Z`;
        assertEquals(isValid(text), Time.is(text), text);
      }
    }
  }
});

Deno.test("the pattern of a quantity takes exactly the quantities of which a computer can count", () => {
  const isValid = validatorOf(ALL.find(({ name }) => name === Quantity.name)!);
  const alphabet = "+-.0019eEKikMGTPnum \t\u00a0\ufeff";
  const all = fc.oneof(
    quantities,
    nearly(quantities, alphabet),
    fc.array(fc.constantFrom(...alphabet), { maxLength: 6 }).map((parts) => parts.join("")),
  );
  fc.assert(fc.property(all, (text) => assertEquals(isValid(text), Quantity.is(text), text)), {
    numRuns: 5000,
  });
  const exponents = ["1e9223372036854775807", "1e-9223372036854775808", "1e0000000000000000000001"];
  for (const text of [...exponents, "Ki", "+", ".", "e5", "-.e-9", "\u2028 1 \u2009"]) {
    assert(Quantity.is(text) && isValid(text), text);
  }
  for (const text of ["1e99999999999999999999", "Pi", "e-10", "", " ", "1 Ki"]) {
    assert(!Quantity.is(text) && !isValid(text), text);
  }
});

Deno.test("patterns are written in what regular expressions of all languages share", () => {
  const found = JSON.stringify(ALL.map((codec) => jsonSchema(codec as never)))
    .match(/"pattern":"[^"]*"/g) ?? [];
  const patterns = [...new Set(found)].map((text) => JSON.parse(`{${text}}`).pattern);
  assertEquals(patterns.length, 2);
  for (const pattern of patterns) assert(!/\(\?[^:]|\\[^.+]/.test(pattern), pattern);
});

// -----------------------------------------------------------------------------
// names
// -----------------------------------------------------------------------------

/** Every definition that a codec reaches. */
function reached(
  node: Definition<unknown>,
  found: Set<Definition<unknown>> = new Set(),
): ReadonlySet<Definition<unknown>> {
  if (found.has(node)) return found;
  found.add(node);
  for (const { codec } of node.fields) reached(codec, found);
  for (const choice of node.choices) reached(choice, found);
  if (node.item !== undefined) reached(node.item, found);
  return found;
}

const EVERY = new Set(ALL.flatMap((codec) => [...reached(codec)]));

Deno.test("types of one name have one schema", () => {
  const named = [...EVERY].filter(({ words, item }) => words === undefined && item === undefined);
  const schemas = new Map<string, string>();
  for (const definition of named) {
    const text = JSON.stringify(jsonSchema(definition as never));
    assertEquals(schemas.get(definition.name) ?? text, text);
    schemas.set(definition.name, text);
  }
  assertGreater(schemas.size, 60);
});

Deno.test("every open enumeration has its known words, and takes any other", () => {
  const enumerations = new Set(
    [...EVERY]
      .filter(({ types, words, name }) =>
        types.length === 1 && types[0] === "string" && words === undefined &&
        !["string", "Time"].includes(name)
      )
      .map(({ name }) => name),
  );
  assertEquals([...enumerations].sort(), Object.keys(WORDS).sort());
  const { $defs } = jsonSchema(PodStatus) as { readonly $defs: Readonly<Record<string, unknown>> };
  assertEquals($defs.PodQOSClass, {
    title: "PodQOSClass",
    anyOf: [{ enum: ["Guaranteed", "Burstable", "BestEffort"] }, { type: "string" }],
  });
  const isValid = validator(jsonSchema(PodStatus));
  fc.assert(fc.property(texts, (phase) => isValid({ phase })));
  assert(!isValid({ phase: 7 }));
});

Deno.test("a schema names each type once, and says null where a field may be absent", () => {
  const { $defs, ...schema } = jsonSchema(PodCondition);
  assertEquals(schema, {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "PodCondition",
    type: "object",
    properties: {
      type: { $ref: "#/$defs/PodConditionType" },
      status: { $ref: "#/$defs/ConditionStatus" },
      observedGeneration: {
        type: ["integer", "null"],
        minimum: -(2 ** 63),
        maximum: 2 ** 63,
      },
      lastProbeTime: { anyOf: [{ $ref: "#/$defs/Time" }, { type: "null" }] },
      lastTransitionTime: { anyOf: [{ $ref: "#/$defs/Time" }, { type: "null" }] },
      reason: { type: ["string", "null"] },
      message: { type: ["string", "null"] },
    },
    required: ["type", "status"],
  });
  assertEquals(Object.keys($defs as object), ["PodConditionType", "ConditionStatus", "Time"]);
});

Deno.test("lists, maps, events and opaque JSON have their schemas", () => {
  const { properties } = jsonSchema(PodSpec) as {
    readonly properties: Readonly<Record<string, unknown>>;
  };
  assertEquals(properties.tolerations, {
    type: ["array", "null"],
    items: { $ref: "#/$defs/Toleration" },
  });
  const { $defs, anyOf } = jsonSchema(WatchEvent) as unknown as {
    readonly anyOf: unknown;
    readonly $defs: Readonly<Record<string, { readonly properties: object }>>;
  };
  assertEquals(anyOf, [{ $ref: "#/$defs/PodEvent" }, { $ref: "#/$defs/ErrorEvent" }]);
  assertEquals($defs.ErrorEvent.properties, {
    type: { enum: ["ERROR"] },
    object: { $ref: "#/$defs/Status" },
  });
  assertEquals($defs.ResourceRequirements.properties, {
    limits: { type: ["object", "null"], additionalProperties: { $ref: "#/$defs/Quantity" } },
    requests: { type: ["object", "null"], additionalProperties: { $ref: "#/$defs/Quantity" } },
    claims: { type: ["array", "null"], items: { $ref: "#/$defs/ResourceClaim" } },
  });
  assertEquals(Reflect.get($defs.Container.properties, "livenessProbe"), true);
});

Deno.test("a schema can be changed nowhere", () => {
  for (const codec of ALL) assert(isDeeplyFrozen(jsonSchema(codec as never)), codec.name);
});
