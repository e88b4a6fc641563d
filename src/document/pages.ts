/**
 * A list of the API page by page, as large clusters need it.
 *
 * @module
 */
import { E, type Either, O, type Option } from "../_deps.ts";
import { nonEmpty } from "../_option.ts";
import { parsed, statusIn } from "./_answer.ts";
import { refusal } from "./_document.ts";
import { invalidCount, type InvalidOption, invalidOption } from "./invalid_option.ts";
import { isJsonObject } from "../codec/_json.ts";
import { type DecodedPods, decodePods } from "./decode_pods.ts";
import { decodeIssues } from "../codec/decode_issues.ts";
import type { DecodeIssue } from "../codec/issue.ts";
import { getMonoid } from "../codec/instance.ts";
import { ListMeta } from "../model/object_meta.ts";
import { PodList } from "../model/pod_list.ts";
import type { Status } from "../model/status.ts";
import { isExpiry } from "../model/_expiry.ts";

/**
 * What {@link podPages} reads of an answer; a `Response` of `fetch` has it.
 *
 * @category paging
 * @since 0.1.0
 */
export interface PageResponse {
  /** The HTTP status. */
  readonly status: number;
  /** Reads the body. */
  readonly text: () => Promise<string>;
}

/**
 * Asks the API for one page: adds the query to the address of a list of pods,
 * and hands the rest on to `fetch`.
 *
 * @category paging
 * @since 0.1.0
 */
export type FetchPage = (
  /** `limit`, and `continue` for all but the first page. */
  query: URLSearchParams,
  /** The signal of the options, where there is one. */
  init: { readonly signal?: AbortSignal },
) => Promise<PageResponse>;

/**
 * How to read a list page by page.
 *
 * @category paging
 * @since 0.1.0
 */
export interface PageOptions {
  /** The most pods of one page; by default 500, as for kubectl. */
  readonly limit?: number;
  /**
   * What to do when the server has forgotten the version of the list, as it does
   * after some five minutes. `fail`, the default, ends with a failure. `restart`
   * begins a new list, at most 3 times. `continue` goes on after the last page
   * with the pods of now: what changed meanwhile may be missing, or there twice.
   */
  readonly onExpired?: "fail" | "restart" | "continue";
  /** Ends the reading with a failure. */
  readonly signal?: AbortSignal;
}

/**
 * One page of a list, with the pods that could be decoded.
 *
 * @category paging
 * @since 0.1.0
 */
export interface PodPage extends DecodedPods {
  /** Which list it is of, from 0: where this rises the list began anew, and earlier pages no longer count. */
  readonly list: number;
  /** Which page of its list it is, from 0. */
  readonly page: number;
  /** Whether all pages of its list so far are of one version. */
  readonly isConsistent: boolean;
  /** Version of the page: to watch from once a list is complete, if it is consistent. */
  readonly resourceVersion: Option<string>;
  /** How many pods follow, by the server's estimate; absent on the last page, and with selectors. */
  readonly remaining: Option<number>;
}

/**
 * Why a page could not be had.
 *
 * @category paging
 * @since 0.1.0
 */
export type PageFailure =
  & {
    /** The list that it should have been of, from 0. */
    readonly list: number;
    /** The page that it should have been, from 0. */
    readonly page: number;
  }
  & (
    | {
      /** The request failed, or was aborted. */
      readonly _tag: "Unanswered";
      /** What `fetch` rejected with, or the reason of the signal. */
      readonly error: unknown;
    }
    | {
      /** The server refused. */
      readonly _tag: "Refused";
      /** The HTTP status. */
      readonly code: number;
      /** What the server says; absent where it is not the API that answers. */
      readonly status: Option<Status>;
      /** The beginning of the answer, for where it is no `Status`. */
      readonly body: string;
    }
    | {
      /** The server has forgotten the version of the list. */
      readonly _tag: "Expired";
      /** What the server says, with the token to continue by in its `metadata`; absent where it does not say it. */
      readonly status: Option<Status>;
    }
    | InvalidOption
    | {
      /** The answer is not a page of pods. */
      readonly _tag: "Undecodable";
      /** What is wrong, with paths from the root of the answer. */
      readonly issues: ReadonlyArray<DecodeIssue>;
    }
  );

