/** The command of this module: who a pod is and its status. */
import { runCommand } from "./_program.ts";

await runCommand(["--output", "ndjson"]);
