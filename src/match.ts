/**
 * One way to read every union of this module, whose members differ by `_tag`.
 *
 * @module
 */

/**
 * What to make of each member of a union, by its `_tag`; none can be forgotten.
 *
 * @category match
 * @since 0.2.0
 */
export type Cases<T extends { readonly _tag: string }, A> = {
  readonly [Tag in T["_tag"]]: (
    member: T extends { readonly _tag: infer Own }
      ? Tag extends Own ? Own extends Tag ? T : T & { readonly _tag: Tag } : never
      : never,
  ) => A;
};

/**
 * Reads a union case by case: a verdict, a wait, a change, a failure of a
 * stream, also an Option or an Either.
 *
 * A case that is missing or misspelt is a type error, and each gets its own
 * member. The union comes from where the result goes, as in a `pipe` or a `map`;
 * elsewhere it is named: `match<Verdict, string>({ … })`.
 *
 * @example
 * ```ts
 * import { match, Pod, verdict } from "@k8s-fp/pod-status";
 * import { pipe } from "fp-ts/lib/function.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({ status: { phase: "Succeeded" } });
 * assert(decoded._tag === "Right");
 * const told = pipe(
 *   verdict(Date.now())(decoded.right),
 *   match({
 *     Ready: () => "serves",
 *     Progressing: () => "is on its way",
 *     Succeeded: () => "is done",
 *     Terminating: ({ deletion }) => `ends: ${deletion.stage._tag}`,
 *     Stuck: ({ reasons }) => `is stuck for ${reasons.length} reasons`,
 *     Failed: ({ reasons }) => `failed for ${reasons.length} reasons`,
 *   }),
 * );
 * assertEquals(told, "is done");
 * ```
 *
 * @category match
 * @since 0.2.0
 */
export function match<T extends { readonly _tag: string }, A>(
  cases:
    & Cases<T, A>
    // The first branch is never taken: TypeScript reads there what the cases give.
    & ([T] extends [never] ? { readonly [tag: string]: (member: never) => A }
      : string extends T["_tag"] ? "Name the union: match<Verdict, string>(…)"
      : unknown),
): (value: T) => A {
  return (value) => {
    const byTag: Readonly<Record<string, (member: T) => A>> = Object(cases);
    return byTag[value._tag](value);
  };
}
