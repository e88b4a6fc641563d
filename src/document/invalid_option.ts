/**
 * Options that cannot be followed, told as data.
 *
 * @module
 */

/**
 * An option that is out of range; nothing was read, and nothing asked for.
 *
 * @category streams
 * @since 0.2.0
 */
export interface InvalidOption {
  /** Tells it from the other failures. */
  readonly _tag: "InvalidOption";
  /** Which option: `maxItemBytes`, `keep.status`. */
  readonly option: string;
  /** What it is. */
  readonly value: unknown;
  /** What is allowed: `must be a whole number from 1 to 1048575`. */
  readonly expected: string;
}

/** @internal */
export function invalidOption(option: string, value: unknown, expected: string): InvalidOption {
  return Object.freeze({ _tag: "InvalidOption", option, value, expected });
}

/** What is wrong with an option that counts something, if anything. @internal */
export function invalidCount(
  option: string,
  value: unknown,
  most: number,
): InvalidOption | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most
    ? undefined
    : invalidOption(option, value, `must be a whole number from 1 to ${most}`);
}
