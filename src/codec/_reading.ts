/**
 * What is going on while a value is decoded: all the state of the codecs.
 *
 * Decoding is synchronous, so one reading is under way at a time, and it is
 * here rather than in an argument of every function, for speed. The rule of
 * re-entrance: a getter or a proxy of the input may itself decode, so whoever
 * begins a reading ({@link attemptRead}) or a copy of opaque JSON
 * ({@link copying}) puts back, in every case, what it found.
 *
 * @internal
 * @module
 */

/** Why a value is no JSON that the model can keep, and where in it. */
export interface Flaw {
  /** What was expected there. */
  readonly expected: string;
  /** The keys that lead there, the last one first; `undefined` where it is the value as a whole. */
  readonly keys: string[] | undefined;
}

/** The reading that is under way. */
interface Reading {
  /** Whether the value has been refused. */
  isRefused: boolean;
  /** How many fields of the record that is being read stand in its object. */
  present: number;
  /** Whether a shape runs on the stand-in that records its fields, and no value is read. */
  isRecording: boolean;
  /** Whether the input was parsed for this reading alone, so that opaque JSON is frozen as it is. */
  isOurs: boolean;
  /** How many objects of opaque JSON have been copied. */
  copied: number;
  /** Those of them that are told apart, from where there are many. */
  copies: Set<object> | undefined;
  /** What is wrong with the opaque JSON that was refused last. */
  flaw: Flaw | undefined;
}

export const reading: Reading = {
  isRefused: false,
  present: 0,
  isRecording: false,
  isOurs: false,
  copied: 0,
  copies: undefined,
  flaw: undefined,
};

/** Refuses the value that is being read; what it returns is nobody's to use. */
export function refuse<A>(): A {
  reading.isRefused = true;
  return undefined as A;
}

/** What {@link attemptRead} returns for a value that it refuses. */
export const refused: unique symbol = Symbol("refused");

/** Begins a reading: what a codec reads of a value, or {@link refused}. */
export function attemptRead<A>(
  codec: { readonly read: (u: unknown) => A },
  u: unknown,
): A | typeof refused {
  const { isRefused, present } = reading;
  reading.isRefused = false;
  try {
    const a = codec.read(u);
    return reading.isRefused ? refused : a;
  } catch {
    // A getter or a proxy of the input threw.
    return refused;
  } finally {
    reading.isRefused = isRefused;
    reading.present = present;
  }
}

/** What a function returns, or `undefined` where it throws: inputs may have getters, or be proxies. */
export function attempt<A>(run: () => A): A | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** Runs a function on JSON that was parsed for it alone, so that it may freeze it without copying. */
export function onOurJson<A>(run: () => A): A {
  const { isOurs } = reading;
  reading.isOurs = true;
  try {
    return run();
  } finally {
    reading.isOurs = isOurs;
  }
}

/** How many objects of one value are copied before each may stand in it only once. */
const FEW = 2 ** 12;

/** Begins a copy of opaque JSON. */
export function copying<A>(copy: () => A): A {
  const { copied, copies } = reading;
  reading.copied = 0;
  reading.copies = undefined;
  try {
    return copy();
  } finally {
    reading.copied = copied;
    reading.copies = copies;
  }
}

/** Counts an object that is about to be copied, and says whether it stands too often in the value. */
export function isRepeated(u: object): boolean {
  if (++reading.copied <= FEW) return false;
  reading.copies ??= new Set();
  return reading.copies.size === reading.copies.add(u).size;
}

/** Runs a shape on a stand-in that records its fields. */
export function recording<A>(shape: () => A): A {
  reading.isRecording = true;
  try {
    return shape();
  } finally {
    reading.isRecording = false;
  }
}
