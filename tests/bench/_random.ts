/** Numbers that look random and are the same in every run. */
export interface Random {
  /** A whole number from 0 to below the limit. */
  readonly below: (limit: number) => number;
  readonly pick: <A>(items: ReadonlyArray<A>) => A;
  /** As many characters of an alphabet; hexadecimal digits unless told. */
  readonly text: (length: number, alphabet?: string) => string;
}

/** The generator "mulberry32". */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 * limit);
  };
  return {
    below,
    pick: (items) => items[below(items.length)],
    text: (length, alphabet = "0123456789abcdef") =>
      Array.from({ length }, () => alphabet[below(alphabet.length)]).join(""),
  };
}
