import { conditionByType, Pod, podConditionLens, podLens } from "@k8s-fp/pod-status";
import { pipe } from "fp-ts/lib/function.js";
import * as L from "monocle-ts/lib/Lens.js";
import * as Op from "monocle-ts/lib/Optional.js";

const openGate = pipe(
  podLens.status,
  L.some,
  Op.compose(conditionByType("example.com/gate")),
  Op.composeLens(podConditionLens.status),
  Op.modify(() => "True"),
);

/** Opens a readiness gate, as a controller does: reads the pod, and sends its status back. */
export async function open(api: string, namespace: string, name: string): Promise<void> {
  const url = `${api}/api/v1/namespaces/${namespace}/pods/${name}`;
  const pod = Pod.decode(await (await fetch(url)).json());
  if (pod._tag === "Left") throw new Error("Cannot read the pod", { cause: pod.left });
  const answer = await fetch(`${url}/status`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(Pod.encode(openGate(pod.right))),
  });
  // 409: somebody else wrote the pod in between; read it again.
  if (!answer.ok) throw new Error("Cannot write the status", { cause: await answer.text() });
}
