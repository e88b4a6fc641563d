import {
  Container,
  isContainerRestartable,
  PodSpec,
  shouldContainerRestart,
} from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { decoded } from "../../_arbitrary.ts";

const specOf = (restartPolicy?: string) => decoded(PodSpec, { restartPolicy });
const containerOf = (restartPolicy?: string, restartPolicyRules?: unknown) =>
  decoded(Container, { name: "app", restartPolicy, restartPolicyRules });

const rule = (action: string, operator?: string, values: ReadonlyArray<number> = []) => ({
  action,
  ...(operator === undefined ? {} : { exitCodes: { operator, values } }),
});

Deno.test.each([
  { pod: undefined, own: undefined, rules: [], onZero: true, onOne: true, ever: true },
  { pod: "Always", own: undefined, rules: [], onZero: true, onOne: true, ever: true },
  { pod: "OnFailure", own: undefined, rules: [], onZero: false, onOne: true, ever: true },
  { pod: "Never", own: undefined, rules: [], onZero: false, onOne: false, ever: false },
  { pod: "Never", own: "Always", rules: [], onZero: true, onOne: true, ever: true },
  { pod: "Always", own: "OnFailure", rules: [], onZero: false, onOne: true, ever: true },
  { pod: "Always", own: "Never", rules: [], onZero: false, onOne: false, ever: false },
  { pod: "Never", own: "Sometimes", rules: [], onZero: false, onOne: false, ever: true },
  {
    pod: "Always",
    own: "Never",
    rules: [rule("Restart", "In", [1])],
    onZero: false,
    onOne: true,
    ever: true,
  },
  {
    pod: "Always",
    own: "Never",
    rules: [rule("Restart", "NotIn", [1])],
    onZero: true,
    onOne: false,
    ever: true,
  },
  {
    pod: "Always",
    own: "Never",
    rules: [rule("RestartAllContainers", "In", [1]), rule("Restart", "In", [0])],
    onZero: true,
    onOne: true,
    ever: true,
  },
  {
    pod: "Always",
    own: "Never",
    rules: [rule("Restart")],
    onZero: false,
    onOne: false,
    ever: true,
  },
  {
    pod: "Always",
    own: "Never",
    rules: [rule("Restart", "Above", [1])],
    onZero: false,
    onOne: false,
    ever: true,
  },
  {
    pod: "Always",
    own: "Never",
    rules: [rule("RestartAllContainers", "In", [1])],
    onZero: false,
    onOne: true,
    ever: false,
  },
  {
    pod: "Always",
    own: "Never",
    rules: [rule("StopAll", "In", [1]), rule("Restart", "In", [1])],
    onZero: false,
    onOne: false,
    ever: true,
  },
  { pod: "Never", own: "", rules: [], onZero: false, onOne: false, ever: true },
  {
    pod: "Never",
    own: "",
    rules: [rule("Restart", "In", [1])],
    onZero: false,
    onOne: true,
    ever: true,
  },
  {
    pod: "Never",
    own: undefined,
    rules: [rule("Restart", "In", [1])],
    onZero: false,
    onOne: false,
    ever: false,
  },
])("pod $pod, container $own, rules $rules: again after 0 $onZero, after 1 $onOne, ever $ever", (
  { pod, own, rules, onZero, onOne, ever },
) => {
  const spec = specOf(pod);
  const container = containerOf(own, rules);
  assertEquals(
    [
      shouldContainerRestart(0)(spec)(container),
      shouldContainerRestart(1)(spec)(container),
      isContainerRestartable(spec)(container),
    ],
    [onZero, onOne, ever],
  );
});

Deno.test("a container of a pod that always restarts does so after every exit code", () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (exitCode) => {
    assertEquals(shouldContainerRestart(exitCode)(specOf("Always"))(containerOf()), true);
  }));
});