/**
 * The pages of a list of pods, one request at a time, each as soon as it is
 * there: memory for a page is enough for any cluster.
 *
 * Nothing throws: a failure is a value, and the last. Stop reading and no
 * further page is asked for. Only a complete list is one: after a failure, pods
 * that were not seen may well exist. Source: kubernetes/website
 * `content/en/docs/reference/using-api/api-concepts.md`, "Retrieving large
 * results sets in chunks"; kubernetes/apiserver `pkg/storage/etcd3/errors.go`.
 *
 * @example
 * ```ts
 * import { podPages } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * // With `kubectl proxy`: (query, init) => fetch(`http://127.0.0.1:8001/api/v1/pods?${query}`, init)
 * const server = (query: URLSearchParams) => {
 *   const isFirst = query.get("continue") === null;
 *   const metadata = isFirst ? { continue: "b", remainingItemCount: 1 } : {};
 *   const items = [{ metadata: { name: isFirst ? "web" : "worker" } }];
 *   return Promise.resolve(new Response(JSON.stringify({ kind: "PodList", metadata, items })));
 * };
 *
 * let seen = 0;
 * for await (const page of podPages(server, { limit: 1 })) {
 *   assert(page._tag === "Right");
 *   seen += page.right.pods.length;
 * }
 * assertEquals(seen, 2);
 * ```
 *
 * @category paging
 * @since 0.1.0
 */
export async function* podPages(
  fetchPage: FetchPage,
  options: PageOptions = {},
): AsyncGenerator<Either<PageFailure, PodPage>, void, undefined> {
  const invalid = invalidPageOption(options);
  if (invalid !== undefined) yield failed({ list: 0, page: 0, ...invalid });
  let request: Option<PageRequest> = invalid === undefined ? O.some(firstOf(0)) : O.none;
  while (O.isSome(request)) {
    const asked: PageRequest = request.value;
    const answer = await ask(fetchPage, asked, options);
    request = E.isRight(answer)
      ? nextOf(asked, answer.right.token)
      : afterFailure(asked, answer.left, options);
    if (E.isRight(answer)) yield E.right(answer.right.page);
    else if (O.isNone(request)) yield answer;
  }
}

/** Which page is asked for. */
interface PageRequest extends Pick<PodPage, "list" | "page" | "isConsistent"> {
  /** Where it begins; absent for a first page. */
  readonly token: Option<string>;
  /** Whether the token is that of an expiry: another one at once would never end. */
  readonly isResumed: boolean;
}

interface Answer {
  readonly page: PodPage;
  /** Where the next page begins; absent on the last. */
  readonly token: Option<string>;
}

const LIMIT = 500;
const RESTARTS = 3;
/** The API takes a limit of 64 bits; this much a number can tell. */
const MAX_LIMIT = Number.MAX_SAFE_INTEGER;
const ON_EXPIRED: ReadonlyArray<unknown> = ["fail", "restart", "continue"];

function invalidPageOption(
  { limit = LIMIT, onExpired = "fail" }: PageOptions,
): InvalidOption | undefined {
  return invalidCount("limit", limit, MAX_LIMIT) ??
    (ON_EXPIRED.includes(onExpired)
      ? undefined
      : invalidOption("onExpired", onExpired, `must be one of ${ON_EXPIRED.join(", ")}`));
}

function firstOf(list: number): PageRequest {
  return { list, page: 0, isConsistent: true, token: O.none, isResumed: false };
}

