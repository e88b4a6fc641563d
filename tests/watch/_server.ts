/**
 * The API of pods in memory and in virtual time: lists, pages, watches, watch
 * lists, bookmarks, refusals; and all that can go wrong on the way.
 *
 * @module
 */
import type { AskPods, Clock, FollowResponse } from "@k8s-fp/pod-status";
import { type Random, randomOf } from "../bench/_random.ts";
import { Body } from "./_body.ts";

/** What happens to every request, as long as it lasts. */
export type Fault =
  | "refused"
  | "reset"
  | "frozen"
  | "proxy 500"
  | "busy 429"
  | "away 503"
  | "unknown 401"
  | "gone 410"
  | "page of a proxy"
  | "cut page"
  | "empty"
  | "late";

/** How the server takes a watch that asks for initial events. */
export type WatchLists = "sent" | "refused" | "ignored";

export interface PodJson {
  readonly metadata: {
    readonly uid: string;
    readonly name: string;
    readonly resourceVersion: string;
  };
  readonly spec: { readonly nodeName: string };
  readonly status: { readonly phase: string; readonly message?: string };
}

interface Entry {
  readonly version: number;
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: PodJson;
}

/** A request as it was asked, and when. */
export interface Asked {
  readonly at: number;
  readonly query: URLSearchParams;
}

interface Watcher {
  readonly body: Body;
  /** Whether it sends no more, though its connection stands. */
  isFrozen: boolean;
}

const MINUTE = 60_000;
const NEVER = new AbortController().signal;

export class Server {
  readonly asked: Asked[] = [];
  /** All that happened, from the first version on. */
  readonly history: Entry[] = [];
  fault: Fault | undefined;
  watchLists: WatchLists = "sent";
  /** Whether a watch from a forgotten version is refused, rather than told by an event. */
  isGoneByStatus = false;
  retryAfter: string | undefined;
  /** Whether what is read of an answer ends by no signal. */
  isDeaf = false;
  /** The pods that lists show in a form that no codec takes. */
  readonly spoilt = new Set<string>();
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #pods = new Map<string, PodJson>();
  readonly #snapshots = new Map<number, ReadonlyArray<PodJson>>();
  readonly #watchers = new Set<Watcher>();
  readonly #bodies = new Set<Body>();
  #version = 100;
  #forgotten = 0;
  #isNextGarbled = false;
  #stopBookmarks: () => void = () => {};

  constructor(clock: Clock, random: Random = randomOf(1)) {
    this.#clock = clock;
    this.#random = random;
    this.#bookmarks();
  }

  /** The pods of now, by name. */
  get pods(): ReadonlyMap<string, PodJson> {
    return this.#pods;
  }

