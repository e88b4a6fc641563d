/**
 * Pods out of YAML.
 *
 * @internal
 * @module
 */
import { E, type Either } from "../_deps.ts";
import type { Pod } from "../model/pod.ts";
import type { StreamFailure } from "../stream/failure.ts";
import type { Keep } from "../stream/keep.ts";
import type { ByteSource } from "../stream/byte_source.ts";
import { podsFromStream } from "../stream/pods_from_stream.ts";
import type { StreamSummary } from "../stream/summary.ts";
import { CORE_SCHEMA, loadAll, YAMLException } from "./_deps.ts";

/** YAML is held in memory as a whole, and takes many times its size there. */
const MAX_BYTES = 32 << 20;

/**
 * The pods in YAML, of one document or of many, as those of JSON are read; or
 * why it cannot be read.
 */
export async function podsFromYaml(
  source: ByteSource,
  keep: Keep,
): Promise<Either<string, AsyncGenerator<Either<StreamFailure, Pod>, StreamSummary, undefined>>> {
  const text = await textOf(source);
  if (E.isLeft(text)) return text;
  try {
    const documents = loadAll(text.right, { schema: CORE_SCHEMA, maxAliases: 100 });
    // A document of comments alone says nothing.
    const json = documents.filter((document) => document !== null && document !== undefined)
      .map(jsonWithin(text.right.length));
    return E.right(podsFromStream(new Blob(json).stream(), { keep }));
  } catch (error) {
    return E.left(flawOf(error));
  }
}

/**
 * Values as JSON, on lines of their own, as long as they are no more than YAML of
 * that many characters has without names for its parts: a few names that stand
 * for each other make as many values as one likes.
 */
function jsonWithin(length: number): (value: unknown) => string {
  let values = 0;
  return (value) => {
    const json = JSON.stringify(value, (_, part) => {
      if (++values > length + 1) throw new RangeError("found too much behind its aliases");
      return part;
    });
    return `${json}\n`;
  };
}

/** What is wrong with YAML, and where. */
function flawOf(error: unknown): string {
  if (!(error instanceof YAMLException)) return E.toError(error).message;
  const { reason, mark } = error;
  return mark === undefined
    ? reason
    : `line ${mark.line + 1}, column ${mark.column + 1}: ${reason}`;
}

async function textOf(source: ByteSource): Promise<Either<string, string>> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) {
      return E.left(`found more than ${MAX_BYTES >> 20} MiB of YAML, expected less, or JSON`);
    }
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return E.right(parts.join("") + decoder.decode());
}
