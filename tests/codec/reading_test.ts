import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import {
  type Codec,
  decodeIssues,
  formatIssues,
  Pod,
  PodCondition,
  PodStatus,
  Quantity,
  quantityOrd,
  unknownFields,
  type WithUnknownFields,
} from "@k8s-fp/pod-status";
import { optional, optionalList, record, required, withUnknown } from "../../src/codec/_codec.ts";
import { string } from "../../src/codec/_scalar.ts";
import { codecs, decoded, models } from "../_arbitrary.ts";
import { fullOf, placesOf, withValue } from "../hostile/_places.ts";

function linesOf<A>(codec: Codec<A>, json: unknown): ReadonlyArray<string> {
  const result = codec.decode(json);
  assert(E.isLeft(result), "should have been refused");
  return formatIssues(decodeIssues(result.left));
}

function nested(levels: number, open: string, close: string): unknown {
  return JSON.parse(open.repeat(levels) + close.repeat(levels));
}

// -----------------------------------------------------------------------------
// is and decode
// -----------------------------------------------------------------------------

/** Values at the bounds of what opaque JSON may be. */
const EDGES: ReadonlyArray<unknown> = [
  ...[998, 999, 1000, 1001, 1002].map((levels) => nested(levels, "[", "]")),
  ...[998, 999, 1000, 1001, 1002].map((levels) =>
    JSON.parse('{"a":'.repeat(levels) + "7" + "}".repeat(levels))
  ),
  ...[10, 11, 12, 13].map((levels) => {
    let value: unknown = [];
    for (let i = 0; i < levels; i++) value = { a: value, b: value };
    return value;
  }),
  ...[undefined, null, 1e400, NaN, [undefined], { a: undefined }, new Date(), () => 7, 7n],
];

for (const codec of codecs) {
  Deno.test(`${codec.name}.is() takes what .decode() takes, at the bounds of opaque JSON too`, () => {
    const full = fullOf(codec);
    const opaque = placesOf(codec).filter(({ codec }) => codec.name === "json");
    const records = placesOf(codec).filter(({ codec }) => codec.fields.length > 0);
    const paths = [
      ...opaque.map(({ path }) => path),
      ...records.slice(0, 5).map(({ path }) => [...path, "mood"]),
    ];
    for (const path of paths) {
      for (const value of EDGES) {
        const beside = path.at(-1) === "mood"
          ? withValue(full, path.slice(0, -1), {
            ...Object(valueOf(full, path.slice(0, -1))),
            mood: value,
          })
          : withValue(full, path, value);
        const result = codec.decode(beside);
        if (E.isRight(result)) assert(codec.is(result.right), `${path}`);
      }
    }
  });
}

function valueOf(document: unknown, path: ReadonlyArray<string | number>): unknown {
  return path.reduce((part, step) => Object(part)[step], document);
}

for (const model of models) {
  Deno.test(`${model.name}.is() takes the unknown fields that .decode() takes, and no others`, () => {
    const full = fullOf(model) as object;
    const value = decoded(model, full) as object;
    for (const mood of EDGES) {
      const isTaken = E.isRight(model.decode({ ...full, mood }));
      assertEquals(model.is({ ...value, [unknownFields]: { mood } }), isTaken);
    }
  });
}

// -----------------------------------------------------------------------------
// reasons
// -----------------------------------------------------------------------------

Deno.test("a refusal of opaque JSON says its own reason, and where", () => {
  const cases: ReadonlyArray<readonly [unknown, string]> = [
    [
      JSON.parse("1e400"),
      "mood: Invalid value: Infinity: must be a finite number, at most 1.8e308",
    ],
    [
      { a: [1, { "b.c": NaN }] },
      "mood.a[1][b.c]: Invalid value: NaN: must be a finite number, at most 1.8e308",
    ],
    [{ a: new Date(0) }, "mood.a: Invalid value: [object Date]: must be JSON"],
    [[7n], "mood[0]: Invalid value: 7: must be JSON"],
    [{ a: [, 1] }, "mood.a: Invalid value: [null,1]: must be an array without holes"],
  ];
  for (const [mood, line] of cases) {
    assertEquals(linesOf(PodStatus, { mood }), [line]);
    assertEquals(linesOf(PodStatus, { phase: "Running", mood }), [line]);
  }
  const deep = linesOf(PodStatus, { mood: nested(1001, "[", "]") });
  assertEquals(deep, [
    `mood: Invalid value: ${"[".repeat(99)}…: must be JSON, nested at most 1000 levels deep`,
  ]);
  let doubled: unknown = [];
  for (let i = 0; i < 40; i++) doubled = { a: doubled, b: doubled };
  const [repeated] = linesOf(PodStatus, { mood: doubled });
  assert(repeated.endsWith(": must be JSON, in which no object stands very often"), repeated);
});

Deno.test("a refusal of a very long quantity says that it is too long", () => {
  const [line] = linesOf(Quantity, "1".repeat(2 ** 20 + 1));
  assert(line.endsWith(": must be a quantity of at most 1048576 characters"), line);
});

Deno.test("a line keeps its reason however long its path is", () => {
  let mood: unknown = NaN;
  for (let i = 0; i < 900; i++) mood = { [`key${i}`]: mood };
  const [line] = linesOf(PodStatus, { mood });
  assert(line.length <= 1000);
  assert(line.endsWith("…: Invalid value: NaN: must be a finite number, at most 1.8e308"), line);
});

// -----------------------------------------------------------------------------
// objects that are no JSON
// -----------------------------------------------------------------------------

class Observed {
  mood = "calm";
  get phase(): string {
    return "Running";
  }
}

