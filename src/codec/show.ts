/**
 * Values as text for those who program with them.
 *
 * @module
 */
import { O, type Option, type Show } from "../_deps.ts";
import type { Codec } from "./codec.ts";
import { definitionOf } from "./_defined.ts";
import type { Definition, Field } from "./_definition.ts";
import { json } from "./_scalar.ts";
import { MAX_LINE_LENGTH, shorten } from "./_text.ts";
import { unknownFields, type WithUnknownFields } from "./json.ts";

/** Levels of a value that are shown; deeper parts are `…`. */
const MAX_LEVELS = 16;

/** Characters of one text that are shown. */
const MAX_TEXT_LENGTH = 100;

/**
 * A value in one line for logs and failed tests, as Rust's `Debug` has it: the
 * name of its type, the fields that are there, unknown ones too.
 *
 * It has at most 1000 characters: long texts, deep parts and the rest of a
 * long value are cut with `…`. It is for people; `encode` is for programs.
 *
 * @example
 * ```ts
 * import { getShow, PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ phase: "Running", podIPs: [{ ip: "10.0.0.1" }], mood: 1 });
 * assert(decoded._tag === "Right");
 * assertEquals(
 *   getShow(PodStatus).show(decoded.right),
 *   'PodStatus { phase: "Running", podIPs: [PodIP { ip: "10.0.0.1" }], mood: 1 }',
 * );
 * ```
 *
 * @category instances
 * @since 0.2.0
 */
export function getShow<A>(codec: Codec<A>): Show<A> {
  return {
    show: (a) => {
      let text = "";
      for (const piece of pieces(definitionOf(codec), a, MAX_LEVELS)) {
        text += piece;
        if (text.length > MAX_LINE_LENGTH) break;
      }
      return shorten(text, MAX_LINE_LENGTH);
    },
  };
}

type Members = WithUnknownFields & Readonly<Record<string, unknown>>;

/** A part of a value: what stands before it, what it is, itself. */
type Shown = readonly [label: string, definition: Definition<unknown>, value: unknown];

/** The text of a value piece by piece, so that no more is made than is shown. */
function* pieces(
  definition: Definition<unknown>,
  value: unknown,
  levels: number,
): Iterable<string> {
  if (levels === 0) return yield "…";
  if (typeof value !== "object" || value === null) return yield scalarText(value);
  const { name, fields, item = json } = definition.choose?.(value) ?? definition;
  const [open, close, parts] = Array.isArray(value)
    ? ["[", "]", itemsOf(item, value)]
    : fields.length > 0
    ? [`${name} { `, " }", fieldsOf(fields, value as Members)]
    : ["{ ", " }", membersOf(item, value)];
  let isEmpty = true;
  for (const [label, part, inner] of parts) {
    yield `${isEmpty ? open : ", "}${label}`;
    yield* pieces(part, inner, levels - 1);
    isEmpty = false;
  }
  yield isEmpty ? open.trimEnd() + close.trimStart() : close;
}

function scalarText(value: unknown): string {
  return typeof value === "string"
    ? JSON.stringify(shorten(value, MAX_TEXT_LENGTH))
    : String(value);
}

function* itemsOf(item: Definition<unknown>, items: ReadonlyArray<unknown>): Iterable<Shown> {
  for (const value of items) yield ["", item, value];
}

/** The members of a map, or of an object that the model leaves opaque, whose keys are data. */
function* membersOf(item: Definition<unknown>, members: object): Iterable<Shown> {
  for (const [key, value] of Object.entries(members)) yield [`${scalarText(key)}: `, item, value];
}

function* fieldsOf(
  fields: ReadonlyArray<Field>,
  record: Members,
): Iterable<Shown> {
  for (const { key, optional, codec } of fields) {
    const value = record[key];
    if (!optional) yield [`${key}: `, codec, value];
    else if (isSome(value)) yield [`${key}: `, codec, value.value];
  }
  for (const [key, value] of Object.entries(record[unknownFields] ?? {})) {
    yield [
      `${/^[\w$]+$/.test(key) ? shorten(key, MAX_TEXT_LENGTH) : scalarText(key)}: `,
      json,
      value,
    ];
  }
}

function isSome(u: unknown): u is O.Some<unknown> {
  return O.isSome(u as Option<unknown>);
}
