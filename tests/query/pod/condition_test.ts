import {
  emptyPodStatus,
  findCondition,
  findFirstCondition,
  hasCondition,
  isReady,
  PodCondition,
  PodStatus,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded } from "../../_arbitrary.ts";

const statusOf = (json: unknown): PodStatus => decoded(PodStatus, json);

const TYPES = ["Ready", "ContainersReady", "PodScheduled", "example.com/gate", "__proto__"];
const STATUSES = ["True", "False", "Unknown", "Maybe"];

const type = fc.constantFrom(...TYPES);
const status = fc.constantFrom(...STATUSES);
const condition = fc.record({ type, status });
const conditions = fc.array(condition, { maxLength: 8 });
const uniqueConditions = fc.uniqueArray(condition, { selector: (c) => c.type });
const phase = fc.constantFrom("Pending", "Running", "Succeeded", "Failed", "Unknown", "");

Deno.test("findCondition() finds the first condition of its type", () => {
  fc.assert(fc.property(conditions, type, (list, wanted) => {
    const found = findCondition(wanted)(statusOf({ conditions: list }));
    assertEquals(
      O.toUndefined(O.map(PodCondition.encode)(found)),
      list.find((c) => c.type === wanted),
    );
  }));
});

Deno.test("findCondition() returns the condition of the status itself", () => {
  const podStatus = statusOf({ conditions: [{ type: "Ready", status: "True", reason: "x" }] });
  assert(O.isSome(podStatus.conditions));
  const [listed] = podStatus.conditions.value;
  assertStrictEquals(O.toUndefined(findCondition("Ready")(podStatus)), listed);
});

Deno.test("hasCondition() holds for the status that findCondition() finds, and for no other", () => {
  fc.assert(fc.property(conditions, type, status, (list, wanted, asked) => {
    const podStatus = statusOf({ conditions: list });
    assertEquals(
      hasCondition(wanted, asked)(podStatus),
      O.exists((c: PodCondition) => c.status === asked)(findCondition(wanted)(podStatus)),
    );
  }));
});

Deno.test("hasCondition() asks for True unless told otherwise", () => {
  fc.assert(fc.property(conditions, type, (list, wanted) => {
    const podStatus = statusOf({ conditions: list });
    assertEquals(hasCondition(wanted)(podStatus), hasCondition(wanted, "True")(podStatus));
  }));
});

Deno.test("hasCondition() holds for no status where the condition is missing", () => {
  for (const asked of STATUSES) {
    assertEquals(hasCondition("DisruptionTarget", asked)(emptyPodStatus), false, asked);
  }
});

Deno.test("hasCondition() does not depend on the order of the conditions", () => {
  const shuffled = uniqueConditions.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length }),
    )
  );
  fc.assert(fc.property(shuffled, type, status, ([list, other], wanted, asked) => {
    const has = hasCondition(wanted, asked);
    assertEquals(
      has(statusOf({ conditions: list })),
      has(statusOf({ conditions: other })),
    );
  }));
});

Deno.test.each([
  { what: "Ready is True", conditions: [{ type: "Ready", status: "True" }], ready: true },
  { what: "Ready is False", conditions: [{ type: "Ready", status: "False" }], ready: false },
  { what: "Ready is Unknown", conditions: [{ type: "Ready", status: "Unknown" }], ready: false },
  {
    what: "Ready is true in lower case",
    conditions: [{ type: "Ready", status: "true" }],
    ready: false,
  },
  {
    what: "the type is ready in lower case",
    conditions: [{ type: "ready", status: "True" }],
    ready: false,
  },
  {
    what: "only the containers are ready",
    conditions: [{ type: "ContainersReady", status: "True" }],
    ready: false,
  },
  {
    what: "a second Ready says False",
    conditions: [{ type: "Ready", status: "True" }, { type: "Ready", status: "False" }],
    ready: true,
  },
  {
    what: "only a second Ready says True",
    conditions: [{ type: "Ready", status: "False" }, { type: "Ready", status: "True" }],
    ready: false,
  },
  { what: "there is no condition", conditions: [], ready: false },
  { what: "the conditions are null", conditions: null, ready: false },
  { what: "the conditions are absent", conditions: undefined, ready: false },
])("isReady() is $ready where $what", ({ conditions, ready }) => {
  assertEquals(isReady(statusOf({ conditions })), ready);
});

Deno.test("isReady() does not depend on the phase", () => {
  fc.assert(fc.property(conditions, phase, (list, phase) => {
    assertEquals(
      isReady(statusOf({ phase, conditions: list })),
      isReady(statusOf({ conditions: list })),
    );
  }));
});

Deno.test("findFirstCondition() is the first condition that fits, with nothing but the condition to go by", () => {
  fc.assert(fc.property(conditions, status, (conditions, wanted) => {
    const asked: unknown[][] = [];
    const found = findFirstCondition((...args) => {
      asked.push(args);
      return args[0].status === wanted;
    })(statusOf({ conditions }));
    const first = conditions.find(({ status }) => status === wanted);
    assertEquals(
      O.map(({ type, status }: PodCondition) => ({ type: String(type), status: String(status) }))(
        found,
      ),
      O.fromNullable(first),
    );
    assertEquals(asked.every((args) => args.length === 1), true);
  }));
});

Deno.test("findFirstCondition() is none without conditions", () => {
  assertEquals(findFirstCondition(() => true)(emptyPodStatus), O.none);
});
