/**
 * What containers wait for, in words that need nothing but the wait.
 *
 * @internal
 * @module
 */
import { O } from "../_deps.ts";
import { text } from "../_option.ts";
import { shorten } from "../codec/_text.ts";
import { runtimeError } from "../query/container/_runtime_error.ts";
import { type ImageError, imageError } from "../query/container/image_error.ts";
import type { WaitingContainer } from "../query/container/waiting.ts";
import { listed, nameOf, said, shortName } from "./_text.ts";

/** That an image cannot be had, and why: the image once, whatever the runtime makes of it. */
export function imageText(waiting: WaitingContainer, image: string, node: string): string {
  const why = imageErrorText(imageError(waiting), node) || shortName(text(waiting.reason));
  return `${nameOf(waiting)} cannot get ${shorten(image, 110) || "its image"}: ${why}`;
}

/** Why an image cannot be had; empty where nobody says. */
function imageErrorText({ _tag, message }: ImageError, node: string): string {
  switch (_tag) {
    case "NotFound":
      return "not found";
    case "NoAccess":
      return said("no access", message);
    case "TooManyRequests":
      return said("too many requests", message);
    case "Unreachable":
      return said("registry out of reach", message);
    case "NoRoom":
      return said(`no room on ${node}`, message);
    case "WrongPlatform":
      return said("not for the platform of the node", message);
    case "InvalidName":
      return said("invalid name", message);
    case "NeverPulled":
      return "not on the node, and its policy is never to pull it";
    case "BadSignature":
      return said("signature not valid", message);
    case "Unknown":
      return text(message);
  }
}

/** That a container cannot be configured, created or started, for how long, how often, and why. */
export function creationText(
  waiting: WaitingContainer,
  [since, restarts]: readonly [since: string, restarts: string] = ["", ""],
): string {
  const name = nameOf(waiting);
  const reason = shortName(text(waiting.reason));
  const what = reason === "PostStartHookError"
    ? `${name} started, but its PostStart hook failed`
    : reason === "RunContainerError"
    ? `${name} cannot start (${reason})`
    : reason.endsWith("HookError")
    ? `${name} cannot start, a hook failed (${reason})`
    : `${name} cannot be created (${reason})`;
  return said(
    listed([reason.endsWith("HookError") ? what : `${what}${since}`, restarts]),
    O.map(runtimeError)(waiting.message),
  );
}
