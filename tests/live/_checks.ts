/**
 * What must hold on a real API server.
 *
 * @module
 */
import {
  type FollowOptions,
  followPods,
  type FollowStep,
  getEq,
  isReady,
  metadataOf,
  Pod,
  podPages,
  untilPods,
  watchedPods,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";
import { type Api, pause } from "./_api.ts";

export interface Check {
  readonly name: string;
  /** Whether it needs the program for faults. */
  readonly isFault: boolean;
  /** Says in a line what was seen; throws where it is not as it should be. */
  readonly run: (api: Api) => Promise<string>;
}

/** A follower at work, and all that it told. */
class Followed {
  readonly troubles: string[] = [];
  readonly failures: string[] = [];
  readonly #versions = new Map<string, string>();
  readonly #told = new Set<string>();
  readonly #controller = new AbortController();
  readonly #ended: Promise<void>;
  #last: FollowStep | undefined;
  #changes = 0;

  constructor(api: Api, options: FollowOptions = {}) {
    this.#ended = this.#read(api, options);
  }

  get changes(): number {
    return this.#changes;
  }

  async #read(api: Api, options: FollowOptions): Promise<void> {
    const signal = this.#controller.signal;
    for await (const step of followPods(api.ask, { ...options, signal })) {
      if (step._tag === "Left") {
        this.failures.push(step.left._tag);
        continue;
      }
      this.#last = step.right;
      if (O.isSome(step.right.trouble)) this.troubles.push(step.right.trouble.value.message);
      for (const change of step.right.changes) this.#take(change);
    }
  }

  #take(change: FollowStep["changes"][number]): void {
    this.#changes++;
    if (change._tag === "Expired" || change._tag === "Failed") throw new Error(change._tag);
    const pod = change._tag === "Changed" ? change.newer : change.pod;
    const [uid, version] = versionOf(pod).split("@");
    if (change._tag === "Added" && this.#versions.has(uid)) throw new Error(`${uid} added twice`);
    if (change._tag === "Deleted") {
      if (!this.#versions.delete(uid)) throw new Error(`${uid} deleted twice`);
      return;
    }
    if (this.#told.has(`${uid}@${version}`)) throw new Error(`${uid}@${version} told twice`);
    this.#told.add(`${uid}@${version}`);
    this.#versions.set(uid, version);
  }

  /** Waits until it knows what a list of the server has, and says how long that took. */
  async knows(api: Api, seconds: number): Promise<string> {
    const began = performance.now();
    for (;;) {
      const passed = (performance.now() - began) / 1000;
      const has = await api.versions().catch(() => undefined);
      const step = this.#last;
      const knows = step === undefined ? [] : watchedPods(step.state).map(versionOf).sort();
      const isSynced = step !== undefined && O.isSome(step.state.resourceVersion) &&
        O.isNone(step.trouble);
      if (isSynced && has !== undefined && has.join() === knows.join()) {
        return `${knows.length} pods known after ${passed.toFixed(1)} s`;
      }
      if (passed > seconds) {
        throw new Error(
          `${knows.length} pods known of ${has?.length} after ${seconds} s; ${
            this.troubles.at(-1)
          }`,
        );
      }
      await pause(100);
    }
  }

  async leave(): Promise<void> {
    this.#controller.abort();
    await this.#ended;
  }
}

function versionOf(pod: Pod): string {
  const { uid, resourceVersion } = metadataOf(pod);
  return `${O.toUndefined(uid)}@${O.toUndefined(resourceVersion)}`;
}

const running = {
  phase: "Running",
  conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" }],
};

/** Follows some pods while something goes wrong and pods change meanwhile. */
async function through(
  api: Api,
  wrong: (touch: (phase: string) => Promise<void>) => Promise<void>,
  options: FollowOptions = {},
): Promise<string> {
  await api.clear();
  for (const name of ["a", "b", "c"]) await api.create(name);
  const followed = new Followed(api, options);
  try {
    await followed.knows(api, 20);
    let n = 0;
    await wrong(async (phase) => {
      await api.write("a", { phase, message: `change ${n++}` });
      await api.create(`new-${n}`);
      if (n === 1) await api.remove("b");
    });
    const known = await followed.knows(api, 120);
    await api.write("c", running);
    await followed.knows(api, 20);
    const seen = [...new Set(followed.troubles)].map((text) => text.slice(0, 90));
    return `${known}, ${followed.changes} changes; ${
      followed.troubles.length === 0 ? "no trouble" : seen.join(" | ")
    }`;
  } finally {
    await followed.leave();
  }
}

async function manyPods(api: Api, count: number): Promise<void> {
  await api.clear();
  for (let i = 0; i < count; i += 50) {
    await Promise.all(
      Array.from({ length: Math.min(50, count - i) }, (_, n) => api.create(`many-${i + n}`)),
    );
  }
}

function assertThat(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(what);
}

const isPodReady = ({ status }: Pod) => O.exists(isReady)(status);

const calm: ReadonlyArray<Omit<Check, "isFault">> = [
  {
    name: "pages have every pod once, of one version",
    run: async (api) => {
      await manyPods(api, 230);
      const names = new Set<string>();
      let [pages, isConsistent] = [0, true];
      for await (const page of podPages(api.ask, { limit: 50 })) {
        if (page._tag === "Left") throw new Error(page.left._tag);
        pages++;
        isConsistent &&= page.right.isConsistent;
        for (const pod of page.right.pods) names.add(O.getOrElse(() => "")(metadataOf(pod).name));
      }
      assertThat(names.size === 230 && pages === 5 && isConsistent, `${names.size} in ${pages}`);
      return `${names.size} pods in ${pages} pages`;
    },
  },
  ...(["watch", "pages"] as const).map((listBy) => ({
    name: `a follower that lists by ${listBy} knows what is there, and what changes`,
    run: async (api: Api) => {
      await manyPods(api, 230);
      const followed = new Followed(api, { listBy, limit: 50 });
      try {
        const known = await followed.knows(api, 20);
        for (let i = 0; i < 200; i++) {
          await api.write(`many-${i % 20}`, { phase: "Running", message: String(i) });
        }
        const then = await followed.knows(api, 20);
        assertThat(followed.changes === 430, `${followed.changes} changes are not 430`);
        assertThat(followed.troubles.length === 0, followed.troubles.join());
        return `${known}; ${then} of 200 changes`;
      } finally {
        await followed.leave();
      }
    },
  })),
  {
    name: "waiting ends when a pod that was not there yet is ready",
    run: async (api) => {
      await api.clear();
      const outcome = untilPods(followPods(api.asking("app=late")), isPodReady, {
        timeout: 30_000,
      });
      await pause(500);
      await api.create("late", { app: "late" });
      await pause(500);
      await api.write("late", running);
      const { _tag, chosen } = await outcome;
      assertThat(_tag === "Done" && chosen === 1, _tag);
      return `${_tag}, ${chosen} pod`;
    },
  },
  {
    name: "waiting ends as soon as a pod is stuck, and says why",
    run: async (api) => {
      await api.clear();
      await api.create("bad", { app: "bad" });
      const outcome = untilPods(followPods(api.asking("app=bad")), isPodReady, { timeout: 30_000 });
      await pause(500);
      await api.write("bad", {
        phase: "Pending",
        containerStatuses: [{
          name: "app",
          ready: false,
          restartCount: 0,
          image: "app:1",
          imageID: "",
          state: { waiting: { reason: "ImagePullBackOff", message: "Back-off pulling image" } },
        }],
      });
      const found = await outcome;
      assertThat(found._tag === "Failed", found._tag);
      return found._tag === "Failed" ? found.why : "";
    },
  },
  {
    name: "a refusal ends a follower with the server's words",
    run: async (api) => {
      for await (
        const step of followPods((query, init) => fetch(`${api.pods}/none/log?${query}`, init))
      ) {
        assertThat(step._tag === "Left" && step.left._tag === "Refused", JSON.stringify(step));
        if (step._tag === "Left" && step.left._tag === "Refused") {
          const { code, status } = step.left;
          return `${code}: ${O.isSome(status) ? O.toUndefined(status.value.message) : ""}`;
        }
      }
      throw new Error("nothing was told");
    },
  },
  {
    name: "a status written back unchanged changes nothing",
    run: async (api) => {
      await api.clear();
      await api.create("same");
      await api.write("same", running);
      const read = async () => {
        const pod = Pod.decode(await (await fetch(`${api.pods}/same`)).json());
        if (pod._tag === "Left") throw new Error("cannot be decoded");
        return pod.right;
      };
      const before = await read();
      const answer = await fetch(`${api.pods}/same/status`, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(Pod.encode(before)),
      });
      await answer.body?.cancel();
      assertThat(answer.ok, `the server answers ${answer.status}`);
      const after = await read();
      assertThat(getEq(Pod).equals(before, after), "another pod came back");
      return "equal, of the same version";
    },
  },
];

const faults: ReadonlyArray<Omit<Check, "isFault">> = [
  {
    name: "an API server that is killed and started",
    run: (api) =>
      through(api, async (touch) => {
        await touch("Pending");
        await api.fault("api-kill");
        await pause(4000);
        await api.fault("api-start");
        await touch("Running");
      }),
  },
  {
    name: "an API server that is stopped in good order, by pages",
    run: (api) =>
      through(api, async (touch) => {
        await api.fault("api-stop");
        await pause(1000);
        await api.fault("api-start");
        await touch("Running");
      }, { listBy: "pages" }),
  },
  {
    name: "a proxy that is stopped and started",
    run: (api) =>
      through(api, async (touch) => {
        await api.fault("proxy-stop");
        await pause(3000);
        await api.fault("proxy-start");
        await touch("Running");
      }),
  },
  {
    name: "a proxy that freezes and thaws",
    run: (api) =>
      through(api, async (touch) => {
        await api.fault("proxy-freeze");
        await pause(15_000);
        await api.fault("proxy-thaw");
        await touch("Running");
      }),
  },
  {
    name: "versions that are forgotten while the proxy is away",
    run: (api) =>
      through(api, async (touch) => {
        await api.fault("proxy-stop");
        await api.fault("proxy-start");
        await touch("Running");
        await api.fault("api-kill");
        await api.fault("api-start");
        await touch("Pending");
        await api.fault("compact");
        await api.fault("api-kill");
        await api.fault("api-start");
        await touch("Running");
      }),
  },
  {
    name: "an etcd that is killed and started",
    run: (api) =>
      through(api, async (touch) => {
        await api.fault("etcd-kill");
        await pause(5000);
        await api.fault("etcd-start");
        await pause(2000);
        await touch("Running");
      }),
  },
  {
    name: "a follower that begins while nothing answers",
    run: async (api) => {
      await api.clear();
      await api.create("a");
      await api.fault("proxy-stop");
      const followed = new Followed(api);
      try {
        await pause(4000);
        await api.fault("proxy-start");
        return `${await followed.knows(api, 60)}, ${followed.troubles.length} tries`;
      } finally {
        await followed.leave();
      }
    },
  },
];

export const checks: ReadonlyArray<Check> = [
  ...calm.map((check) => ({ ...check, isFault: false })),
  ...faults.map((check) => ({ ...check, isFault: true })),
];
