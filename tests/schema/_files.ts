/**
 * The JSON Schemas of `docs/schema/`: of what people validate, and of what the
 * command prints.
 *
 * @module
 */
import {
  type Codec,
  ContainerRow,
  FleetSummary,
  Pod,
  PodList,
  PodRow,
  PodStatus,
} from "@k8s-fp/pod-status";
import { jsonSchema } from "@k8s-fp/pod-status/schema";
import { type DefinedCodec, type Definition, definitionOf } from "../../src/codec/_codec.ts";
import { PodFacts, PodFactsList } from "../../src/cli/pod_facts.ts";
import { PodProblem, PodProblemList } from "../../src/fleet/problem_codec.ts";
import { codecs } from "../_arbitrary.ts";

function codecOf<A>(codec: Codec<A>): DefinedCodec<unknown> {
  const definition: Definition<unknown> = definitionOf(codec);
  return definition as DefinedCodec<unknown>;
}

/** The codecs of what the command prints, which are private to it. */
export const PRINTED: ReadonlyArray<DefinedCodec<unknown>> = [
  codecOf(PodProblem),
  codecOf(PodProblemList),
  codecOf(PodFacts),
  codecOf(PodFactsList),
];

/** Every codec of which there may be a schema. */
export const ALL: ReadonlyArray<DefinedCodec<unknown>> = [...codecs, ...PRINTED];

/** The codecs of which there are files. */
export const FILED: ReadonlyArray<DefinedCodec<unknown>> = [
  codecOf(Pod),
  codecOf(PodStatus),
  codecOf(PodList),
  codecOf(FleetSummary),
  codecOf(PodRow),
  codecOf(ContainerRow),
  ...PRINTED,
];

/** The folder of the files. */
export const FOLDER = new URL("../../docs/schema/", import.meta.url);

/** The text of the file of a codec, in ASCII: some characters of patterns cannot be seen. */
export function fileText(codec: DefinedCodec<unknown>): string {
  const text = JSON.stringify(jsonSchema(codec as Codec<unknown>), undefined, 2);
  // deno-lint-ignore no-control-regex -- they are the characters that stay
  return `${text.replace(/[^\x00-\x7e]/g, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
