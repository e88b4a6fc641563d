/**
 * What there is to read: standard input, files, and what stands in folders.
 *
 * @internal
 * @module
 */
import { E, type Either } from "../_deps.ts";
import type { Pod } from "../model/pod.ts";
import { formatStreamFailure, type StreamFailure } from "../stream/failure.ts";
import type { Keep } from "../stream/keep.ts";
import type { ByteSource } from "../stream/byte_source.ts";
import { podsFromStream } from "../stream/pods_from_stream.ts";
import type { StreamSummary } from "../stream/summary.ts";
import { printable } from "./printable.ts";
import type { Surroundings } from "./surroundings.ts";

/** Something to read. */
export interface Source {
  /** Its path; empty for standard input. */
  readonly path: string;
  /** Whether nobody named it: it stands in a folder. */
  readonly isFound: boolean;
  readonly open: () => Promise<ByteSource>;
}

/** Pods, each as it comes. */
export type Pods = AsyncGenerator<Either<StreamFailure, Pod>, StreamSummary, undefined>;

/** What there is to read, by name, or why a name cannot be read; `-` is standard input. */
export async function* sourcesOf(
  files: ReadonlyArray<string>,
  io: Surroundings,
): AsyncGenerator<Either<string, Source>, void, undefined> {
  for (const file of files.length === 0 ? ["-"] : files) {
    if (file === "-") {
      yield E.right({ path: "", isFound: false, open: () => Promise.resolve(io.stdin) });
    } else yield* sourcesAt(file, false, io);
  }
}

/** The file at a path, or the files of the folder there, by name. */
async function* sourcesAt(
  path: string,
  isFound: boolean,
  io: Surroundings,
): AsyncGenerator<Either<string, Source>, void, undefined> {
  try {
    // A folder within a folder is known by its `/`; any other path is asked for once.
    const names = isFound && !path.endsWith("/") ? undefined : await io.entries?.(path);
    if (names === undefined) {
      yield E.right({ path, isFound, open: () => io.open(path) });
      return;
    }
    const folder = path.endsWith("/") ? path : `${path}/`;
    for (const name of [...names].sort()) {
      if (name.endsWith("/") || READABLE.test(name)) yield* sourcesAt(folder + name, true, io);
    }
  } catch (error) {
    yield E.left(unreadable(path, error));
  }
}

/** The files that are read where a folder is named. */
const READABLE = /\.(json|ndjson|ya?ml)$/i;

/** The bytes of a source, or why it cannot be read. */
export async function bytesOf(source: Source): Promise<Either<string, ByteSource>> {
  try {
    return E.right(await source.open());
  } catch (error) {
    return E.left(unreadable(source.path, error));
  }
}

/** The pods of a source, or why it cannot be read. */
export async function podsOf(source: Source, keep: Keep): Promise<Either<string, Pods>> {
  const bytes = await bytesOf(source);
  if (E.isLeft(bytes)) return bytes;
  if (!isYaml(source)) return E.right(podsFromStream(bytes.right, { keep }));
  try {
    const { podsFromYaml } = await import("./yaml.ts");
    const pods = await podsFromYaml(bytes.right, keep);
    return E.mapLeft((why: string) => unreadable(source.path, new Error(why)))(pods);
  } catch (error) {
    return E.left(unreadable(source.path, error));
  }
}

function isYaml({ path }: Source): boolean {
  return /\.ya?ml$/i.test(path);
}

function unreadable(path: string, error: unknown): string {
  return `Cannot read ${printable(path)}: ${printable(E.toError(error).message)}\n`;
}

/** What is wrong with a source, or with an item in it, and in which. */
export function failureText(source: Source, failure: StreamFailure): string {
  const [first, ...rest] = formatStreamFailure(failure);
  const where = source.path === "" ? "" : `${source.path}: `;
  // The bytes of YAML are not those that were decoded.
  const what = isYaml(source) ? first.replace(/,? at byte \d+(?=:$)/, "") : first;
  return `Cannot read ${[where + what, ...rest].map(printable).join("\n")}\n`;
}

/** What a document is that holds no pods and stands in a folder; absent where it should hold some. */
export function otherThing(failure: StreamFailure): string | undefined {
  if (failure._tag !== "InvalidDocument") return undefined;
  const [{ kind, path, value }] = failure.issues;
  if (path.length === 0) return "without a kind";
  return kind === "FieldValueNotSupported" && path.join(".") === "kind" &&
      typeof value === "string"
    ? value
    : undefined;
}
