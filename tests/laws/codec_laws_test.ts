import { assert, assertEquals, assertFalse } from "@std/assert";
import fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import {
  decodeIssues,
  decodePods,
  formatIssues,
  getEq,
  ObjectMeta,
  Pod,
  PodList,
  PodStatus,
  Quantity,
  Status,
  Time,
  unknownFields,
  WatchEvent,
} from "@k8s-fp/pod-status";
import type { Codec, DefinedCodec, Definition } from "../../src/codec/_codec.ts";
import { VALUES } from "../hostile/_values.ts";
import {
  codecs,
  decoded,
  fieldsOf,
  isDeeplyMutable,
  itemOf,
  jsonOf,
  models,
  objectsIn,
  share,
  textOf,
  valueOf,
} from "../_arbitrary.ts";
import { eachCodec, eachModel } from "./_each.ts";

type Fields = Readonly<Record<string, unknown>>;

const RUNS = { numRuns: 50 };

function isObject(u: unknown): u is object {
  return typeof u === "object" && u !== null && !Array.isArray(u);
}

/** What should come back of a document: no `null` for absent, a number of a quantity as text. */
function normal(node: Definition<unknown>, json: unknown): unknown {
  const fields = new Map(fieldsOf(node, json).map((field) => [field.key, field]));
  if (fields.size > 0) {
    return Object.fromEntries(
      Object.entries(json as Fields).flatMap(([key, value]) => {
        const field = fields.get(key);
        if (field === undefined) return [[key, value]];
        return field.optional && value === null ? [] : [[key, normal(field.codec, value)]];
      }),
    );
  }
  const item = itemOf(node);
  if (item !== undefined && node.keyed) return mapValues(json as Fields, (u) => normal(item, u));
  if (item !== undefined) return (json as unknown[]).map((u) => normal(item, u));
  return node.name === "Quantity" ? String(json) : json;
}

/** An encoder of nothing but the table. */
function derivedJson(node: Definition<unknown>, value: unknown): unknown {
  const fields = fieldsOf(node, value);
  if (fields.length > 0) {
    const record = value as Fields & { readonly [unknownFields]?: object };
    const ours = fields.flatMap(({ key, optional, codec }) => {
      if (!optional) return [[key, derivedJson(codec, record[key])]];
      const option = record[key] as O.Option<unknown>;
      return O.isSome(option) ? [[key, derivedJson(codec, option.value)]] : [];
    });
    return Object.fromEntries([...ours, ...Object.entries(record[unknownFields] ?? {})]);
  }
  const item = itemOf(node);
  if (item !== undefined && node.keyed) {
    return mapValues(value as Fields, (a) => derivedJson(item, a));
  }
  return item === undefined ? value : (value as unknown[]).map((a) => derivedJson(item, a));
}

/** A value of nothing but the table and JSON, which may be bad in any place. */
function liftedJson(node: Definition<unknown>, json: unknown): unknown {
  if (node.name === "Quantity" && typeof json === "number") return String(json);
  const item = itemOf(node);
  if (Array.isArray(json)) {
    return item === undefined || node.keyed ? json : json.map((u) => liftedJson(item, u));
  }
  if (!isObject(json)) return json;
  if (item !== undefined) {
    return node.keyed ? mapValues(json as Fields, (u) => liftedJson(item, u)) : json;
  }
  const fields = fieldsOf(node, json);
  if (fields.length === 0) return json;
  const known = new Set(fields.map(({ key }) => key));
  const ours = fields.map(({ key, optional, codec }) => {
    const part = Object.hasOwn(json, key) ? (json as Fields)[key] : undefined;
    const value = liftedJson(codec, part);
    return [key, !optional ? value : part === undefined || part === null ? O.none : O.some(value)];
  });
  const unknown = Object.entries(json).filter(([key]) => !known.has(key));
  return {
    ...Object.fromEntries(ours),
    ...(unknown.length > 0 ? { [unknownFields]: Object.fromEntries(unknown) } : {}),
  };
}

function mapValues(fields: Fields, f: (u: unknown) => unknown): unknown {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, f(value)]));
}

// -----------------------------------------------------------------------------
// there and back
// -----------------------------------------------------------------------------

Deno.test("the laws are tried on all codecs, of which no two have one name", () => {
  const names = new Set(codecs.map(({ name }) => name));
  for (
    const { name } of [Pod, PodList, PodStatus, ObjectMeta, Status, WatchEvent, Time, Quantity]
  ) {
    assert(names.has(name), name);
  }
  assertEquals(names.size, codecs.length);
});

eachCodec("CODEC.encode() of what it wrote and .decode() read again is the same", (codec) => {
  fc.assert(
    fc.property(jsonOf(codec), (json) => {
      const once = codec.encode(decoded(codec, json));
      assertEquals(textOf(codec.encode(decoded(codec, once))), textOf(once));
    }),
    RUNS,
  );
});

eachCodec("CODEC.encode() gives back what a cluster sent, without null", (model) => {
  fc.assert(
    fc.property(jsonOf(model), (json) => {
      assertEquals(textOf(model.encode(decoded(model, json))), textOf(normal(model, json)));
    }),
    RUNS,
  );
});

eachCodec("CODEC.decode() gives back what was encoded", (model) => {
  const { equals } = getEq<unknown>(model);
  fc.assert(
    fc.property(valueOf(model), (value) => {
      const again = decoded(model, model.encode(value));
      assertEquals(textOf(again), textOf(value));
      assert(equals(again, value));
      assert(model.is(value));
    }),
    RUNS,
  );
});

