/**
 * Looking things up by name in lists of any length.
 *
 * @internal
 * @module
 */

/** The items by key; of several with one key the first, as Kubernetes looks them up. */
export function firstBy<A>(
  keyOf: (item: A) => string,
  items: ReadonlyArray<A>,
): ReadonlyMap<string, A> {
  const first = new Map<string, A>();
  for (const item of items) {
    const key = keyOf(item);
    if (!first.has(key)) first.set(key, item);
  }
  return first;
}
