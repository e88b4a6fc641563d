/** The command of this module: each pod. */
import { runCommand } from "./_program.ts";

await runCommand(["--output", "ndjson"]);
