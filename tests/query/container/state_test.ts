import {
  containerStateAge,
  ContainerStateTerminated,
  ContainerStatus,
  currentState,
  endText,
  previousEnd,
  stateMessage,
  stateReason,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, valueOf } from "../../_arbitrary.ts";
import { container } from "../_containers.ts";

const waiting = { waiting: { reason: "CrashLoopBackOff" } };
const running = { running: { startedAt: "2026-01-01T00:00:00Z" } };
const terminated = { terminated: { exitCode: 1 } };

Deno.test.each([
  { what: "waits", state: waiting, expected: "Waiting" },
  { what: "waits for nothing in particular", state: { waiting: {} }, expected: "Waiting" },
  { what: "runs", state: running, expected: "Running" },
  { what: "ended", state: terminated, expected: "Terminated" },
  { what: "has an empty state", state: {}, expected: "Waiting" },
  { what: "has no state", state: null, expected: "Waiting" },
  { what: "ended and runs", state: { ...running, ...terminated }, expected: "Terminated" },
  { what: "waits and ended", state: { ...terminated, ...waiting }, expected: "Waiting" },
  {
    what: "waits for nothing and ended",
    state: { waiting: { reason: "", message: "soon" }, ...running, ...terminated },
    expected: "Terminated",
  },
  { what: "waits for nothing and runs", state: { waiting: {}, ...running }, expected: "Running" },
  { what: "does all", state: { ...running, ...terminated, ...waiting }, expected: "Waiting" },
])("currentState() of a container that $what is $expected", ({ state, expected }) => {
  assertEquals(currentState(decoded(ContainerStatus, container({ state })))._tag, expected);
});

Deno.test("currentState() is the member of the state itself", () => {
  fc.assert(fc.property(valueOf(ContainerStatus), (status) => {
    const found = currentState(status);
    const members = O.isSome(status.state) ? status.state.value : undefined;
    switch (found._tag) {
      case "Waiting":
        assertStrictEquals(found.waiting, members?.waiting ?? O.none);
        return;
      case "Running":
        assertEquals(O.some(found.running), members?.running);
        return;
      case "Terminated":
        assertEquals(O.some(found.terminated), members?.terminated);
    }
  }));
});

Deno.test("currentState() does not look at the previous run", () => {
  const status = container({ state: running, lastState: terminated });
  assertEquals(currentState(decoded(ContainerStatus, status))._tag, "Running");
});

Deno.test("a container that waits has no age of its state", () => {
  fc.assert(fc.property(valueOf(ContainerStatus), (status) => {
    if (currentState(status)._tag === "Waiting") assert(O.isNone(containerStateAge(0)(status)));
  }));
});

Deno.test.each([
  { what: "ended badly", lastState: terminated, exitCode: 1 },
  { what: "ended well", lastState: { terminated: { exitCode: 0 } }, exitCode: 0 },
  { what: "is not known to have ended", lastState: running, exitCode: null },
  { what: "has an empty state", lastState: {}, exitCode: null },
  { what: "there was none of", lastState: null, exitCode: null },
])("previousEnd() of a run that $what", ({ lastState, exitCode }) => {
  const status = decoded(ContainerStatus, container({ state: terminated, lastState }));
  const end = previousEnd(status);
  assertEquals(O.isSome(end) ? end.value.exitCode : null, exitCode);
});

Deno.test.each([
  { end: { exitCode: 137, signal: 9, reason: "OOMKilled" }, text: "OOMKilled" },
  { end: { exitCode: 137, signal: 9, reason: "" }, text: "Signal:9" },
  { end: { exitCode: 137, signal: 9 }, text: "Signal:9" },
  { end: { exitCode: 137, signal: 0 }, text: "ExitCode:137" },
  { end: { exitCode: 0 }, text: "ExitCode:0" },
  { end: { exitCode: -1073741510 }, text: "ExitCode:-1073741510" },
])("endText() is $text", ({ end, text }) => {
  assertEquals(endText(decoded(ContainerStateTerminated, end)), text);
});

const told = { reason: "Odd", message: "why" };

Deno.test.each([
  { what: "waits", state: { waiting: told }, expected: told },
  { what: "ended", state: { terminated: { exitCode: 1, ...told } }, expected: told },
  { what: "runs", state: running, expected: {} },
  { what: "waits for nothing in particular", state: { waiting: {} }, expected: {} },
  { what: "tells nothing", state: { waiting: { reason: "", message: "" } }, expected: {} },
  { what: "has no state", state: null, expected: {} },
  {
    what: "waits for nothing, and ended before",
    state: { waiting: {}, terminated: { exitCode: 1, ...told } },
    expected: told,
  },
  {
    what: "waits, and ended before",
    state: { waiting: { reason: "Waits" }, terminated: { exitCode: 1, ...told } },
    expected: { reason: "Waits" },
  },
])("stateReason() and stateMessage() of a container that $what", ({ state, expected }) => {
  const status = decoded(ContainerStatus, container({ state }));
  const { reason, message }: Partial<typeof told> = expected;
  assertEquals<O.Option<string>>(stateReason(status), O.fromNullable(reason));
  assertEquals(stateMessage(status), O.fromNullable(message));
});
