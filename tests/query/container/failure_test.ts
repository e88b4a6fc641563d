import { crashLooping, failures, oomKilled, Pod, signalName } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, textOf } from "../../_arbitrary.ts";
import { anyPod, type Json, KINDS, podOf, podOfEachKind, reordered } from "../_containers.ts";

function ended(terminated: Json, spec: Json = {}): Pod {
  return podOf({ state: { terminated } }, spec);
}

Deno.test("failures() tells all that is known of a run that failed", () => {
  const end = {
    exitCode: 1,
    reason: "Error",
    message: "no database",
    startedAt: "2026-01-01T00:00:00Z",
    finishedAt: "2026-01-01T00:00:01Z",
  };
  const { exitCode, ...rest } = end;
  const options = Object.entries(rest).map(([key, value]) => [key, O.some(value)]);
  const expected: unknown = {
    container: "app",
    kind: "app",
    when: "now",
    exitCode,
    signal: O.none,
    ...Object.fromEntries(options),
  };
  assertEquals<unknown>(failures(ended(end)), [expected]);
});

Deno.test("failures() lists the runs of all four kinds, the last before the previous one", () => {
  const crash = { terminated: { exitCode: 1 } };
  const found = failures(podOfEachKind({ state: crash, lastState: crash }));
  assertEquals(
    found.map(({ container, kind, when }) => [container, kind, when]),
    KINDS.flatMap((kind) => [[kind, kind, "now"], [kind, kind, "previously"]]),
  );
});

Deno.test("failures() leaves out what ended well, runs or waits", () => {
  for (const state of [{ terminated: { exitCode: 0 } }, { running: {} }, { waiting: {} }, {}]) {
    assertEquals(failures(podOf({ state, lastState: state })), []);
  }
});

Deno.test.each([
  { exitCode: 1, signal: null, expected: null },
  { exitCode: 128, signal: null, expected: null },
  { exitCode: 129, signal: null, expected: 1 },
  { exitCode: 137, signal: null, expected: 9 },
  { exitCode: 137, signal: 0, expected: 9 },
  { exitCode: 137, signal: 15, expected: 15 },
  { exitCode: 0, signal: 15, expected: 15 },
  { exitCode: 192, signal: null, expected: 64 },
  { exitCode: 193, signal: null, expected: null },
  { exitCode: 255, signal: null, expected: null },
  { exitCode: -1073741510, signal: null, expected: null },
])(
  "failures() takes exit code $exitCode with signal $signal for signal $expected",
  ({ exitCode, signal, expected }) => {
    const found = failures(ended({ exitCode, signal })).map((failure) => failure.signal);
    assertEquals(found, [O.fromNullable(expected)]);
  },
);

Deno.test.each([
  { os: undefined, signal: O.some(9) },
  { os: { name: "linux" }, signal: O.some(9) },
  { os: { name: "windows" }, signal: O.none },
])(
  "failures() reads a signal out of an exit code of $os only where it can be",
  ({ os, signal }) => {
    const [failure] = failures(ended({ exitCode: 137 }, { os }));
    assertEquals(failure.signal, signal);
  },
);

Deno.test("failures() takes empty texts, and the Unix epoch as a start, for unknown", () => {
  const [failure] = failures(
    ended({ exitCode: 128, reason: "", message: "", startedAt: "1970-01-01T00:00:00Z" }),
  );
  const { reason, message, startedAt, finishedAt } = failure;
  assertEquals([reason, message, startedAt, finishedAt], [O.none, O.none, O.none, O.none]);
});

Deno.test.each([
  { exitCode: 137, reason: "OOMKilled", isKilled: true },
  { exitCode: 1, reason: "OOMKilled", isKilled: true },
  { exitCode: 0, reason: "OOMKilled", isKilled: true },
  { exitCode: 137, reason: "Error", isKilled: false },
  { exitCode: 137, reason: null, isKilled: false },
])("oomKilled() of a run with exit code $exitCode and reason $reason: $isKilled", (end) => {
  const { isKilled, ...terminated } = end;
  const pod = podOfEachKind({ state: { running: {} }, lastState: { terminated } });
  const found = oomKilled(pod).map(({ kind, when }) => ({ kind, when }));
  assertEquals(found, isKilled ? KINDS.map((kind) => ({ kind, when: "previously" })) : []);
});

Deno.test("oomKilled() is part of failures(), but for exit code 0", () => {
  fc.assert(fc.property(anyPod, (pod) => {
    const all = new Set(failures(pod).map(textOf));
    for (const killed of oomKilled(pod)) {
      const isListed = killed.exitCode !== 0 || O.isSome(killed.signal);
      assertEquals(all.has(textOf(killed)), isListed);
    }
  }));
});

const NOW = Date.UTC(2026, 0, 1, 1);
const MINUTE = 60_000;

/** The instant of some minutes before {@link NOW}. */
function ago(minutes: number): string {
  return new Date(NOW - minutes * MINUTE).toISOString();
}

