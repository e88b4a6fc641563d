/** jq: about kubectl's columns, by what is easy to say in it. */
import { runOnPods } from "./_program.ts";

const COLUMNS = `.items[] | (.status.containerStatuses // []) as $containers | [
  .metadata.namespace,
  .metadata.name,
  "\\([$containers[] | select(.ready)] | length)/\\(.spec.containers | length)",
  (.status.reason // .status.phase),
  ([$containers[].restartCount] | add),
  .metadata.creationTimestamp
] | @tsv`;

await runOnPods("jq", ["--raw-output", COLUMNS]);
