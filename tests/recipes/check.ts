import {
  explain,
  formatStreamFailure,
  keepFacts,
  metadataOf,
  needsAttention,
  podsFromStream,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

// kubectl get pods -A -o json | deno run check.ts || page-somebody
// Exits with 1 where a pod needs somebody, with 2 where it cannot tell.
const now = Date.now();
const stream = podsFromStream(Deno.stdin.readable, { keep: keepFacts });
for (;;) {
  const { done, value } = await stream.next();
  if (done) {
    const { pods, failures, documents, skipped } = value;
    const isEmptyList = documents > 0 && Object.keys(skipped).length === 0;
    if (failures > 0 || (pods === 0 && !isEmptyList)) Deno.exitCode = 2;
    if (pods === 0) console.error("No pods found");
    break;
  }
  if (value._tag === "Left") console.error(formatStreamFailure(value.left).join("\n"));
  else if (needsAttention(now)(value.right)) {
    const name = O.getOrElse(() => "?")(metadataOf(value.right).name);
    console.log(`${name}: ${explain(now)(value.right).text}`);
    Deno.exitCode = 1;
  }
}
