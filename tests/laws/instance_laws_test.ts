import { assert, assertEquals, assertFalse } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { getEq, PodStatus, ResourceRequirements } from "@k8s-fp/pod-status";
import type { Codec, Definition } from "../../src/codec/_codec.ts";
import { decoded, fieldsOf, itemOf, jsonOf, valueOf } from "../_arbitrary.ts";
import { eachCodec, eachModel } from "./_each.ts";

type Fields = Readonly<Record<string, unknown>>;

const RUNS = { numRuns: 40 };

// -----------------------------------------------------------------------------
// Eq
// -----------------------------------------------------------------------------

/** The same document in other words: another order of keys, absent for `null`, other spellings. */
function respelled(node: Definition<unknown>, json: unknown): unknown {
  const fields = new Map(fieldsOf(node, json).map((field) => [field.key, field]));
  if (fields.size > 0) {
    const entries = Object.entries(json as Fields).flatMap(([key, value]) => {
      const field = fields.get(key);
      if (field === undefined) return [[key, value]];
      return field.optional && value === null ? [] : [[key, respelled(field.codec, value)]];
    });
    return Object.fromEntries(entries.reverse());
  }
  const item = itemOf(node);
  if (item !== undefined && node.keyed) {
    const entries = Object.entries(json as Fields).map(([key, value]) => [
      key,
      respelled(item, value),
    ]);
    return Object.fromEntries(entries.reverse());
  }
  if (item !== undefined) return (json as unknown[]).map((value) => respelled(item, value));
  switch (node.name) {
    case "Quantity":
      return ` ${String(json).replace(/^(?![+-])/, "+")} `;
    case "Time":
      return (json as string).replace(/Z$/, "-00:00").replace(/(:\d\d)([Z+-])/, "$1.0$2");
    default:
      return json;
  }
}

eachCodec("getEq(CODEC) is an equivalence", (codec) => {
  const { equals } = getEq<unknown>(codec);
  /** One value in three spellings, and another. */
  const values = fc.tuple(jsonOf(codec), valueOf(codec)).map(([json, other]) => {
    const value = decoded(codec, json);
    const again = decoded(codec, codec.encode(value));
    return [value, decoded(codec, respelled(codec, json)), again, other];
  });
  fc.assert(
    fc.property(values, (values) => {
      for (const x of values) {
        assert(equals(x, x));
        for (const y of values) {
          assertEquals(equals(x, y), equals(y, x));
          for (const z of values) if (equals(x, y) && equals(y, z)) assert(equals(x, z));
        }
      }
    }),
    RUNS,
  );
});

eachCodec("getEq(CODEC) does not see how a document is spelled", (codec) => {
  const { equals } = getEq<unknown>(codec);
  fc.assert(
    fc.property(jsonOf(codec), (json) => {
      assert(equals(decoded(codec, json), decoded(codec, respelled(codec, json))));
    }),
    RUNS,
  );
});

eachModel("getEq(MODEL) sees every field, unknown ones too", (model) => {
  const { equals } = getEq<unknown>(model);
  fc.assert(
    fc.property(valueOf(model), (value) => {
      const json = model.encode(value) as Fields;
      assertFalse(equals(value, decoded(model, { ...json, "example.com/new": null })));
      for (const { key, optional, codec } of model.fields) {
        const field = (value as Fields)[key];
        if (optional) {
          assertEquals(equals(value, { ...value as object, [key]: O.none }), field === O.none);
        } else if (codec.name !== "boolean" && typeof field !== "object") {
          const others = codec.name === "Quantity" ? ["1", "2"] : [`${field}'`];
          assert(others.some((other) => !equals(value, { ...value as object, [key]: other })));
        }
      }
    }),
    RUNS,
  );
});

Deno.test("getEq() compares times as instants, quantities as amounts, lists in order", () => {
  const cases: ReadonlyArray<readonly [Codec<unknown>, unknown, unknown, boolean]> = [
    [
      PodStatus,
      { startTime: "2026-01-01T00:00:00Z" },
      { startTime: "2026-01-01T02:00:00.0+02:00" },
      true,
    ],
    [
      PodStatus,
      { startTime: "2026-01-01T00:00:00Z" },
      { startTime: "2026-01-01T00:00:00+02:00" },
      false,
    ],
    [ResourceRequirements, { limits: { cpu: "1" } }, { limits: { cpu: "1000m" } }, true],
    [ResourceRequirements, { limits: { cpu: "1" } }, { limits: { cpu: 1 } }, true],
    [ResourceRequirements, { limits: { cpu: "1" } }, { limits: { cpu: "1m" } }, false],
    [ResourceRequirements, { limits: { cpu: "1" } }, { limits: { cpus: "1" } }, false],
    [ResourceRequirements, { limits: {} }, { limits: { toString: "1" } }, false],
    [PodStatus, { podIPs: [] }, {}, false],
    [
      PodStatus,
      { podIPs: [{ ip: "a" }, { ip: "b" }] },
      { podIPs: [{ ip: "b" }, { ip: "a" }] },
      false,
    ],
    [PodStatus, { podIPs: [{ ip: "a" }] }, { podIPs: [{ ip: "a" }, { ip: "a" }] }, false],
    [PodStatus, { mood: { x: 1, y: [2] } }, { mood: { y: [2], x: 1 } }, true],
    [PodStatus, { mood: [1, 2] }, { mood: [2, 1] }, false],
    [PodStatus, { mood: [] }, { mood: {} }, false],
    [PodStatus, { mood: null }, {}, false],
    [PodStatus, { mood: "1" }, { mood: 1 }, false],
  ].map(([codec, x, y, equal]) => [codec as Codec<unknown>, x, y, equal as boolean]);
  for (const [codec, x, y, equal] of cases) {
    const message = `${JSON.stringify(x)} ${JSON.stringify(y)}`;
    assertEquals(getEq(codec).equals(decoded(codec, x), decoded(codec, y)), equal, message);
  }
});
