/**
 * Pods out of any document that holds some.
 *
 * @module
 */
import { E, type Either, type Option } from "../_deps.ts";
import { fieldOf, identityOf, itemsOf, otherKind, refusal } from "./_document.ts";
import { decodeIssues } from "../codec/decode_issues.ts";
import type { DecodeIssue } from "../codec/issue.ts";
import { Pod } from "../model/pod.ts";

/**
 * An item of a document that should have been a pod.
 *
 * @category documents
 * @since 0.1.0
 */
export interface PodFailure {
  /** Its position among the items of the document, from 0. */
  readonly index: number;
  /** Its namespace, as far as it tells. */
  readonly namespace: Option<string>;
  /** Its name, as far as it tells. */
  readonly name: Option<string>;
  /** What is wrong, with paths from the root of the item. */
  readonly issues: ReadonlyArray<DecodeIssue>;
}

/**
 * What a document holds: one bad item does not cost the others.
 *
 * @category documents
 * @since 0.1.0
 */
export interface DecodedPods {
  /** The good pods, in the order of the document. */
  readonly pods: ReadonlyArray<Pod>;
  /** The bad ones, in the order of the document. */
  readonly failures: ReadonlyArray<PodFailure>;
  /** How many items of other kinds were skipped, by kind. */
  readonly skipped: Readonly<Record<string, number>>;
}

/**
 * Decodes the pods of a document: a Pod, a PodList, a List of any kinds as
 * kubectl writes it, or an array of pods.
 *
 * Anything else is refused, with what was found and what to ask for instead. A
 * document without a kind is taken for a list where it has `items`, and for a pod
 * where it has `metadata`, `spec` or `status`, as the items of a PodList have no
 * kind. Where `items` are an array it is a list, so that a Pod with such items is
 * refused; of `items` that stand twice `JSON.parse` keeps the last, and a stream
 * refuses the second. A field that the model does not know may have 1000 levels.
 * Events of a watch are for `podsFromStream` and `watchEvents`.
 *
 * @example
 * ```ts
 * import { decodePods, formatIssues } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = decodePods({
 *   kind: "List",
 *   items: [
 *     { kind: "Pod", metadata: { name: "web" } },
 *     { kind: "Service" },
 *     { kind: "Pod", metadata: { name: "bad" }, status: { phase: 3 } },
 *   ],
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(decoded.right.pods.length, 1);
 * assertEquals(decoded.right.skipped, { Service: 1 });
 * assertEquals(decoded.right.failures.map((failure) => formatIssues(failure.issues)), [
 *   ["status.phase: Invalid value: 3: must be a string"],
 * ]);
 * ```
 *
 * @category documents
 * @since 0.1.0
 */
export function decodePods(json: unknown): Either<ReadonlyArray<DecodeIssue>, DecodedPods> {
  try {
    const items = itemsOf(json);
    return E.isLeft(items) ? refused(items.left) : E.right(decodeItems(items.right));
  } catch {
    return refused(refusal([], "FieldValueInvalid", json, "must be JSON that can be read"));
  }
}

function refused(issue: DecodeIssue): Either<ReadonlyArray<DecodeIssue>, never> {
  return E.left(Object.freeze([issue]));
}

function decodeItems(items: ReadonlyArray<unknown>): DecodedPods {
  const pods: Pod[] = [];
  const failures: PodFailure[] = [];
  const skipped = new Map<string, number>();
  for (const index of items.keys()) {
    const item = fieldOf(items, String(index));
    const kind = otherKind(item);
    if (kind !== undefined) {
      skipped.set(kind, (skipped.get(kind) ?? 0) + 1);
      continue;
    }
    const decoded = Pod.decode(item);
    if (E.isRight(decoded)) pods.push(decoded.right);
    else {
      const issues = decodeIssues(decoded.left);
      failures.push(Object.freeze({ index, ...identityOf(item), issues }));
    }
  }
  return Object.freeze({
    pods: Object.freeze(pods),
    failures: Object.freeze(failures),
    skipped: Object.freeze(Object.fromEntries(skipped)),
  });
}
