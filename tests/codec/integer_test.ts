import { Pod, PodList, Status } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";

const inSpec = (spec: unknown) => Pod.decode({ spec });
const inContainer = (container: unknown) =>
  inSpec({ containers: [{ name: "app", ...container as object }] });
const inStatus = (status: unknown) => Pod.decode({ status });
const inContainerStatus = (json: unknown) =>
  inStatus({
    containerStatuses: [{
      name: "app",
      ready: true,
      restartCount: 0,
      image: "app:1",
      imageID: "",
      ...json as object,
    }],
  });
const rule = (values: unknown) => ({
  restartPolicyRules: [{ action: "Restart", exitCodes: { operator: "In", values } }],
});

/** Every whole number of the API that a pod, a list or a status has: kubernetes/api `core/v1/types.go`. */
const INT_32: Readonly<Record<string, (n: number) => E.Either<unknown, unknown>>> = {
  priority: (n) => inSpec({ priority: n }),
  containerPort: (n) => inContainer({ ports: [{ containerPort: n }] }),
  hostPort: (n) => inContainer({ ports: [{ containerPort: 1, hostPort: n }] }),
  "exit codes of a rule": (n) => inContainer(rule([n])),
  restartCount: (n) => inContainerStatus({ restartCount: n }),
  exitCode: (n) => inContainerStatus({ state: { terminated: { exitCode: n } } }),
  signal: (n) => inContainerStatus({ state: { terminated: { exitCode: 0, signal: n } } }),
  code: (n) => Status.decode({ code: n }),
  retryAfterSeconds: (n) => Status.decode({ details: { retryAfterSeconds: n } }),
};

const INT_64: Readonly<Record<string, (n: number) => E.Either<unknown, unknown>>> = {
  generation: (n) => Pod.decode({ metadata: { generation: n } }),
  deletionGracePeriodSeconds: (n) => Pod.decode({ metadata: { deletionGracePeriodSeconds: n } }),
  terminationGracePeriodSeconds: (n) => inSpec({ terminationGracePeriodSeconds: n }),
  activeDeadlineSeconds: (n) => inSpec({ activeDeadlineSeconds: n }),
  tolerationSeconds: (n) => inSpec({ tolerations: [{ tolerationSeconds: n }] }),
  observedGeneration: (n) => inStatus({ observedGeneration: n }),
  "observedGeneration of a condition": (n) =>
    inStatus({ conditions: [{ type: "Ready", status: "True", observedGeneration: n }] }),
  uid: (n) => inContainerStatus({ user: { linux: { uid: n, gid: 0 } } }),
  gid: (n) => inContainerStatus({ user: { linux: { uid: 0, gid: n } } }),
  supplementalGroups: (n) =>
    inContainerStatus({ user: { linux: { uid: 0, gid: 0, supplementalGroups: [n] } } }),
  remainingItemCount: (n) => PodList.decode({ metadata: { remainingItemCount: n }, items: [] }),
};

const EDGES = [-(2 ** 31), 2 ** 31 - 1];
const BEYOND = [-(2 ** 31) - 1, 2 ** 31];

for (const [field, decode] of Object.entries(INT_32)) {
  Deno.test(`${field} is an int32`, () => {
    assertEquals(EDGES.map((n) => E.isRight(decode(n))), [true, true]);
    assertEquals(BEYOND.map((n) => E.isRight(decode(n))), [false, false]);
  });
}

for (const [field, decode] of Object.entries(INT_64)) {
  Deno.test(`${field} is an int64`, () => {
    assertEquals(
      [...EDGES, ...BEYOND, 2 ** 53].map((n) => E.isRight(decode(n))).includes(false),
      false,
    );
    assertEquals([2 ** 64, -(2 ** 64), 0.5].map((n) => E.isRight(decode(n))).includes(true), false);
  });
}
