/**
 * Amounts of resources as people read them.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import type { Quantity } from "../model/quantity.ts";
import type { Quantities, ResourceRequirements } from "../model/resource_requirements.ts";

/** The number, then the suffix or exponent. */
const AMOUNT = /^\s*([+-]?[\d.]+)(?:([numkMGTPE]|[KMGTPE]i)|([eE][+-]?[+-]?\d+))?\s*$/;

const DECIMAL = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/** An amount of so few characters stays as it was written. */
const SHORT = 6;

/**
 * An amount that a person reads at a glance: as it was written where that is
 * short, else in the largest unit of which there is one, to two significant
 * digits or to the whole: `5904936Ki` is `5.6Gi`.
 *
 * Bytes keep binary units: those with a binary suffix, and without a suffix
 * those of a resource that is counted in bytes.
 */
export function amountText(quantity: Quantity, resource = ""): string {
  const written = quantity.trim();
  if (written.length <= SHORT) return written;
  const isBinary = /i\s*$/.test(quantity) || isOfBytes(resource);
  const value = amountOf(quantity);
  if (!Number.isFinite(value)) return written;
  const size = Math.abs(value);
  if (size === 0) return "0";
  const [step, units, lowest] = isBinary
    ? [1024, BINARY, 0] as const
    : [1000, DECIMAL, -3] as const;
  let power = lowest;
  let left = size / step ** lowest;
  while (rounded(left) >= step && power - lowest + 1 < units.length) {
    left /= step;
    power++;
  }
  return `${value < 0 ? "-" : ""}${rounded(left)}${units[power - lowest]}`;
}

/** An amount as a number, as near as doubles come: bytes, cores, … */
export function amountOf(quantity: Quantity): number {
  const [, number = "", suffix = "", exponent = ""] = AMOUNT.exec(quantity) ?? [];
  return Number(`${number}${exponent.replace("+-", "-")}`) * factorOf(suffix);
}

function factorOf(suffix: string): number {
  const binary = suffix === "" ? -1 : BINARY.indexOf(suffix);
  return binary > 0 ? 1024 ** binary : 1000 ** (DECIMAL.indexOf(suffix) - 3);
}

function isOfBytes(resource: string): boolean {
  return /(^|[./-])(memory|storage)$|^hugepages-/.test(resource);
}

function rounded(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

/** The requests or limits of resources; none where they are absent. */
export function quantitiesOf(
  which: "requests" | "limits",
  resources: Option<ResourceRequirements>,
): Quantities {
  return pipe(
    resources,
    O.chain((of) => of[which]),
    O.getOrElse((): Quantities => ({})),
  );
}