/** A container that has run for 1 minute, after a run from 5 to 2 minutes ago that failed. */
const LOOPING = {
  restartCount: 2,
  state: { running: { startedAt: ago(1) } },
  lastState: { terminated: { exitCode: 1, startedAt: ago(5), finishedAt: ago(2) } },
};

function looped(json: Json): ReadonlyArray<string> {
  return crashLooping(NOW)(podOfEachKind(json)).map(({ kind }) => kind);
}

function before(terminated: Json): Json {
  return {
    ...LOOPING,
    lastState: { terminated: { ...LOOPING.lastState.terminated, ...terminated } },
  };
}

/** A container that has run for some minutes; its previous run ended a minute before, after two. */
function since(minutes: number): Json {
  return {
    ...before({ startedAt: ago(minutes + 3), finishedAt: ago(minutes + 1) }),
    state: { running: { startedAt: ago(minutes) } },
  };
}

const SOON = 1 / 60_000;

Deno.test.each([
  {
    what: "waits in CrashLoopBackOff",
    json: { state: { waiting: { reason: "CrashLoopBackOff" } } },
  },
  { what: "runs after a crash", json: LOOPING },
  { what: "has run for 10 minutes", json: since(10) },
  {
    what: "was held back for 10 minutes",
    json: before({ startedAt: ago(12), finishedAt: ago(11) }),
  },
  { what: "ran for 10 minutes before", json: before({ startedAt: ago(12) }) },
  { what: "ran before since nobody knows when", json: before({ startedAt: null }) },
  { what: "never started before", json: before({ startedAt: "1970-01-01T00:00:00Z" }) },
  { what: "was ended by a signal", json: before({ exitCode: 0, signal: 11 }) },
  { what: "starts in the future, by another clock", json: since(-1) },
])("crashLooping() lists a container that $what", ({ json }) => {
  assertEquals(looped(json), [...KINDS]);
});

Deno.test.each([
  { what: "was restarted once", json: { ...LOOPING, restartCount: 1 } },
  { what: "ended well before", json: before({ exitCode: 0 }) },
  { what: "has no previous run", json: { ...LOOPING, lastState: {} } },
  { what: "has run for more than 10 minutes", json: since(10 + SOON) },
  {
    what: "did not run for more than 10 minutes before",
    json: before({ startedAt: ago(13), finishedAt: ago(11 + SOON) }),
  },
  { what: "ran for more than 10 minutes before", json: before({ startedAt: ago(12 + SOON) }) },
  { what: "ended before at an unknown time", json: before({ finishedAt: null }) },
  { what: "started at an unknown time", json: { ...LOOPING, state: { running: {} } } },
  { what: "has ended", json: { ...LOOPING, state: LOOPING.lastState } },
  {
    what: "waits for its image",
    json: { ...LOOPING, state: { waiting: { reason: "ErrImagePull" } } },
  },
])("crashLooping() leaves out a container that $what", ({ json }) => {
  assertEquals(looped(json), []);
});

Deno.test("crashLooping() lists ever fewer containers while nothing happens", () => {
  const instants = fc.integer({ min: NOW - 120 * MINUTE, max: NOW + 240 * MINUTE });
  fc.assert(fc.property(anyPod, instants, fc.nat(30 * MINUTE), (pod, now, wait) => {
    const sooner = new Set(crashLooping(now)(pod).map(({ status }) => status));
    const later = crashLooping(now + wait)(pod);
    assertEquals(later.filter(({ status }) => !sooner.has(status)), []);
  }));
});

Deno.test("signalName() knows the 31 signals that are no real-time ones, each by its own name", () => {
  const known = Array.from({ length: 300 }, (_, i) => i - 100)
    .filter((signal) => O.isSome(signalName(signal)));
  assertEquals(known, Array.from({ length: 31 }, (_, i) => i + 1));
  const names = known.map((signal) => O.toNullable(signalName(signal)));
  assertEquals(new Set(names).size, 31);
  assertEquals(signalName(NaN), O.none);
  assertEquals(signalName(9.5), O.none);
});

/** What `kill -l` lists on Linux from 1 on. */
const LINUX_SIGNALS =
  "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP " +
  "TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS";

Deno.test.each(LINUX_SIGNALS.split(" ").map((name, i) => [i + 1, `SIG${name}`] as const))(
  "signalName() of %i is %s",
  (signal, name) => {
    assertEquals<unknown>(signalName(signal), O.some(name));
  },
);

Deno.test("failures(), oomKilled() and crashLooping() find the same in another order of app containers", () => {
  fc.assert(fc.property(reordered, ([pod, other]) => {
    const facts = (pod: Pod) =>
      [failures(pod), oomKilled(pod), crashLooping(NOW)(pod)].map((list: ReadonlyArray<unknown>) =>
        list.map(textOf).sort()
      );
    assertEquals(facts(other), facts(pod));
  }));
});

Deno.test("failures(), oomKilled() and crashLooping() of a pod of which nothing is known are empty", () => {
  const pod = decoded(Pod, {});
  assertEquals([failures(pod), oomKilled(pod), crashLooping(NOW)(pod)], [[], [], []]);
});
