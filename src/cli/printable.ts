/**
 * Text of others, made safe for a terminal.
 *
 * @internal
 * @module
 */

/** Control characters, and those that turn the direction of what follows. */
// deno-lint-ignore no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The text with what could steer a terminal written out: `\u001b[31m`. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
