/**
 * Pods out of a stream of bytes, one at a time.
 *
 * @module
 */
import { E, type Either } from "../_deps.ts";
import type { Pod } from "../model/pod.ts";
import { podReader } from "./_pod_reader.ts";
import type { ByteSource } from "./byte_source.ts";
import { readChunks, readStream } from "./_stream.ts";
import type { StreamFailure } from "./failure.ts";
import type { ReadOptions, StreamOptions } from "./options.ts";
import type { StreamSummary } from "./summary.ts";

/**
 * The pods in a stream of bytes, or what is wrong instead, one at a time and in
 * memory that does not grow.
 *
 * The bytes may be a Pod, a PodList, a List of any kinds, an array of pods,
 * events of a watch, or any number of those one after the other, on lines of
 * their own or not. Other kinds in a list are skipped and counted, and so are
 * events of type `DELETED` and `BOOKMARK`; a document that can hold no pods, such
 * as a Table, is a failure. An event whose object is a list is its items.
 *
 * What it finds in a document is what `decodePods` finds, with one difference:
 * it gives items before it knows what stands behind them. Where `items` are an
 * array the document is a list, and a kind that is none of a list of pods refuses
 * it, `Pod` too. `items` and `kind` must stand once: a second list is a failure,
 * where `JSON.parse` forgets the first; of any other key that stands twice the last
 * counts. A field that the model does not know may have 1000 levels.
 *
 * What `JSON.parse` refuses is refused, also in what is not kept. It never throws:
 * one bad pod is a failure among pods, and only broken JSON, a broken source, an
 * abort or a bad option ends the stream. Leaving the loop cancels the source. A
 * ReadableStream is read one chunk ahead, an iterable not at all.
 *
 * Of a large cluster, pipe `kubectl get --raw /api/v1/pods`, which hands the bytes
 * on: `kubectl get pods -A -o json` holds the whole list before it writes any of it. `kubectl get --raw '/api/v1/pods?limit=500'` is but a page: the
 * `continue` of the summary says so, and where the next begins.
 *
 * @example
 * ```ts
 * import { isReady, keepStatus, podsFromStream } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assertEquals } from "@std/assert";
 *
 * const body = new Blob(['{"kind": "PodList", "items": [{"metadata": {"name": "web"}}]}']);
 * const waiting: string[] = [];
 * for await (const pod of podsFromStream(body.stream(), { keep: keepStatus })) {
 *   if (pod._tag === "Left") continue;
 *   const { metadata, status } = pod.right;
 *   if (!O.exists(isReady)(status) && O.isSome(metadata)) {
 *     waiting.push(O.getOrElse(() => "")(metadata.value.name));
 *   }
 * }
 * assertEquals(waiting, ["web"]);
 * ```
 *
 * @category streams
 * @since 0.1.0
 */
export function podsFromStream(
  source: ByteSource,
  options: StreamOptions = {},
): AsyncGenerator<Either<StreamFailure, Pod>, StreamSummary, undefined> {
  return readStream(podReader(options), source, options.signal);
}

/**
 * The pods in chunks of bytes, or what is wrong instead: {@link podsFromStream}
 * for what can be read without waiting.
 *
 * @example
 * ```ts
 * import { podsFromChunks } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * const lines = '{"kind": "Pod"}\n{"kind": "Pod"}\n';
 * const pods = [...podsFromChunks([new TextEncoder().encode(lines)])];
 * assertEquals(pods.map(({ _tag }) => _tag), ["Right", "Right"]);
 * ```
 *
 * @category streams
 * @since 0.1.0
 */
export function podsFromChunks(
  chunks: Iterable<Uint8Array>,
  options: ReadOptions = {},
): Generator<Either<StreamFailure, Pod>, StreamSummary, undefined> {
  return readChunks(podReader(options), chunks);
}

/**
 * All that a stream of pods gave.
 *
 * @category streams
 * @since 0.1.0
 */
export interface CollectedPods {
  /** The pods, in their order. */
  readonly pods: ReadonlyArray<Pod>;
  /** The failures, in their order. */
  readonly failures: ReadonlyArray<StreamFailure>;
  /** What the stream held, once it had ended. */
  readonly summary: StreamSummary;
}

/**
 * All that a stream of pods gives, for those who need it at once: to begin a
 * watch, say, which takes the pods and the version of their list.
 *
 * @example
 * ```ts
 * import { collectPods, emptyWatchState, podsFromStream, relist } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * const list = '{"kind": "PodList", "metadata": {"resourceVersion": "9"}, "items": [{}]}';
 * const { pods, summary } = await collectPods(podsFromStream(new Blob([list]).stream()));
 * const { state } = relist(pods, summary.resourceVersion)(emptyWatchState);
 * assertEquals(state.pods.size, 1);
 * ```
 *
 * @category streams
 * @since 0.1.0
 */
export async function collectPods(
  stream: AsyncGenerator<Either<StreamFailure, Pod>, StreamSummary, undefined>,
): Promise<CollectedPods> {
  const pods: Pod[] = [];
  const failures: StreamFailure[] = [];
  for (;;) {
    const { done, value } = await stream.next();
    if (done) {
      Object.freeze(pods);
      Object.freeze(failures);
      return Object.freeze({ pods, failures, summary: value });
    }
    if (E.isRight(value)) pods.push(value.right);
    else failures.push(value.left);
  }
}