  get version(): string {
    return String(this.#version);
  }

  /** Answers that are still read. */
  get open(): number {
    return [...this.#bodies].filter(({ isOpen }) => isOpen).length;
  }

  stop(): void {
    this.#stopBookmarks();
  }

  put(name: string, phase: string, message?: string): void {
    const known = this.#pods.get(name);
    const version = ++this.#version;
    const uid = known?.metadata.uid ?? `${name}-${version}`;
    const object: PodJson = {
      metadata: { uid, name, resourceVersion: String(version) },
      spec: { nodeName: "a" },
      status: { phase, ...(message === undefined ? {} : { message }) },
    };
    this.#pods.set(name, object);
    this.#tell({ version, type: known === undefined ? "ADDED" : "MODIFIED", object });
  }

  remove(name: string): void {
    const known = this.#pods.get(name);
    if (known === undefined) return;
    const version = ++this.#version;
    this.#pods.delete(name);
    const metadata = { ...known.metadata, resourceVersion: String(version) };
    this.#tell({ version, type: "DELETED", object: { ...known, metadata } });
  }

  /** Makes the next event one that no codec takes. */
  garble(): void {
    this.#isNextGarbled = true;
  }

  /** Forgets all versions before that of now, and the tokens of pages with them. */
  compact(): void {
    this.#forgotten = ++this.#version;
    this.#snapshots.clear();
  }

  /** Breaks all connections off, in the middle of an event or between two. */
  breakOff(): void {
    for (const { body } of this.#watchers) {
      if (this.#random.below(2) === 0) body.push('{"type":"MODIFIED","object":{"metada');
      body.fail(new Error("connection reset by peer"));
    }
    this.#watchers.clear();
  }

  /** Ends all watches, as a server does that is shut down in good order. */
  endWatches(): void {
    for (const { body } of this.#watchers) body.end();
    this.#watchers.clear();
  }

  /** Leaves all connections standing, and sends nothing any more. */
  freeze(): void {
    for (const watcher of this.#watchers) watcher.isFrozen = true;
  }

  /** Ends all watches by an event of type `ERROR`. */
  sendError(code: number, reason: string): void {
    const object = { kind: "Status", status: "Failure", message: `error ${code}`, reason, code };
    for (const watcher of this.#watchers) {
      this.#send(watcher, `${JSON.stringify({ type: "ERROR", object })}\n`);
      watcher.body.end();
    }
    this.#watchers.clear();
  }

  readonly ask: AskPods = (query, { signal = NEVER }) => {
    this.asked.push({ at: this.#clock.now(), query: new URLSearchParams(query) });
    switch (this.fault) {
      case "refused":
        return Promise.reject(new TypeError("connection refused"));
      case "frozen":
        // One of those that listen to no signal.
        return this.#random.below(2) === 0
          ? new Promise(() => {})
          : new Promise((_, reject) =>
            signal.addEventListener("abort", () => reject(signal.reason), { once: true })
          );
      case "reset":
        return this.#answer(200, signal, (body) => body.fail(new Error("connection reset")));
      case "proxy 500":
        return this.#text(500, "upstream connect error", signal);
      case "busy 429":
        return this.#status(429, "TooManyRequests", "too many requests, please try again", signal);
      case "away 503":
        return this.#status(503, "ServiceUnavailable", "the server is starting", signal);
      case "unknown 401":
        return this.#status(401, "Unauthorized", "Unauthorized", signal);
      case "gone 410":
        return this.#status(410, "Expired", "too old resource version", signal);
      case "page of a proxy":
        return this.#text(200, "<html>maintenance</html>", signal);
      case "empty":
        return this.#text(200, "", signal);
      case "late":
        // Of those that listen to no signal, and answer when nobody waits any more.
        return new Promise((resolve) =>
          void this.#clock.after(200_000, () => resolve(this.#answer(200, NEVER, () => {})))
        );
      case "cut page":
        return this.#text(
          200,
          '{"kind":"PodList","metadata":{"resourceVersion":"9"},"items":[',
          signal,
        );
      case undefined:
        return query.get("watch") === "1" ? this.#watch(query, signal) : this.#list(query, signal);
    }
  };

  #list(query: URLSearchParams, signal: AbortSignal): Promise<FollowResponse> {
    const token = query.get("continue");
    const [version, from] = token === null ? [this.#version, 0] : token.split("/").map(Number);
    const pods = token === null ? [...this.#pods.values()] : this.#snapshots.get(version);
    if (pods === undefined) {
      return this.#status(410, "Expired", "The provided continue parameter is too old", signal);
    }
    this.#snapshots.set(version, pods);
    const to = from + Number(query.get("limit") ?? pods.length);
    const metadata = {
      resourceVersion: String(version),
      ...(to < pods.length ? { continue: `${version}/${to}` } : {}),
    };
    const list = {
      kind: "PodList",
      apiVersion: "v1",
      metadata,
      items: pods.slice(from, to).map(this.#shown),
    };
    return this.#text(200, JSON.stringify(list), signal);
  }

  #watch(query: URLSearchParams, signal: AbortSignal): Promise<FollowResponse> {
    const isListing = query.get("sendInitialEvents") === "true";
    if (isListing && this.watchLists === "refused") {
      const message = "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch";
      return this.#status(422, "Invalid", message, signal);
    }
    const from = Number(query.get("resourceVersion") ?? this.#version);
    const isGone = !isListing && from < this.#forgotten;
    if (isGone && this.isGoneByStatus) {
      return this.#status(410, "Expired", `too old resource version: ${from}`, signal);
    }
    return this.#answer(200, signal, (body) => {
      const watcher: Watcher = { body, isFrozen: false };
      this.#watchers.add(watcher);
      if (isGone) return this.sendErrorTo(watcher, from);
      if (isListing) {
        for (const pod of this.#pods.values()) this.#sendEvent(watcher, "ADDED", this.#shown(pod));
        if (this.watchLists === "sent") this.#sendBookmark(watcher, true);
      } else {
        for (const { version, type, object } of this.history) {
          if (version > from) this.#sendEvent(watcher, type, object);
        }
      }
      const cancel = this.#clock.after(Number(query.get("timeoutSeconds")) * 1000, () => {
        if (watcher.isFrozen || !this.#watchers.delete(watcher)) return;
        body.end();
      });
      body.onClose(() => {
        cancel();
        this.#watchers.delete(watcher);
      });
    });
  }

  sendErrorTo(watcher: Watcher, from: number): void {
    const message = `too old resource version: ${from} (${this.#forgotten})`;
    const object = { kind: "Status", status: "Failure", message, reason: "Expired", code: 410 };
    this.#send(watcher, `${JSON.stringify({ type: "ERROR", object })}\n`);
    watcher.body.end();
    this.#watchers.delete(watcher);
  }

  #tell(entry: Entry): void {
    this.history.push(entry);
    for (const watcher of this.#watchers) {
      if (this.#isNextGarbled) {
        const object = garbled(entry.object);
        this.#send(watcher, `${JSON.stringify({ type: entry.type, object })}\n`);
      } else this.#sendEvent(watcher, entry.type, entry.object);
    }
    this.#isNextGarbled = false;
  }

  readonly #shown = (pod: PodJson): unknown =>
    this.spoilt.has(pod.metadata.name) ? garbled(pod) : pod;

  #sendEvent(watcher: Watcher, type: string, object: unknown): void {
    this.#send(watcher, `${JSON.stringify({ type, object })}\n`);
  }

  #sendBookmark(watcher: Watcher, isEnd: boolean): void {
    const annotations = isEnd ? { annotations: { "k8s.io/initial-events-end": "true" } } : {};
    const metadata = { resourceVersion: String(this.#version), creationTimestamp: null };
    this.#sendEvent(watcher, "BOOKMARK", {
      kind: "Pod",
      metadata: { ...metadata, ...annotations },
    });
  }

  #send({ body, isFrozen }: Watcher, text: string): void {
    if (isFrozen) return;
    const cut = this.#random.below(text.length);
    body.push(text.slice(0, cut));
    body.push(text.slice(cut));
  }

  #bookmarks(): void {
    this.#stopBookmarks = this.#clock.after(MINUTE, () => {
      for (const watcher of this.#watchers) this.#sendBookmark(watcher, false);
      this.#bookmarks();
    });
  }

  #status(
    code: number,
    reason: string,
    message: string,
    signal: AbortSignal,
  ): Promise<FollowResponse> {
    const status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure" };
    return this.#text(code, JSON.stringify({ ...status, message, reason, code }), signal);
  }

  #text(code: number, text: string, signal: AbortSignal): Promise<FollowResponse> {
    return this.#answer(code, signal, (body) => {
      const cut = this.#random.below(text.length + 1);
      body.push(text.slice(0, cut));
      body.push(text.slice(cut));
      body.end();
    });
  }

  #answer(
    status: number,
    signal: AbortSignal,
    fill: (body: Body) => void,
  ): Promise<FollowResponse> {
    const body = new Body(this.isDeaf ? NEVER : signal);
    this.#bodies.add(body);
    fill(body);
    const retryAfter = status >= 400 ? this.retryAfter : undefined;
    const headers = new Headers(retryAfter === undefined ? {} : { "Retry-After": retryAfter });
    return Promise.resolve({ status, headers, body: body.stream, text: () => body.text() });
  }
}

/** A pod in a form that no codec takes. */
function garbled(pod: PodJson): unknown {
  return { ...pod, status: { phase: 7 } };
}
