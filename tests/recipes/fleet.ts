import {
  fleetMonoid,
  type FleetSummary,
  foldPods,
  formatApiFailure,
  podPages,
} from "@k8s-fp/pod-status";
import { separate } from "fp-ts/lib/Array.js";
import * as E from "fp-ts/lib/Either.js";
import { concatAll } from "fp-ts/lib/Monoid.js";

const { concat, empty } = fleetMonoid();

/** A cluster in a few numbers, or which it is and why it could not be read to its end. */
async function cluster(api: string): Promise<E.Either<string, FleetSummary>> {
  let summary = empty;
  for await (const page of podPages((query, init) => fetch(`${api}/api/v1/pods?${query}`, init))) {
    if (page._tag === "Left") return E.left(`${api}: ${formatApiFailure(page.left)}`);
    const { pods, failures } = page.right;
    summary = concat(summary, { ...foldPods(Date.now())(pods), failures: failures.length });
  }
  return E.right(summary);
}

/** All clusters in a few numbers, all at once, a page of each in memory; and those that failed. */
export async function fleet(apis: ReadonlyArray<string>) {
  const { left: failed, right } = separate(await Promise.all(apis.map(cluster)));
  return { summary: concatAll(fleetMonoid())(right), failed };
}
