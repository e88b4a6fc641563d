/**
 * The parts of a number in JSON, and which may follow which.
 *
 * @internal
 * @module
 */

/** The class of a byte in a number: 0 for what is in none. */
export const CLASS = new Uint8Array(256);
["", "0", "123456789", ".", "eE", "-", "+"].forEach((bytes, kind) => {
  for (const byte of bytes) CLASS[byte.charCodeAt(0)] = kind;
});

const MINUS = 1;
const ZERO = 2;
const INTEGER = 3;
const DOT = 4;
const FRACTION = 5;
const E = 6;
const SIGN = 7;
const EXPONENT = 8;

/** The part of a number that follows a part, by the class of the next byte; 0 where none may. */
export const NEXT_PART = Uint8Array.from([
  [],
  /* MINUS */ [0, ZERO, INTEGER],
  /* ZERO */ [0, 0, 0, DOT, E],
  /* INTEGER */ [0, INTEGER, INTEGER, DOT, E],
  /* DOT */ [0, FRACTION, FRACTION],
  /* FRACTION */ [0, FRACTION, FRACTION, 0, E],
  /* E */ [0, EXPONENT, EXPONENT, 0, 0, SIGN, SIGN],
  /* SIGN */ [0, EXPONENT, EXPONENT],
  /* EXPONENT */ [0, EXPONENT, EXPONENT],
].flatMap((next) => Array.from({ length: 8 }, (_, kind) => next[kind] ?? 0)));

/** The part of a number that a first byte is; 0 where it begins none. */
export const FIRST_PART = Uint8Array.from(
  { length: 256 },
  (_, c) => c === 0x2d ? MINUS : NEXT_PART[MINUS * 8 + CLASS[c]],
);

/** Whether a number may end behind a part. */
export function isWhole(part: number): boolean {
  return part === ZERO || part === INTEGER || part === FRACTION || part === EXPONENT;
}
