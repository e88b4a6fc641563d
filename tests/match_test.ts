import {
  type Blame,
  type Cases,
  type CurrentState,
  currentState,
  match,
  type Verdict,
  verdict,
} from "@k8s-fp/pod-status";
import { ContainerStatus, Pod } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import { assert as assertType, type IsExact } from "@std/testing/types";
import fc from "fast-check";
import * as E from "fp-ts/lib/Either.js";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";
import { valueOf } from "./_arbitrary.ts";

Deno.test("match() calls one case alone, with the member", () => {
  const cases: Cases<CurrentState, unknown> = {
    Waiting: (state) => ["Waiting", state],
    Running: (state) => ["Running", state],
    Terminated: (state) => ["Terminated", state],
  };
  fc.assert(fc.property(valueOf(ContainerStatus), (status) => {
    const state = currentState(status);
    assertEquals(match<CurrentState, unknown>(cases)(state), [state._tag, state]);
  }));
});

Deno.test("match() in a pipe knows the union, in a map as well", () => {
  const exitCode = match<CurrentState, O.Option<number>>({
    Waiting: () => O.none,
    Running: () => O.none,
    Terminated: ({ terminated }) => O.some(terminated.exitCode),
  });
  const told = (option: O.Option<number>) =>
    pipe(option, match({ None: () => "none", Some: ({ value }) => value.toFixed(1) }));
  assertType<IsExact<ReturnType<typeof told>, string>>(true);
  assertEquals([O.none, O.some(2)].map(told), ["none", "2.0"]);
  const texts = [E.left("bad"), E.right(3)].map(
    match({ Left: ({ left }) => left, Right: ({ right }) => String(right) }),
  );
  assertType<IsExact<typeof texts, string[]>>(true);
  assertEquals(texts, ["bad", "3"]);
  assertEquals(exitCode({ _tag: "Waiting", waiting: O.none }), O.none);
});

Deno.test("match() gives a case of a shared tag that tag alone", () => {
  const blamed = match<Blame, string>({
    Infrastructure: ({ _tag }) => {
      assertType<IsExact<typeof _tag, "Infrastructure">>(true);
      return _tag;
    },
    Workload: ({ containers }) => containers.join(),
    Unknown: () => "nobody",
  });
  const blame: Blame = { _tag: "Workload", reason: O.none, message: O.none, containers: ["app"] };
  assertEquals(blamed(blame), "app");
});

Deno.test("match() leaves out no case, has none too many, and names its union", () => {
  const all = {
    Ready: () => 1,
    Progressing: () => 2,
    Stuck: () => 3,
    Terminating: () => 4,
    Succeeded: () => 5,
  };
  const inPipe = (found: Verdict) => pipe(found, match({ ...all, Failed: () => 6 }));
  assertType<IsExact<ReturnType<typeof inPipe>, number>>(true);
  const ofPod = (pod: Pod) => inPipe(verdict(0)(pod));
  fc.assert(fc.property(valueOf(Pod), (pod) => ofPod(pod) > 0));
  // @ts-expect-error: Failed is missing
  match<Verdict, number>(all);
  // @ts-expect-error: Fialed is misspelt
  match<Verdict, number>({ ...all, Failed: () => 6, Fialed: () => 7 });
  // @ts-expect-error: nothing tells of which union
  match({ ...all, Failed: () => 6 });
});
