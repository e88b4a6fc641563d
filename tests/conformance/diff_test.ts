import { diff, Pod } from "@k8s-fp/pod-status";
import { assert, assertEquals, assertGreater } from "@std/assert";
import { corpusTest, readJson } from "./_corpus.ts";

interface Vector {
  readonly name: string;
  readonly oldPod: unknown;
  readonly pod: unknown;
  readonly expect: { readonly oom: ReadonlyArray<string | { readonly container: string }> };
}

function podOf(json: unknown): Pod {
  const decoded = Pod.decode(json);
  assert(decoded._tag === "Right");
  return decoded.right;
}

corpusTest("diff() tells of the OOM kills that the vertical pod autoscaler counts", () => {
  const vectors = readJson("health/vpa-oom.json") as ReadonlyArray<Vector>;
  assertGreater(vectors.length, 0);
  for (const { name, oldPod, pod, expect } of vectors) {
    const killed = diff(podOf(oldPod))(podOf(pod))
      .flatMap((change) => change._tag === "OOMKilled" ? [change.container] : []);
    const counted = expect.oom.map((oom) => typeof oom === "string" ? oom : oom.container);
    assertEquals(killed, counted, name);
  }
});
