/** Bytes and the chunks in which a source may give them. */

const encoder = new TextEncoder();

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/**
 * Bytes in chunks of these sizes, over and over. Each is overwritten after it
 * was read, as by a source that reads into one buffer.
 */
export function* chunked(
  bytes: Uint8Array,
  ...sizes: ReadonlyArray<number>
): Generator<Uint8Array, void, undefined> {
  for (let start = 0, n = 0; start < bytes.length; n++) {
    const end = start + sizes[n % sizes.length];
    const buffer = Uint8Array.from([0x5b, ...bytes.subarray(start, end), 0x22]);
    yield buffer.subarray(1, buffer.length - 1);
    buffer.fill(0xff);
    start = end;
  }
}

/** What a generator gave, and then returned. */
export interface Drained<A, S> {
  readonly given: ReadonlyArray<A>;
  readonly returned: S;
}

export function drained<A, S>(generator: Generator<A, S, undefined>): Drained<A, S> {
  const given: A[] = [];
  for (;;) {
    const { done, value } = generator.next();
    if (done === true) return { given, returned: value };
    given.push(value);
  }
}

export async function drainedAsync<A, S>(
  generator: AsyncGenerator<A, S, undefined>,
): Promise<Drained<A, S>> {
  const given: A[] = [];
  for (;;) {
    const { done, value } = await generator.next();
    if (done === true) return { given, returned: value };
    given.push(value);
  }
}
