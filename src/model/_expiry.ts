/**
 * When a version of a list is too old.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { text } from "../_option.ts";
import type { Status } from "./status.ts";

/** Whether the server no longer has the version that was asked for; up to 1.17 the reason may be `Gone`. */
export function isExpiry({ reason, code }: Status): boolean {
  return ["Expired", "Gone"].includes(text(reason)) || (O.isSome(code) && code.value === 410);
}
