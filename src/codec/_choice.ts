/**
 * The codec of a value that is one of several.
 *
 * @internal
 * @module
 */
import { DefinedCodec } from "./_defined.ts";
import type { Definition } from "./_definition.ts";

/** A value of one of several records; as which of them it is read or written, it tells itself. */
export function choice<A>(
  name: string,
  choices: ReadonlyArray<Definition<A>>,
  of: (u: unknown) => Definition<A>,
): DefinedCodec<A> {
  return new DefinedCodec<A>(name, {
    read: (u) => of(u).read(u),
    some: (u) => of(u).some(u),
    write: (a) => of(a).write(a),
    fits: (u) => of(u).fits(u),
    equals: (x, y) => of(x) === of(y) && of(x).equals(x, y),
    opens: (u) => of(u).opens(u),
    parts: (u) => of(u).parts(u),
    types: ["object"],
    expected: () => "must be an object",
    choose: of,
    choices,
  });
}
