/**
 * `Quantity`: an amount of a resource.
 *
 * @module
 */
import type { Ord } from "../_deps.ts";
import { type Codec, refuse, scalar, some } from "../codec/_codec.ts";
import type { Branded } from "../codec/json.ts";

/**
 * An amount as text, kept as it was written: `500m`, `1.5Gi`, `1e3`.
 *
 * Two texts may write one amount: compare by {@link quantityOrd}.
 *
 * @category model
 * @since 0.1.0
 */
export type Quantity = Branded<"Quantity">;

/**
 * Codec of {@link Quantity}: what Go's `ParseQuantity` takes, and bare JSON numbers.
 *
 * A number becomes its text, and is written as text, as Kubernetes does. Case
 * matters: `k` but `Ki`. Blanks around are allowed, the empty text is an error.
 * Source: kubernetes/apimachinery `pkg/api/resource/quantity.go`.
 *
 * @example
 * ```ts
 * import { Quantity } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(Quantity.decode(0.5), Quantity.decode("0.5"));
 * assertEquals(Quantity.is("128mi"), false);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const Quantity: Codec<Quantity> = scalar<Quantity>("Quantity", {
  read: readQuantity,
  some: (u) => some(readQuantity(u)),
  fits: isQuantity,
  equals: (x, y) => compareQuantities(x, y) === 0,
  types: ["string", "number"],
  expected: (value) =>
    typeof value === "string" && value.length > MAX_LENGTH
      ? `must be a quantity of at most ${MAX_LENGTH} characters`
      : "must be a quantity such as 500m or 1.5Gi",
});

/**
 * Order of amounts, exact. As in Kubernetes, what is smaller than 1n counts as
 * 1n, and amounts with a binary suffix end at 2^63 - 1.
 *
 * @example
 * ```ts
 * import { Quantity, quantityOrd } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const [exa, thousand]: unknown[] = ["1E", "1E3"];
 * assert(Quantity.is(exa) && Quantity.is(thousand));
 * assertEquals(quantityOrd.compare(exa, thousand), 1);
 * ```
 *
 * @category quantities
 * @since 0.1.0
 */
export const quantityOrd: Ord<Quantity> = {
  equals: (x, y) => compareQuantities(x, y) === 0,
  compare: compareQuantities,
};

/** Sign, whole digits, fraction digits, suffix or exponent. */
const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE](?:\+(?!-))?(-?\d+))?$/;

/** The powers of ten and of two that a suffix stands for. */
const POWERS: Readonly<Record<string, { readonly ten?: number; readonly two?: bigint }>> = {
  n: { ten: -9 },
  u: { ten: -6 },
  m: { ten: -3 },
  k: { ten: 3 },
  M: { ten: 6 },
  G: { ten: 9 },
  T: { ten: 12 },
  P: { ten: 15 },
  E: { ten: 18 },
  Ki: { two: 10n },
  Mi: { two: 20n },
  Gi: { two: 30n },
  Ti: { two: 40n },
  Pi: { two: 50n },
  Ei: { two: 60n },
};

function readQuantity(u: unknown): Quantity {
  const text = typeof u === "number" ? String(u) : u;
  return isQuantity(text) ? text : refuse();
}

/** More characters than any object of a cluster may have. */
const MAX_LENGTH = 2 ** 20;

function isQuantity(u: unknown): u is Quantity {
  return typeof u === "string" && u.length <= MAX_LENGTH &&
    (isPlainQuantity(u) || isAnyQuantity(trimmed(u)));
}

