/**
 * What can come between a follower and its cluster, as data.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import type { DecodeIssue } from "../codec/issue.ts";
import type { InvalidOption } from "../document/invalid_option.ts";
import type { Status } from "../model/status.ts";
import type { InvalidItem, StreamFailure, UnreadableItem } from "../stream/failure.ts";

/**
 * An answer of the server that says no.
 *
 * @category watch
 * @since 0.2.0
 */
export interface FollowRefusal {
  /** Tells it from the others. */
  readonly _tag: "Refused";
  /** The HTTP status, or the code of the error that an event of a watch tells. */
  readonly code: number;
  /** What the server says; absent where it is not the API that answers, but a proxy. */
  readonly status: Option<Status>;
  /** The beginning of the answer, for where it is no `Status`. */
  readonly body: string;
  /** Whether an event of a watch says so, rather than the answer itself. */
  readonly isEvent: boolean;
}

/**
 * Why a follower does not know what goes on.
 *
 * @category watch
 * @since 0.2.0
 */
export type FollowCause =
  | FollowRefusal
  | {
    /** No answer came: the connection was refused, say. */
    readonly _tag: "Unanswered";
    /** What the request rejected with. */
    readonly error: unknown;
  }
  | {
    /** The server has forgotten the version: a new list is on its way. */
    readonly _tag: "Expired";
    /** What the server says; absent where it does not say it. */
    readonly status: Option<Status>;
  }
  | {
    /** An answer broke off, or is not what was asked for. */
    readonly _tag: "Broken";
    /** What is wrong with it. */
    readonly failure: StreamFailure;
  }
  | {
    /** An answer that is no list of pods with a version to watch from. */
    readonly _tag: "Undecodable";
    /** What is wrong with it. */
    readonly issues: ReadonlyArray<DecodeIssue>;
  }
  | {
    /** Nothing came for longer than the server may take. */
    readonly _tag: "Silent";
    /** How many milliseconds. */
    readonly milliseconds: number;
  }
  | {
    /** A watch ended as soon as it had begun. */
    readonly _tag: "Ended";
  };

/**
 * What keeps a follower from knowing what goes on: the state is that of before.
 *
 * @category watch
 * @since 0.2.0
 */
export interface FollowTrouble {
  /** What came in between last. */
  readonly cause: FollowCause;
  /** The same as one line for a person, in the server's own words where there are some. */
  readonly message: string;
  /** Since when, in epoch milliseconds. */
  readonly since: number;
  /** How often in a row it was tried in vain. */
  readonly tries: number;
  /** When it will be tried again, in epoch milliseconds. */
  readonly nextTryAt: number;
}

/**
 * What a follower cannot give: one pod that could not be decoded, after which it
 * goes on, or a refusal or an option out of range, which end it.
 *
 * @category watch
 * @since 0.2.0
 */
export type FollowFailure = InvalidItem | UnreadableItem | FollowRefusal | InvalidOption;

/** How many milliseconds the server asks to wait; 0 where it does not. */
export function waitAskedBy(
  status: Option<Status>,
  header: string | null | undefined,
  now: number,
): number {
  const seconds = O.flatMap(({ details }: Status) =>
    O.flatMap(({ retryAfterSeconds }: { readonly retryAfterSeconds: Option<number> }) =>
      retryAfterSeconds
    )(details)
  )(status);
  const asked = header === null || header === undefined || header === ""
    ? 0
    : /^\d+$/.test(header)
    ? Number(header) * 1000
    : Date.parse(header) - now;
  return Math.max(
    0,
    Number.isFinite(asked) ? asked : 0,
    O.getOrElse(() => 0)(seconds) * 1000,
  );
}
