/**
 * One request of a follower, with a watchdog: nothing of it is left once it is
 * closed.
 *
 * @internal
 * @module
 */
import { E, type Either, O } from "../_deps.ts";
import { isExpiry } from "../model/_expiry.ts";
import type { StreamFailure } from "../stream/failure.ts";
import type { ByteSource } from "../stream/byte_source.ts";
import { abortable } from "./_wait.ts";
import { refusalOf } from "./api_failure.ts";
import type { AskPods, FollowResponse } from "./ask.ts";
import type { Clock } from "./clock.ts";
import { type FollowCause, waitAskedBy } from "./trouble.ts";

/** Why a request was in vain, and how many milliseconds the server asks to wait. */
export interface Vain {
  readonly cause: FollowCause;
  readonly asked: number;
}

/** A cause, where no wait was asked for. */
export function vain(cause: FollowCause, asked: number = 0): Either<Vain, never> {
  return E.left({ cause: Object.freeze(cause), asked });
}

/** Where requests go, and what may end them. */
export interface Line {
  readonly ask: AskPods;
  readonly clock: Clock;
  /** Ends all requests. */
  readonly signal: AbortSignal;
}

/** A request that is under way. */
export class Connection {
  readonly #line: Line;
  readonly #controller = new AbortController();
  readonly #leave: () => void;
  #cancelTimer: () => void = () => {};
  /** What may pass until something comes. */
  #patience = 0;
  #heardAt = 0;
  /** Whether something came since the timer was set. */
  #hasHeard = false;
  #isWaiting = false;
  #isSilent = false;

  constructor(line: Line, patience: number) {
    this.#line = line;
    const onAbort = () => this.#controller.abort(line.signal.reason);
    line.signal.addEventListener("abort", onAbort);
    this.#leave = () => line.signal.removeEventListener("abort", onAbort);
    if (line.signal.aborted) onAbort();
    this.allow(patience);
  }

  /** Ends what is read of the answer. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Sets what may pass from now on until something comes. */
  allow(patience: number): void {
    this.#patience = patience;
    this.heard();
    this.#cancelTimer();
    this.#watch(patience);
  }

  /** Something came. */
  heard(): void {
    this.#heardAt = this.#line.clock.now();
    this.#hasHeard = true;
  }

  /** Waits for something; only such time counts for the watchdog. */
  async during<A>(promise: Promise<A>): Promise<A> {
    this.#isWaiting = true;
    try {
      return await promise;
    } finally {
      this.#isWaiting = false;
    }
  }

  /** The body of the answer, or why there is none. */
  async open(query: URLSearchParams): Promise<Either<Vain, ByteSource>> {
    const { ask, clock } = this.#line;
    try {
      const response = await this.during(abortable(this.#asked(ask, query), this.signal));
      const { status: code, body, headers } = response;
      if (code >= 200 && code <= 299 && body !== null) return E.right(body);
      const refusal = await this.during(abortable(refusalOf(response), this.signal));
      if (O.isNone(refusal)) return vain({ _tag: "Ended" });
      const { status } = refusal.value;
      const asked = waitAskedBy(status, headers?.get("Retry-After"), clock.now());
      return vain(
        code === 410 || O.exists(isExpiry)(status) ? { _tag: "Expired", status } : refusal.value,
        asked,
      );
    } catch (error) {
      return this.#isSilent ? this.#silence() : vain({ _tag: "Unanswered", error });
    }
  }

  /** Why the body broke off. */
  broken(failure: StreamFailure): Either<Vain, never> {
    return this.#isSilent ? this.#silence() : vain({ _tag: "Broken", failure });
  }

  /** Ends the request, and lets go of all that it holds. */
  close(): void {
    this.#cancelTimer();
    this.#leave();
    this.#controller.abort();
  }

  #silence(): Either<Vain, never> {
    return vain({ _tag: "Silent", milliseconds: this.#patience });
  }

  /** The answer; one that comes too late is let go. */
  async #asked(ask: AskPods, query: URLSearchParams): Promise<FollowResponse> {
    const response = await ask(query, { signal: this.signal });
    if (this.signal.aborted) await letGo(response.body);
    return response;
  }

  /** Reckons by the timer where it can: a clock may be set on or back meanwhile. */
  #watch(milliseconds: number): void {
    this.#hasHeard = false;
    this.#cancelTimer = this.#line.clock.after(milliseconds, () => {
      const rest = this.#hasHeard ? this.#heardAt + this.#patience - this.#line.clock.now() : 0;
      if (!this.#isWaiting) this.#watch(this.#patience);
      else if (rest > 0) this.#watch(Math.min(rest, this.#patience));
      else {
        this.#isSilent = true;
        this.#controller.abort(new Error("nothing came for too long"));
      }
    });
  }
}

async function letGo(body: ByteSource | null): Promise<void> {
  try {
    if (body === null) return;
    if ("getReader" in body) await body.cancel();
    else await body[Symbol.asyncIterator]().return?.();
  } catch {
    // Nobody wants it.
  }
}
