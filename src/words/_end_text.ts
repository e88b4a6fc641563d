/**
 * What a container that ended left behind, as much of it as tells why.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { text } from "../_option.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import { runtimeError } from "../query/container/_runtime_error.ts";
import { failureMessage } from "../query/container/failure_message.ts";

/** Ends of which the runtime speaks, since the program never ran. */
const RUNTIME_ENDS: ReadonlySet<string> = new Set([
  "StartError",
  "ContainerCannotRun",
  "ContainerStatusUnknown",
]);

/** What tells why a run ended. */
export function endMessage(
  { reason, message }: Pick<ContainerStateTerminated, "reason" | "message">,
): Option<string> {
  return RUNTIME_ENDS.has(text(reason))
    ? O.map(runtimeError)(message)
    : O.chain(failureMessage)(message);
}