eachCodec("CODEC.encode() writes what the table of fields says", (model) => {
  fc.assert(
    fc.property(valueOf(model), (value) => {
      assertEquals(textOf(model.encode(value)), textOf(derivedJson(model, value)));
    }),
    RUNS,
  );
});

eachCodec("CODEC.encode() returns fresh JSON that its receiver may change", (model) => {
  fc.assert(
    fc.property(valueOf(model), (value) => {
      const json = model.encode(value);
      assert(isDeeplyMutable(json));
      assertFalse(share(json, value));
      for (const object of objectsIn(json)) assertFalse(Object.values(object).includes(undefined));
    }),
    RUNS,
  );
});

eachModel("MODEL.decode() puts each field under its own name", (model) => {
  const required = model.fields.filter(({ optional }) => !optional);
  for (const { key, optional, codec } of model.fields) {
    const others = required.filter((field) => field.key !== key);
    const json = fc.record(
      Object.fromEntries(
        [...others, { key, codec }].map((field) => [
          field.key,
          jsonOf(field.codec).filter((value) => value !== null),
        ]),
      ),
    );
    fc.assert(
      fc.property(json, (json) => {
        const value = decoded(model, json) as Fields;
        const present = Reflect.ownKeys(value).filter((name) => value[name as string] !== O.none);
        assertEquals(new Set(present), new Set([...others.map(({ key }) => key), key]));
        const field = optional ? (value[key] as O.Some<unknown>).value : value[key];
        assertEquals(textOf(codec.encode(field)), textOf(normal(codec, json[key])));
      }),
      { numRuns: 3 },
    );
  }
});

// -----------------------------------------------------------------------------
// is
// -----------------------------------------------------------------------------

const junk = fc.constantFrom<unknown>(
  undefined,
  null,
  true,
  0,
  0.5,
  2 ** 40,
  "",
  "junk",
  [],
  ["junk"],
  [null],
  {},
  { junk: 0 },
);

/** A document with junk in one place of it, or junk alone. */
function corrupted(codec: Definition<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(jsonOf(codec), fc.nat(), junk).map(([json, n, value]) => {
    const copy = structuredClone(json);
    const places = [...objectsIn(copy)].flatMap((object) =>
      Object.keys(object).map((key) => [object, key] as const)
    );
    if (places.length === 0) return value;
    const [object, key] = places[n % places.length];
    Object.defineProperty(object, key, { value });
    return copy;
  });
}

eachCodec(
  "CODEC.is() takes what .decode() makes, and no value of a document that it refuses",
  (codec) => {
    fc.assert(
      fc.property(jsonOf(codec), corrupted(codec), (good, bad) => {
        assert(codec.is(decoded(codec, good)));
        assert(codec.is(liftedJson(codec, good)));
        assertEquals(codec.is(liftedJson(codec, bad)), E.isRight(codec.decode(bad)));
      }),
      { numRuns: 200 },
    );
  },
);

eachModel(
  "MODEL.is() refuses a record whose unknown fields are no JSON that could be decoded",
  (model) => {
    const value = sampleOf(model);
    const [{ key }] = model.fields;
    for (
      const unknown of [null, 1, "x", [], new Map(), { x: () => {} }, { x: NaN }, { [key]: {} }]
    ) {
      assertFalse(model.is({ ...value, [unknownFields]: unknown }));
    }
    assert(model.is({ ...value, [unknownFields]: { x: [1] } }));
  },
);

// -----------------------------------------------------------------------------
// no input throws
// -----------------------------------------------------------------------------

function thrower(): never {
  throw new Error("hostile");
}

/** A field of each kind that the models have: of each codec, required and optional. */
const kinds = new Map(
  models.flatMap((model) =>
    model.fields.map(({ key, optional, codec }) =>
      [`${codec.name} ${optional}`, { model, key, codec }] as const
    )
  ),
);

function sampleOf(model: DefinedCodec<unknown>): object {
  const [sample] = fc.sample(valueOf(model), { numRuns: 1, seed: 1 });
  return sample as object;
}

/** Everything that takes an input of which nothing is known. */
function consult(codec: Codec<unknown>, input: unknown): void {
  codec.is(input);
  const result = codec.decode(input);
  if (E.isRight(result)) return;
  assert(result.left.length > 0);
  for (const line of formatIssues(decodeIssues(result.left))) assert(line.length > 0);
}

for (const [name, value] of Object.entries(VALUES)) {
  Deno.test(`is() does not throw on a record that holds ${name}`, () => {
    for (const { model, key } of kinds.values()) {
      model.is({ ...sampleOf(model), [key]: value });
      model.is({ ...sampleOf(model), [key]: { _tag: "Some", value } });
    }
  });
}

eachModel("MODEL.decode() and is() refuse a record of which a field cannot be read", (model) => {
  const json = model.encode(sampleOf(model));
  for (const { key } of model.fields) {
    const getter = { enumerable: true, get: thrower };
    const document = Object.defineProperty({ ...json as object }, key, getter);
    assert(E.isLeft(model.decode(document)));
    consult(model, document);
    assertFalse(model.is(Object.defineProperty({ ...sampleOf(model) }, key, getter)));
  }
});

Deno.test("no codec throws on anything", () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withNullPrototype: true,
    withObjectString: true,
  });
  fc.assert(
    fc.property(anything, (value) => {
      for (const codec of codecs) consult(codec, value);
      decodePods(value);
      decodePods([value]);
    }),
    { numRuns: 100 },
  );
});

eachModel("MODEL.decode() and is() do not throw on anything in a field", (model) => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, maxDepth: 2 });
  for (const { key } of model.fields) {
    fc.assert(
      fc.property(anything, (value) => {
        consult(model, { [key]: value });
      }),
      { numRuns: 20 },
    );
  }
});