/** The text without what Go takes for blanks at both ends, which is not what JavaScript does. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && BLANK.test(text.charAt(start))) start++;
  while (start < end && BLANK.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

const BLANK = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Whether a text is digits and perhaps a suffix, as servers write, without a regular expression. */
function isPlainQuantity(text: string): boolean {
  let end = 0;
  while (isDigit(text.charCodeAt(end))) end++;
  if (end === 0) return false;
  switch (text.length - end) {
    case 0:
      return true;
    case 1:
      return "mkMGTPEun".includes(text.charAt(end));
    case 2:
      return text.charAt(end + 1) === "i" && "MGKTPE".includes(text.charAt(end));
    default:
      return false;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Go takes missing digits for 0 (`+`, `.`, `Ki`), but not where it must compute with them. */
function isAnyQuantity(text: string): boolean {
  const parts = QUANTITY.exec(text);
  if (parts === null || text === "") return false;
  const [, , whole, fraction = "", suffix = "", exponent = "0"] = parts;
  return isInt64(exponent) &&
    (whole !== "" || fraction !== "" ||
      (suffix !== "Pi" && suffix !== "Ei" && powersOf(suffix, exponent).ten >= -9));
}

function isInt64(digits: string): boolean {
  const integer = shortInteger(digits);
  return integer.length <= MAX_DIGITS + 1 &&
    BigInt.asIntN(64, BigInt(integer)) === BigInt(integer);
}

/** Digits of the largest number of 64 bits. A bigint of very many more takes time by more than their number. */
const MAX_DIGITS = 19;

/** An integer without needless zeros, so that its length tells how large it is. */
function shortInteger(digits: string): string {
  return digits.replace(/^(-?)0+(?=\d)/, "$1");
}

/** The powers of a suffix or an exponent, of which Go keeps 32 bits. */
function powersOf(suffix: string, exponent: string): { ten: number; two: bigint } {
  const { ten = Number(BigInt.asIntN(32, BigInt(shortInteger(exponent)))), two = 0n } =
    POWERS[suffix] ?? {};
  return { ten, two };
}

/** An exact amount: `digits` times ten to the `exponent`; no zero begins or ends the digits, and zero has none. */
interface Amount {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const MAX_BINARY = amountOf(false, String(2n ** 63n - 1n), 0);

function amountOf(isNegative: boolean, digits: string, exponent: number): Amount {
  // Not /0+$/, which takes time by the square of the zeros that stand elsewhere.
  let end = digits.length;
  while (digits.charAt(end - 1) === "0") end--;
  const significant = digits.slice(0, end).replace(/^0+/, "");
  return significant === ""
    ? { isNegative: false, digits: "", exponent: 0 }
    : { isNegative, digits: significant, exponent: exponent + digits.length - end };
}

function parse(quantity: Quantity): Amount {
  const [, sign, whole, fraction = "", suffix = "", exponent = "0"] =
    QUANTITY.exec(trimmed(quantity)) ?? [];
  const { ten, two } = powersOf(suffix, exponent);
  const isNegative = sign === "-";
  return two === 0n
    ? roundedUp(amountOf(isNegative, whole + fraction, ten - fraction.length))
    : binaryAmount(isNegative, shortInteger(whole), fraction, two);
}

/**
 * An amount of a binary suffix. All that a long text can add is that it is too
 * large, or goes on behind the last digit that counts: of 9 digits for nanos
 * and 60, since ten to the 60th is a multiple of each power of two in question.
 */
function binaryAmount(isNegative: boolean, whole: string, fraction: string, two: bigint): Amount {
  if (whole.length > MAX_DIGITS) return { ...MAX_BINARY, isNegative };
  const rest = fraction.slice(69);
  const digits = fraction.slice(0, 69) + (/[1-9]/.test(rest) ? "1" : "");
  const shifted = String(BigInt(whole + digits) << two);
  const amount = roundedUp(amountOf(isNegative, shifted, -digits.length));
  return compareMagnitudes(amount, MAX_BINARY) > 0 ? { ...MAX_BINARY, isNegative } : amount;
}

/** The amount in whole nanos, away from zero. */
function roundedUp({ isNegative, digits, exponent }: Amount): Amount {
  const excess = -9 - exponent;
  if (excess <= 0) return { isNegative, digits, exponent };
  return amountOf(isNegative, oneMore(digits.slice(0, -excess)), -9);
}

/** The digits of the next integer. */
function oneMore(digits: string): string {
  let end = digits.length;
  while (digits.charAt(end - 1) === "9") end--;
  const nines = "0".repeat(digits.length - end);
  return end === 0
    ? `1${nines}`
    : `${digits.slice(0, end - 1)}${+digits.charAt(end - 1) + 1}${nines}`;
}

function compareQuantities(x: Quantity, y: Quantity): -1 | 0 | 1 {
  if (x === y) return 0;
  const a = parse(x);
  const b = parse(y);
  if (a.isNegative !== b.isNegative) return a.isNegative ? -1 : 1;
  return a.isNegative ? compareMagnitudes(b, a) : compareMagnitudes(a, b);
}

/** Compares without writing out an exponent, which may be large. */
function compareMagnitudes(x: Amount, y: Amount): -1 | 0 | 1 {
  if (x.digits === "" || y.digits === "") return order(x.digits, y.digits);
  return order(x.digits.length + x.exponent, y.digits.length + y.exponent) ||
    order(x.digits, y.digits);
}

function order<A extends string | number>(x: A, y: A): -1 | 0 | 1 {
  return x < y ? -1 : x > y ? 1 : 0;
}
