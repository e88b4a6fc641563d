import type { Pod } from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";
import { pipe } from "fp-ts/lib/function.js";
import * as O from "fp-ts/lib/Option.js";
import { isMet, parseFor, type WaitFor, waitForJSONPath } from "../verdicts/kubectl_wait.ts";
import { corpusTest, readJson } from "./_corpus.ts";
import { lenientPod } from "./_lenient.ts";

interface Vector {
  readonly id: string;
  readonly name: string;
  readonly expect: unknown;
}

function vectors<A>(name: string): ReadonlyArray<Vector & A> {
  const found = readJson(`kubectl/${name}.json`) as ReadonlyArray<Vector & A>;
  assertGreater(found.length, 0);
  return found;
}

type WaitsFor = E.Either<string, ReadonlyArray<WaitFor>>;

/** What several `--for` ask for; or the error of the first that is wrong. */
function parseFors(flags: ReadonlyArray<string>): WaitsFor {
  return flags.reduce(
    (all: WaitsFor, flag) =>
      pipe(all, E.flatMap((some) => pipe(parseFor(flag), E.map((one) => [...some, one])))),
    E.right([]),
  );
}

/** Asks one after the other, up to the first that is not met. */
function areMet(waitsFor: ReadonlyArray<WaitFor>): (pod: Pod) => E.Either<string, boolean> {
  return (pod) =>
    waitsFor.reduce(
      (met: E.Either<string, boolean>, waitFor) =>
        pipe(met, E.flatMap((isMetSoFar) => isMetSoFar ? isMet(waitFor)(pod) : E.right(false))),
      E.right(true),
    );
}

const toExpectation = E.matchW((error: string) => ({ error }), (met: boolean) => ({ met }));

interface Condition {
  readonly type?: unknown;
  readonly status?: unknown;
}

interface Waited {
  readonly status?: { readonly conditions?: ReadonlyArray<Condition | null> };
}

/** A pod without the conditions that kubectl skips as malformed: with them it is no pod. */
function podOf(object: Waited): Pod {
  const { status } = object;
  if (status?.conditions === undefined) return lenientPod(object);
  const conditions = status.conditions.filter((condition) =>
    typeof condition?.type === "string" && typeof condition.status === "string"
  );
  return lenientPod({ ...object, status: { ...status, conditions } });
}

corpusTest("the --for of kubectl wait is parsed as kubectl does", () => {
  type For = { readonly for: ReadonlyArray<string> };
  for (const { id, name, for: flags, expect } of vectors<For>("wait-for-parse")) {
    const parsed = pipe(
      parseFors(flags),
      E.match((error): unknown => ({ valid: false, error }), () => ({ valid: true })),
    );
    assertEquals(parsed, expect, `${id}, ${name}`);
  }
});

corpusTest("the conditions of a decoded pod end kubectl wait as kubectl does", () => {
  type For = { readonly object: Waited; readonly for: ReadonlyArray<string> };
  for (const { id, name, object, for: flags, expect } of vectors<For>("wait-condition")) {
    const met = pipe(parseFors(flags), E.flatMap((waitsFor) => areMet(waitsFor)(podOf(object))));
    assertEquals<unknown>(toExpectation(met), expect, `${id}, ${name}`);
  }
});

corpusTest("the wire form of a decoded pod answers JSONPath as kubectl does", () => {
  type Path = { readonly object: Waited; readonly jsonpath: string; readonly value: string | null };
  for (const { id, name, object, jsonpath, value, expect } of vectors<Path>("wait-jsonpath")) {
    const met = pipe(
      waitForJSONPath(jsonpath, O.fromNullable(value)),
      E.flatMap((waitFor) => isMet(waitFor)(podOf(object))),
    );
    assertEquals<unknown>(toExpectation(met), expect, `${id}, ${name}`);
  }
});

Deno.test("kubectl wait reads flags, generations and paths by its rules", () => {
  const pod = lenientPod({
    metadata: { generation: 2, labels: { "example.com/tier": " web " } },
    status: {
      phase: "Running",
      observedGeneration: 1,
      conditions: [
        { type: "Ready", status: "True", observedGeneration: 3 },
        { type: "example.com/ok", status: "Maybe", observedGeneration: 2 },
        { type: "Behind", status: "True" },
      ],
      containerStatuses: [
        { name: "app", ready: true, restartCount: 3 },
        { name: "log", ready: false, started: true },
      ],
    },
  });
  const expected: Readonly<Record<string, E.Either<string, boolean>>> = {
    "Create": E.right(true),
    "DELETE": E.right(false),
    "condition=": E.right(false),
    "condition=ready=TRUE": E.right(true),
    "condition=EXAMPLE.com/o\u212A=maybe": E.right(true),
    "condition=Behind": E.right(false),
    "condition=Ready=": E.right(false),
    "condition=Ready=true=": E.right(false),
    "condition=R.ady": E.right(false),
    "Condition=Ready": E.left('unrecognized condition: "Condition=Ready"'),
    "jsonpath=status.phase=running": E.right(false),
    "jsonpath='{.status.phase}'=Running": E.left(
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    ),
    "jsonpath={status.phase}='Running'": E.right(true),
    'jsonpath=.status.phase="Running"': E.right(true),
    "jsonpath={.status.phase}=''": E.left("jsonpath wait has to have a value after equal sign"),
    "jsonpath={.status.phase}=a=b": E.left(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    ),
    "jsonpath=.metadata.labels.example\\.com/tier=web": E.right(true),
    "jsonpath=.metadata.labels['example\\.com/tier']= web": E.right(true),
    'jsonpath=.status.conditions[?(@.type=="Ready")].status=True': E.right(true),
    'jsonpath=.status.conditions[?(@.type=="Gone")].status': E.right(false),
    "jsonpath=.status.containerStatuses[?(@.name=='app')].restartCount=3": E.right(true),
    "jsonpath=.status.containerStatuses[?(@.restartCount==3)].name=app": E.right(true),
    "jsonpath=.status.containerStatuses[?(@.ready==false)].name=log": E.right(true),
    "jsonpath=.status.containerStatuses[?(@.started)].name=log": E.right(true),
    "jsonpath=.status.containerStatuses[?(@.started==true)].name": E.left(
      "can only compare one element at a time",
    ),
    "jsonpath=.status.containerStatuses[?(@.restartCount=='3')].name": E.left(
      "incompatible types for comparison",
    ),
    'jsonpath=.status.conditions[?(@.type=="Ready"||@.type=="Gone")].status': E.left(
      "unrecognized character in action: U+007C '|'",
    ),
    "jsonpath=.status.containerStatuses[-1].name=log": E.right(true),
    "jsonpath=.status.containerStatuses[2].name": E.left(
      "array index out of bounds: index 2, length 2",
    ),
    "jsonpath=.status.containerStatuses[*].name": E.left(
      "given jsonpath expression matches more than one value",
    ),
    "jsonpath=.metadata.labels.*": E.left("unrecognized character in action: U+002E '.'"),
    "jsonpath=.status.containerStatuses": E.right(true),
  };
  for (const [flag, expectation] of Object.entries(expected)) {
    const met = pipe(parseFor(flag), E.flatMap((waitFor) => isMet(waitFor)(pod)));
    assertEquals(met, expectation, flag);
  }
  const asked = pipe(
    parseFors(["condition=Gone", "jsonpath=.status.conditions[*]"]),
    E.flatMap((waitsFor) => areMet(waitsFor)(pod)),
  );
  assertEquals(asked, E.right(false), "the second is not asked before the first is met");
});
