/**
 * What the API, or what stands before it, says where it does not give what was
 * asked for.
 *
 * @module
 */
import { E, O, type Option } from "../_deps.ts";
import { some } from "../codec/_codec.ts";
import { nonEmpty } from "../_option.ts";
import { formatIssues } from "../codec/issue.ts";
import { parsed, statusIn } from "../document/_answer.ts";
import type { PageFailure, PageResponse } from "../document/pages.ts";
import type { Status } from "../model/status.ts";
import { formatStreamFailure } from "../stream/failure.ts";
import { oneLine, said } from "../words/_text.ts";
import type { FollowCause, FollowFailure, FollowRefusal } from "./trouble.ts";

/**
 * Why a request was refused; nothing where it was not: look at every answer
 * before its body.
 *
 * @example
 * ```ts
 * import { formatApiFailure, refusalOf } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const body = { kind: "Status", message: 'pods "web" not found', code: 404 };
 * const refusal = await refusalOf(Response.json(body, { status: 404 }));
 * assert(O.isSome(refusal));
 * assertEquals(formatApiFailure(refusal.value), 'the server answers 404: pods "web" not found');
 * assertEquals(await refusalOf(Response.json({ kind: "Pod" })), O.none);
 * ```
 *
 * @category watch
 * @since 0.2.0
 */
export async function refusalOf(response: PageResponse): Promise<Option<FollowRefusal>> {
  const { status: code } = response;
  if (code >= 200 && code <= 299) return O.none;
  // An answer that breaks off was a refusal all the same.
  const text = await response.text().catch(() => "");
  const json = parsed(text);
  const status = E.isRight(json) ? statusIn(json.right) : O.none;
  return some(
    Object.freeze({ _tag: "Refused", code, status, body: text.slice(0, 1000), isEvent: false }),
  );
}

/**
 * Why the API did not give what was asked for, as one line: in the server's own
 * words, where there are some.
 *
 * @example
 * ```ts
 * import { formatApiFailure, podPages } from "@k8s-fp/pod-status";
 * import { assertEquals } from "@std/assert";
 *
 * const proxy = () => Promise.resolve(new Response("upstream connect error", { status: 503 }));
 * for await (const page of podPages(proxy)) {
 *   const line = page._tag === "Left" ? formatApiFailure(page.left) : "";
 *   assertEquals(line, "the server answers 503: upstream connect error");
 * }
 * ```
 *
 * @category watch
 * @since 0.2.0
 */
export function formatApiFailure(failure: PageFailure | FollowCause | FollowFailure): string {
  switch (failure._tag) {
    case "Refused":
      return oneLine(refusalText(failure));
    case "Unanswered":
      return oneLine(`no answer: ${thrownText(failure.error)}`);
    case "Expired":
      return oneLine(said("the server has forgotten the version", messageOf(failure.status)));
    case "Broken":
      return oneLine(`the answer broke off: ${inOne(formatStreamFailure(failure.failure))}`);
    case "Undecodable":
      return oneLine(`the answer is no list of pods: ${inOne(formatIssues(failure.issues))}`);
    case "Silent":
      return `nothing came for ${Math.round(failure.milliseconds / 1000)} s`;
    case "Ended":
      return "the answer ended as soon as it had begun";
    case "InvalidOption":
      return oneLine(inOne(formatStreamFailure({ ...failure, offset: 0 })));
    case "InvalidItem":
    case "UnreadableItem":
      return oneLine(inOne(formatStreamFailure(failure)));
  }
}

function inOne(lines: ReadonlyArray<string>): string {
  return lines.map((line) => line.trim()).join(" ");
}

function refusalText({ code, status, body }: Omit<FollowRefusal, "isEvent">): string {
  const words = O.getOrElse(() => body.trim())(messageOf(status));
  return words === "" ? `the server answers ${code}` : `the server answers ${code}: ${words}`;
}

function messageOf(status: Option<Status>): Option<string> {
  return O.flatMap(({ message }: Status) => nonEmpty(message))(status);
}

/** What was thrown, and what that came from; a hostile one may not even have a text. */
function thrownText(error: unknown): string {
  try {
    const { message, cause } = E.toError(error);
    return cause instanceof Error && cause.message !== "" && !message.includes(cause.message)
      ? `${message}: ${cause.message}`
      : message;
  } catch {
    return "unknown";
  }
}
