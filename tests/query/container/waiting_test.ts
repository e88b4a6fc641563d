import { match, Pod, type Wait, waitingContainers } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, textOf } from "../../_arbitrary.ts";
import { container, KINDS, podOf, podOfEachKind, reordered } from "../_containers.ts";

const tagOf = match<Wait, string>({
  Image: () => "Image",
  Configuration: () => "Configuration",
  Creation: () => "Creation",
  CrashBackOff: () => "CrashBackOff",
  Starting: () => "Starting",
  Other: ({ reason }) => `Other: ${reason}`,
});

Deno.test.each([
  { reason: "ErrImagePull", wait: "Image" },
  { reason: "ImagePullBackOff", wait: "Image" },
  { reason: "ErrImageNeverPull", wait: "Image" },
  { reason: "InvalidImageName", wait: "Image" },
  { reason: "ImageInspectError", wait: "Image" },
  { reason: "RegistryUnavailable", wait: "Image" },
  { reason: "SignatureValidationFailed", wait: "Image" },
  { reason: "CreateContainerConfigError", wait: "Configuration" },
  { reason: "CreateContainerError", wait: "Creation" },
  { reason: "RunContainerError", wait: "Creation" },
  { reason: "PreCreateHookError", wait: "Creation" },
  { reason: "PreStartHookError", wait: "Creation" },
  { reason: "PostStartHookError", wait: "Creation" },
  { reason: "CrashLoopBackOff", wait: "CrashBackOff" },
  { reason: "ContainerCreating", wait: "Starting" },
  { reason: "PodInitializing", wait: "Starting" },
  { reason: "RestartingAllContainers", wait: "Starting" },
  { reason: "", wait: "Starting" },
  { reason: null, wait: "Starting" },
  { reason: "crashloopbackoff", wait: "Other: crashloopbackoff" },
  { reason: "constructor", wait: "Other: constructor" },
])("waitingContainers() takes the reason $reason for a wait of kind $wait", ({ reason, wait }) => {
  const found = waitingContainers(podOf({ state: { waiting: { reason } } }));
  assertEquals(found.map((waiting) => tagOf(waiting.wait)), [wait]);
  assertEquals(found[0].reason, reason ? O.some(reason) : O.none);
});

Deno.test("waitingContainers() lists the containers of all four kinds", () => {
  const found = waitingContainers(podOfEachKind({ state: { waiting: { message: "soon" } } }));
  assertEquals(found.map(({ kind }) => kind), [...KINDS]);
  assertEquals(found.map((waiting) => waiting.container), [...KINDS]);
  assertEquals(found.map(({ message }) => message), KINDS.map(() => O.some("soon")));
});

Deno.test.each([
  { what: "runs", state: { running: {} } },
  { what: "ended", state: { terminated: { exitCode: 0 } } },
  { what: "has an empty state", state: {} },
  { what: "has no state", state: null },
])("waitingContainers() leaves out a container that $what", ({ state }) => {
  assertEquals(waitingContainers(podOf({ state })), []);
});

const CRASH = { terminated: { exitCode: 3, message: "no database" } };

Deno.test("waitingContainers() lists no container that waits for nothing and has ended, or runs", () => {
  const [ended, runs, both] = [
    { waiting: {}, terminated: { exitCode: 0 } },
    { waiting: { message: "soon" }, running: {} },
    { waiting: { reason: "CrashLoopBackOff" }, terminated: { exitCode: 1 } },
  ].map((state, i) => container({ name: `c${i}`, state }));
  const pod = decoded(Pod, { status: { containerStatuses: [ended, runs, both] } });
  assertEquals(waitingContainers(pod).map((waiting) => waiting.container), ["c2"]);
});

Deno.test("waitingContainers() tells of a back-off how that container failed before it", () => {
  const state = { waiting: { reason: "CrashLoopBackOff" } };
  const pod = decoded(Pod, {
    status: {
      containerStatuses: [
        container({ name: "done", state, lastState: { terminated: { exitCode: 0 } } }),
        container({ name: "new", state: { ...state, ...CRASH } }),
        container({ name: "web", state, lastState: CRASH }),
      ],
    },
  });
  const last = waitingContainers(pod).map(({ wait }) =>
    wait._tag === "CrashBackOff" ? O.map(textOf)(wait.lastFailure) : O.none
  );
  assertEquals(last.map(O.isSome), [false, false, true]);
  assertEquals(last[2]._tag === "Some" && last[2].value.includes("no database"), true);
});

Deno.test("waitingContainers() finds the same in another order of app containers", () => {
  fc.assert(fc.property(reordered, ([pod, other]) => {
    const texts = (pod: Pod) => waitingContainers(pod).map(textOf).sort();
    assertEquals(texts(other), texts(pod));
  }));
});
