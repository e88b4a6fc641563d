import { formatApiFailure, type Pod, podPages } from "@k8s-fp/pod-status";

/** All pods of a large cluster, of one moment, asked for 500 at a time. */
export async function* allPods(api: string): AsyncGenerator<Pod> {
  for await (const page of podPages((query, init) => fetch(`${api}/api/v1/pods?${query}`, init))) {
    // Without the last page the list is none: pods that were not seen may well exist.
    if (page._tag === "Left") throw new Error(`Cannot list pods: ${formatApiFailure(page.left)}`);
    if (page.right.failures.length > 0) console.warn(page.right.failures);
    yield* page.right.pods;
  }
}
