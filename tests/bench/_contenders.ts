/** Who is measured: this module, the built-in JSON, and the same model in other libraries. */
import { type Codec, PodStatus } from "@k8s-fp/pod-status";
import type * as t from "io-ts";
import { v } from "./_deps.ts";
import { isPodStatus } from "./_model_ajv.ts";
import { samePodStatus, usualPodStatus } from "./_model_io_ts.ts";
import * as valibot from "./_model_valibot.ts";
import * as zod from "./_model_zod.ts";

/** One way to do a step on a status; it throws on a bad one. */
export interface Contender {
  readonly name: string;
  /** Makes the input of a run out of the compact text; not measured. */
  readonly prepare: (text: string) => unknown;
  readonly run: (input: never) => unknown;
}

function refuse(): never {
  throw new TypeError("Cannot decode: not a PodStatus");
}

function decodeBy(codec: t.Decoder<unknown, unknown>): (json: unknown) => unknown {
  return (json) => {
    const decoded = codec.decode(json);
    return decoded._tag === "Right" ? decoded.right : refuse();
  };
}

function encodeBy<A>(name: string, codec: t.Type<A, unknown>): Contender {
  const decode = decodeBy(codec);
  return {
    name,
    prepare: (text) => decode(JSON.parse(text)),
    run: (status: A) => JSON.stringify(codec.encode(status)),
  };
}

function decoder(name: string, run: (json: unknown) => unknown): Contender {
  return { name, prepare: JSON.parse, run };
}

/** The name of this module's codec in both tables. */
export const OURS = "this module";
/** The name of the io-ts codec that does all that this module does. */
export const IO_TS_SAME = "io-ts doing the same";

const ours: Codec<PodStatus> = PodStatus;

/** Text to object: what decoding is compared with. */
export const parse: Contender = {
  name: "JSON.parse",
  prepare: (text) => text,
  run: (text: string) => JSON.parse(text),
};

/** Just parsed object to status. */
export const decoders: ReadonlyArray<Contender> = [
  decoder(OURS, decodeBy(ours)),
  decoder(IO_TS_SAME, decodeBy(samePodStatus)),
  decoder("io-ts, the usual way", decodeBy(usualPodStatus)),
  decoder("zod", (json) => zod.optionPodStatus.parse(json)),
  decoder("zod, validating", (json) => zod.plainPodStatus.parse(json)),
  decoder("valibot", (json) => v.parse(valibot.optionPodStatus, json)),
  decoder("valibot, validating", (json) => v.parse(valibot.plainPodStatus, json)),
  decoder("ajv, validating", (json) => isPodStatus(json) ? json : refuse()),
];

/** Plain object to text: what encoding is compared with. */
export const stringify: Contender = {
  name: "JSON.stringify",
  prepare: JSON.parse,
  run: (json: unknown) => JSON.stringify(json),
};

/** Status to text. */
export const encoders: ReadonlyArray<Contender> = [
  encodeBy(OURS, ours),
  encodeBy(IO_TS_SAME, samePodStatus),
  encodeBy("io-ts, the usual way", usualPodStatus),
];