function nextOf(request: PageRequest, token: Option<string>): Option<PageRequest> {
  return O.isSome(token)
    ? O.some({ ...request, page: request.page + 1, token, isResumed: false })
    : O.none;
}

/** What to ask for after a failure; absent where the failure is the end. */
function afterFailure(
  request: PageRequest,
  failure: PageFailure,
  { onExpired = "fail" }: PageOptions,
): Option<PageRequest> {
  if (failure._tag !== "Expired") return O.none;
  switch (onExpired) {
    case "fail":
      return O.none;
    case "restart":
      return request.list < RESTARTS ? O.some(firstOf(request.list + 1)) : O.none;
    case "continue": {
      const token = tokenOf(failure.status);
      return O.isSome(token) && !request.isResumed
        ? O.some({ ...request, isConsistent: false, token, isResumed: true })
        : O.none;
    }
  }
}

/** The token by which an expiry lets one go on. */
function tokenOf(status: Option<Status>): Option<string> {
  return O.isSome(status) && O.isSome(status.value.metadata)
    ? nonEmpty(status.value.metadata.value.continue)
    : O.none;
}

async function ask(
  fetchPage: FetchPage,
  request: PageRequest,
  { limit = LIMIT, signal }: PageOptions,
): Promise<Either<PageFailure, Answer>> {
  const { list, page } = request;
  try {
    signal?.throwIfAborted();
    const query = new URLSearchParams({ limit: String(limit) });
    if (O.isSome(request.token)) query.set("continue", request.token.value);
    const response = await fetchPage(query, signal === undefined ? {} : { signal });
    return read(request, response.status, await response.text());
  } catch (error) {
    return failed({ list, page, _tag: "Unanswered", error });
  }
}

function read(
  request: PageRequest,
  code: number,
  body: string,
): Either<PageFailure, Answer> {
  const { list, page } = request;
  const json = parsed(body);
  if (code < 200 || code > 299) {
    const status = E.isRight(json) ? statusIn(json.right) : O.none;
    return failed(
      code === 410 || O.exists(isExpiry)(status)
        ? { list, page, _tag: "Expired", status }
        : { list, page, _tag: "Refused", code, status, body: body.slice(0, 1000) },
    );
  }
  const answer = E.isRight(json) ? decodePage(request, json.right) : E.left([json.left]);
  return E.isRight(answer)
    ? answer
    : failed({ list, page, _tag: "Undecodable", issues: Object.freeze(answer.left) });
}

function failed(failure: PageFailure): Either<PageFailure, never> {
  return E.left(Object.freeze(failure));
}

function decodePage(
  { list, page, isConsistent, token: asked }: PageRequest,
  json: unknown,
): Either<ReadonlyArray<DecodeIssue>, Answer> {
  if (!isJsonObject(json)) {
    return E.left([refusal([], "FieldValueTypeInvalid", json, "must be a PodList")]);
  }
  const { kind, metadata } = json;
  if (kind !== "PodList") {
    return E.left([
      refusal(["kind"], "FieldValueNotSupported", kind, 'supported values: "PodList"'),
    ]);
  }
  const envelope = PodList.decode({ metadata });
  if (E.isLeft(envelope)) return E.left(decodeIssues(envelope.left));
  const { continue: token, resourceVersion, remainingItemCount } = O.getOrElse(() => noListMeta)(
    envelope.right.metadata,
  );
  if (O.isSome(token) && O.isSome(asked) && token.value === asked.value) {
    const expected = "must be another token than that of the request";
    return E.left([refusal(["metadata", "continue"], "FieldValueInvalid", token.value, expected)]);
  }
  return E.map((decoded: DecodedPods): Answer => ({
    page: Object.freeze({
      ...decoded,
      list,
      page,
      isConsistent,
      resourceVersion: nonEmpty(resourceVersion),
      remaining: remainingItemCount,
    }),
    token: nonEmpty(token),
  }))(decodePods(json));
}

const noListMeta = getMonoid(ListMeta).empty;
