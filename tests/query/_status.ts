/** Statuses for the tests of the queries. */
import { PodStatus } from "@k8s-fp/pod-status";
import { assert } from "@std/assert";

/** A status out of JSON that is good. */
export function statusOf(json: unknown): PodStatus {
  const decoded = PodStatus.decode(json);
  assert(decoded._tag === "Right", `no status: ${JSON.stringify(json)}`);
  return decoded.right;
}
