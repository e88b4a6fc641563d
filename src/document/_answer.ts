/**
 * What the API says where it does not give what was asked for.
 *
 * @internal
 * @module
 */
import { E, type Either, O, type Option } from "../_deps.ts";
import { isJsonObject } from "../codec/_json.ts";
import { some } from "../codec/_codec.ts";
import type { DecodeIssue } from "../codec/issue.ts";
import { Status } from "../model/status.ts";
import { refusal } from "./_document.ts";

/** The JSON of a text, or what is wrong with it. */
export function parsed(text: string): Either<DecodeIssue, unknown> {
  try {
    return E.right(JSON.parse(text));
  } catch (error) {
    const { message } = E.toError(error);
    return E.left(refusal([], "FieldValueInvalid", text.slice(0, 100), `must be JSON: ${message}`));
  }
}

/** The Status that JSON is. */
export function statusIn(json: unknown): Option<Status> {
  if (!isJsonObject(json) || json.kind !== "Status") return O.none;
  const status = Status.decode(json);
  return E.isRight(status) ? some(status.right) : O.none;
}
