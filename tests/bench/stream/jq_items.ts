/** jq: each pod. */
import { runOnPods } from "./_program.ts";

await runOnPods("jq", ["--compact-output", ".items[]"]);
