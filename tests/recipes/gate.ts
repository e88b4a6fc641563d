import {
  formatApiFailure,
  Pod,
  PodCondition,
  podLens,
  refusalOf,
  statusOf,
  upsertCondition,
} from "@k8s-fp/pod-status";
import * as O from "fp-ts/lib/Option.js";

/** Opens a readiness gate, as a controller does: reads the pod, and sends its status back. */
export async function open(api: string, namespace: string, name: string): Promise<void> {
  const url = `${api}/api/v1/namespaces/${namespace}/pods/${name}`;
  const pod = Pod.decode(await (await answered(fetch(url))).json());
  if (pod._tag === "Left") throw new Error("Cannot read the pod", { cause: pod.left });
  const gate = PodCondition.decode({
    type: "example.com/gate",
    status: "True",
    lastTransitionTime: new Date().toISOString(),
  });
  if (gate._tag === "Left") throw new Error("Cannot make the condition", { cause: gate.left });
  // The kubelet writes no condition of a gate: the first time there is none to change.
  const status = upsertCondition(gate.right)(statusOf(pod.right));
  const body = JSON.stringify(Pod.encode(podLens.status.set(O.some(status))(pod.right)));
  const headers = { "Content-Type": "application/json" };
  const answer = await answered(fetch(`${url}/status`, { method: "PUT", headers, body }));
  await answer.body?.cancel();
}

/** An answer that is no refusal. After 409 somebody else wrote the pod in between: read it again. */
async function answered(request: Promise<Response>): Promise<Response> {
  const answer = await request;
  const refusal = await refusalOf(answer);
  if (O.isSome(refusal)) throw new Error(formatApiFailure(refusal.value));
  return answer;
}
