/**
 * All pods of one moment, page by page.
 *
 * @internal
 * @module
 */
import { E, type Either, O, type Option } from "../_deps.ts";
import { refusal } from "../document/_document.ts";
import { nonEmpty } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import type { InvalidItem, StreamFailure, UnreadableItem } from "../stream/failure.ts";
import type { Keep } from "../stream/keep.ts";
import type { ByteSource } from "../stream/byte_source.ts";
import { podsFromStream } from "../stream/pods_from_stream.ts";
import { Connection, type Line, type Vain, vain } from "./_connection.ts";

/** An item that could not be decoded, among others that could. */
export type BadItem = InvalidItem | UnreadableItem;

/** A whole list. */
export interface Listed {
  readonly pods: ReadonlyArray<Pod>;
  readonly failures: ReadonlyArray<BadItem>;
  readonly resourceVersion: Option<string>;
}

/** The server ends a request that is no watch after a minute. */
const PATIENCE = 90_000;

/**
 * The pods of now: by pages of so many, or at once where there is no limit. The
 * version is that of the first page, which is that of the others.
 */
export async function listPods(
  line: Line,
  keep: Keep,
  limit: Option<number>,
): Promise<Either<Vain, Listed>> {
  const pods: Pod[] = [];
  const failures: BadItem[] = [];
  let query: Option<URLSearchParams> = O.some(firstPage(limit));
  let resourceVersion: Option<string> = O.none;
  while (O.isSome(query)) {
    const page: Either<Vain, Page> = await pageOf(line, keep, query.value);
    if (E.isLeft(page)) return page;
    for (const pod of page.right.pods) pods.push(pod);
    for (const failure of page.right.failures) failures.push(failure);
    const { token } = page.right;
    if (O.isSome(token) && token.value === query.value.get("continue")) {
      return vain(loop(token.value));
    }
    if (O.isNone(resourceVersion)) resourceVersion = page.right.resourceVersion;
    query = nextPage(limit, token);
  }
  return E.right({ pods, failures, resourceVersion });
}

function loop(token: string): Vain["cause"] {
  const expected = "must be another token than that of the request";
  const issue = refusal(["metadata", "continue"], "FieldValueInvalid", token, expected);
  return { _tag: "Undecodable", issues: [issue] };
}

function firstPage(limit: Option<number>): URLSearchParams {
  return new URLSearchParams(O.isSome(limit) ? { limit: String(limit.value) } : {});
}

function nextPage(limit: Option<number>, token: Option<string>): Option<URLSearchParams> {
  if (O.isNone(token)) return O.none;
  const query = firstPage(limit);
  query.set("continue", token.value);
  return O.some(query);
}

/** A page, and where the next begins. */
interface Page extends Listed {
  readonly token: Option<string>;
}

async function pageOf(
  line: Line,
  keep: Keep,
  query: URLSearchParams,
): Promise<Either<Vain, Page>> {
  const connection = new Connection(line, PATIENCE);
  try {
    const body = await connection.open(query);
    return E.isLeft(body) ? body : await connection.during(read(connection, keep, body.right));
  } finally {
    connection.close();
  }
}

async function read(
  connection: Connection,
  keep: Keep,
  body: ByteSource,
): Promise<Either<Vain, Page>> {
  const pods: Pod[] = [];
  const failures: BadItem[] = [];
  const found = podsFromStream(body, { keep, signal: connection.signal });
  let next = await found.next();
  for (; next.done !== true; next = await found.next()) {
    connection.heard();
    const pod = next.value;
    if (E.isRight(pod)) pods.push(pod.right);
    else if (isOfOneItem(pod.left)) failures.push(pod.left);
    else {
      // What it returns, nobody asks: it is left so that its source is let go.
      await found.return(undefined as never);
      return notRead(connection, pod.left);
    }
  }
  const { documents, resourceVersion: version, continue: token } = next.value;
  const resourceVersion = nonEmpty(version);
  return documents === 1 && O.isSome(resourceVersion)
    ? E.right({ pods, failures, resourceVersion, token })
    : vain(NO_VERSION);
}

/** Why an answer could not be read on. */
function notRead(connection: Connection, failure: StreamFailure): Either<Vain, never> {
  return failure._tag === "InvalidDocument"
    ? vain({ _tag: "Undecodable", issues: failure.issues })
    : connection.broken(failure);
}

/** Whether a failure costs no more than the item that it is about. */
export function isOfOneItem(failure: StreamFailure): failure is BadItem {
  return failure._tag === "InvalidItem" || failure._tag === "UnreadableItem";
}

const NO_VERSION = {
  _tag: "Undecodable",
  issues: [refusal(["metadata", "resourceVersion"], "FieldValueRequired", undefined, "")],
} as const;
