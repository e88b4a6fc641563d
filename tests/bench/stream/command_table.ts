/** The command of this module: kubectl's columns. */
import { runCommand } from "./_program.ts";

await runCommand([], 1);
