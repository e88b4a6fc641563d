/**
 * JSON as a value, and the JSON form of a model type.
 *
 * @module
 */
import type { Option } from "../_deps.ts";

/**
 * Any value that JSON can write; what the model leaves opaque has this type.
 *
 * @category json
 * @since 0.1.0
 */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | ReadonlyArray<JsonValue>
  | JsonObject;

/**
 * A JSON object whose keys are data: look a key up with `Object.hasOwn` or
 * fp-ts' `lookup`, since `constructor` and `__proto__` are keys like any other.
 *
 * @category json
 * @since 0.1.0
 */
export interface JsonObject {
  /** The value of a key. */
  readonly [key: string]: JsonValue;
}

/**
 * The key under which a record keeps the fields that the model does not know,
 * so that they survive `decode`, a lens and `encode`.
 *
 * Absent on a record without such fields. Spreads and lenses carry it along.
 * It comes from the global symbol registry: two copies of this module agree.
 *
 * @example A field of a later Kubernetes release
 * ```ts
 * import { PodStatus, unknownFields } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ phase: "Running", mood: "calm" });
 * assert(decoded._tag === "Right");
 * assertEquals(decoded.right[unknownFields], { mood: "calm" });
 * const json: unknown = PodStatus.encode(decoded.right);
 * assertEquals(json, { phase: "Running", mood: "calm" });
 * ```
 *
 * @category json
 * @since 0.1.0
 */
export const unknownFields: unique symbol = Symbol.for(
  "@k8s-fp/pod-status/unknownFields",
);

/**
 * What every record of the model may carry besides its fields.
 *
 * @category json
 * @since 0.1.0
 */
export interface WithUnknownFields {
  /** Fields that the model does not know, as they came; absent when none. */
  readonly [unknownFields]?: JsonObject;
}

/**
 * The type-level mark of a branded text such as {@link Time}; it has no value.
 *
 * @category json
 * @since 0.1.0
 */
export declare const brand: unique symbol;

/**
 * A text that was checked: assignable to `string`, made only by its codec.
 *
 * @category json
 * @since 0.1.0
 */
export type Branded<Name extends string> = string & {
  /** The name of the check; exists for the compiler only. */
  readonly [brand]: Name;
};

/**
 * An open enumeration: the known words complete in an editor, and any other
 * text is data, since servers are newer than clients.
 *
 * @category json
 * @since 0.1.0
 */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/**
 * The names of a record's fields, without {@link unknownFields}.
 *
 * @category json
 * @since 0.1.0
 */
export type FieldOf<A> = Exclude<keyof A, typeof unknownFields>;

/**
 * The names of a record's fields that are Options: they may be absent in JSON.
 *
 * @category json
 * @since 0.1.0
 */
export type OptionalFieldOf<A> = {
  [K in FieldOf<A>]: A[K] extends Option<unknown> ? K : never;
}[FieldOf<A>];

/**
 * The JSON form of a model type: what its codec's `encode` returns. An Option
 * becomes an optional field, branded text becomes `string`.
 *
 * @category json
 * @since 0.1.0
 */
export type JsonOf<A> = A extends { readonly [brand]: string } ? string
  : A extends string | number | boolean | null ? A
  : JsonValue extends A ? A
  : A extends ReadonlyArray<infer B> ? ReadonlyArray<JsonOf<B>>
  : string extends keyof A ? { readonly [K in keyof A]: JsonOf<A[K]> }
  : JsonRecordOf<A>;

/**
 * The JSON form of a record: its required fields, and its optional ones.
 *
 * @category json
 * @since 0.1.0
 */
export type JsonRecordOf<A> =
  & {
    readonly [K in keyof A as Exclude<K, typeof unknownFields | OptionalFieldOf<A>>]: JsonOf<A[K]>;
  }
  & {
    readonly [K in keyof A as Extract<K, OptionalFieldOf<A>>]?: A[K] extends Option<infer B>
      ? JsonOf<B>
      : never;
  };