class Getters {
  get phase(): string {
    return "Running";
  }
}

Deno.test("a field that a class has by a getter costs no unknown field", () => {
  assertEquals<unknown>(PodStatus.encode(decoded(PodStatus, new Observed())), {
    phase: "Running",
    mood: "calm",
  });
  assertEquals(PodStatus.encode(decoded(PodStatus, new Getters())), { phase: "Running" });
  const inherited = Object.assign(Object.create({ phase: "Running" }), { mood: "calm" });
  assertEquals<unknown>(PodStatus.encode(decoded(PodStatus, inherited)), {
    phase: "Running",
    mood: "calm",
  });
});

Deno.test("a getter that decodes does not disturb the decoding that asks it", () => {
  const document = (answer: () => unknown) => ({
    mood: "calm",
    get phase() {
      return answer();
    },
    tone: { deep: [1, 2] },
  });
  const good = document(() => {
    PodStatus.decode({ phase: 7, mood: NaN });
    PodCondition.decode({});
    return "Running";
  });
  const json: unknown = PodStatus.encode(decoded(PodStatus, good));
  assertEquals(json, { phase: "Running", mood: "calm", tone: { deep: [1, 2] } });
  const bad = document(() => {
    decoded(PodStatus, { phase: "Running" });
    return 7;
  });
  assertEquals(linesOf(PodStatus, bad), ["phase: Invalid value: 7: must be a string"]);
  const nested: unknown = {
    mood: document(() => {
      PodStatus.decode({ mood: Array(5000).fill({}) });
      return "Running";
    }),
  };
  assert(E.isRight(Pod.decode(nested)));
});

// -----------------------------------------------------------------------------
// definitions
// -----------------------------------------------------------------------------

function messageOf(run: () => unknown): string {
  return String((assertThrows(run) as Error).message);
}

interface Word {
  readonly name: string;
  readonly reason: O.Option<string>;
  readonly parts: O.Option<ReadonlyArray<string>>;
}

Deno.test("an encoder and a shape of which one forgets a field say so when they are defined", () => {
  const define = (encode: (word: Word) => object) =>
    record<Word>("Word", (json) => ({
      name: required(json.name, string),
      reason: optional(json.reason, string),
      parts: optionalList(json.parts, string),
    }), encode as (word: Word) => ReturnType<Codec<Word>["encode"]>);
  const all = ({ name, reason, parts }: Word) => ({
    name,
    ...(O.isSome(reason) && { reason: reason.value }),
    ...(O.isSome(parts) && { parts: [...Array(parts.value.length).keys()] }),
  });
  assertEquals(define(all).name, "Word");
  assertEquals(
    messageOf(() => define(({ name }) => ({ name }))),
    "the encoder of Word forgets reason, parts",
  );
  assertEquals(
    messageOf(() => define((word) => ({ ...all(word), phase: "" }))),
    "the encoder of Word invents phase",
  );
  assertEquals(
    messageOf(() => define((word) => ({ ...all(word), phase: word["phase" as keyof Word] }))),
    "the shape of Word forgets phase, which its encoder writes",
  );
});

Deno.test("an encoder may leave records, and lists and maps of them, to the table of fields", () => {
  interface Text extends WithUnknownFields {
    readonly title: string;
    readonly first: O.Option<Word>;
    readonly words: O.Option<ReadonlyArray<Word>>;
  }
  const word = record<Word>("Word", (json) => ({
    name: required(json.name, string),
    reason: optional(json.reason, string),
    parts: optionalList(json.parts, string),
  }));
  const text = record<Text>("Text", (json) => ({
    title: required(json.title, string),
    first: optional(json.first, word),
    words: optionalList(json.words, word),
  }), ({ title, [unknownFields]: unknown }) => withUnknown({ title }, unknown));
  for (
    const json of [
      { title: "a" },
      { title: "a", first: { name: "b", parts: ["c"] }, words: [{ name: "d", mood: 1 }], mood: 2 },
    ]
  ) {
    assertEquals<unknown>(text.encode(decoded(text, json)), json);
  }
});

Deno.test("quantityOrd is exact where a binary amount goes on behind what it is computed with", () => {
  const suffixes = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };
  /** The amount in nanos, rounded up, as Go has it. */
  const nanosOf = (whole: string, fraction: string, two: bigint): bigint => {
    const [top, bottom] = [
      (BigInt(whole + fraction) << two) * 10n ** 9n,
      10n ** BigInt(fraction.length),
    ];
    const nanos = top / bottom + (top % bottom > 0n ? 1n : 0n);
    const most = (2n ** 63n - 1n) * 10n ** 9n;
    return nanos > most ? most : nanos;
  };
  const amounts = fc.tuple(
    fc.stringMatching(/^[0-9]{1,22}$/),
    fc.stringMatching(/^[0-9]{0,8}(0{50,62}|9{50,62}|)[0-9]{0,20}$/),
    fc.constantFrom(...Object.keys(suffixes) as (keyof typeof suffixes)[]),
  );
  fc.assert(
    fc.property(amounts, amounts, (x, y) => {
      const [a, b] = [x, y].map((parts) => decoded(Quantity, `${parts[0]}.${parts[1]}${parts[2]}`));
      const [m, n] = [x, y].map(([whole, fraction, suffix]) =>
        nanosOf(whole, fraction, suffixes[suffix])
      );
      assertEquals(quantityOrd.compare(a, b), m < n ? -1 : m > n ? 1 : 0);
      assertEquals(quantityOrd.compare(a, decoded(Quantity, `${m}n`)), 0);
    }),
    { numRuns: 300 },
  );
});
