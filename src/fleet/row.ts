/**
 * What rows of pods and rows of containers share.
 *
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { nonEmpty } from "../_option.ts";
import { type Codec, optional } from "../codec/_codec.ts";
import { string } from "../codec/_scalar.ts";
import { definitionOf } from "../codec/_defined.ts";
import type { Pod } from "../model/pod.ts";
import { type Time, toEpochMillis } from "../model/time.ts";
import { metadataOf, specOf } from "../query/pod/part.ts";
import type { VerdictOptions } from "../verdict/verdict.ts";
import { ownerOf } from "./problems.ts";

/**
 * Whose a row is: the columns that pods and containers share.
 *
 * @category fleet
 * @since 0.2.0
 */
export interface RowIdentity {
  /** The cluster, where the row was told of it. */
  readonly cluster: Option<string>;
  /** The namespace of the pod. */
  readonly namespace: Option<string>;
  /** The name of the pod. */
  readonly pod: Option<string>;
  /** The UID of the pod, which no other pod ever has. */
  readonly uid: Option<string>;
  /** The kind of its controller, else of its first owner. */
  readonly ownerKind: Option<string>;
  /** The name of its controller, else of its first owner. */
  readonly ownerName: Option<string>;
  /** The node that it is bound to; absent before it is scheduled. */
  readonly node: Option<string>;
}

/**
 * What a row takes for normal, and of which cluster it is.
 *
 * @category fleet
 * @since 0.2.0
 */
export interface RowOptions extends VerdictOptions {
  /** The cluster of the pods, which no pod tells. */
  readonly cluster?: string;
}

/** The fields of a codec of rows that tell whose a row is. */
export function identityFields(json: Readonly<Record<keyof RowIdentity, unknown>>): RowIdentity {
  return {
    cluster: optional(json.cluster, string),
    namespace: optional(json.namespace, string),
    pod: optional(json.pod, string),
    uid: optional(json.uid, string),
    ownerKind: optional(json.ownerKind, string),
    ownerName: optional(json.ownerName, string),
    node: optional(json.node, string),
  };
}

/** Whose the rows of a pod are. */
export function identityOf({ cluster }: Pick<RowOptions, "cluster">, pod: Pod): RowIdentity {
  const { namespace, name, uid } = metadataOf(pod);
  const owner = ownerOf(pod);
  return {
    cluster: O.fromNullable(cluster),
    namespace: nonEmpty(namespace),
    pod: nonEmpty(name),
    uid: nonEmpty(uid),
    ownerKind: pipe(owner, O.map(({ kind }) => kind)),
    ownerName: pipe(owner, O.map(({ name }) => name)),
    node: nonEmpty(specOf(pod).nodeName),
  };
}

/** How many seconds lie between two times; absent where one is. */
export function secondsBetween(from: Option<Time>, to: Option<Time>): Option<number> {
  return pipe(
    from,
    O.chain((start) =>
      pipe(to, O.map((end) => (toEpochMillis(end) - toEpochMillis(start)) / 1000))
    ),
  );
}

/** A row as one line of JSON with every column, absent ones as null: no engine has to guess a schema. */
export function rowText<A>(codec: Codec<A>): (row: A) => string {
  const keys = definitionOf(codec).fields.map(({ key }) => key);
  return (row) => {
    const json = codec.encode(row) as Readonly<Record<string, unknown>>;
    return JSON.stringify(Object.fromEntries(keys.map((key) => [key, json[key] ?? null])));
  };
}
