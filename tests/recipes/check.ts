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
const now = Date.now();
for await (const pod of podsFromStream(Deno.stdin.readable, { keep: keepFacts })) {
  if (pod._tag === "Left") console.log(formatStreamFailure(pod.left).join("\n"));
  else if (needsAttention(now)(pod.right)) {
    const name = O.getOrElse(() => "?")(metadataOf(pod.right).name);
    console.log(`${name}: ${explain(now)(pod.right).text}`);
  } else continue;
  Deno.exitCode = 1;
}
