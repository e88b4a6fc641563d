/** What a stream makes of the parts of a pod that the model leaves as they are. */
import { Pod, podsFromChunks, unknownFields } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import { bytesOf, drained } from "./_chunks.ts";
import { decodedItems, failuresOf, podsOf } from "./_documents.ts";

function read(text: string) {
  return drained(podsFromChunks([bytesOf(text)]));
}

/** A pod with many empty objects, as the fields that managers own have them. */
const owned = {
  metadata: { name: "a" },
  owned: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f:${i}`, {}])),
};

Deno.test("what a stream gives with many empty objects can be decoded again, and sent back", () => {
  const [pod] = podsOf(read(JSON.stringify(owned)).given);
  const again = Pod.decode({ ...owned, owned: pod[unknownFields]?.owned });
  assert(again._tag === "Right");
  for (const one of [pod, again.right]) {
    assertEquals(JSON.stringify(Pod.encode(one)), JSON.stringify(owned));
  }
});

Deno.test("what is sent back of a pod with many empty objects is the sender's to change", () => {
  const [pod] = podsOf(read(JSON.stringify(owned)).given);
  const json = Pod.encode(pod) as unknown as { owned: Record<string, Record<string, number>> };
  json.owned["f:1"].changed = 1;
  assertEquals(json.owned["f:2"], {});
});

Deno.test("a pod with empty objects that is wrong elsewhere is told with all that is wrong", () => {
  const item = { ...owned, metadata: { name: 7 }, status: { phase: 7, more: { empty: {} } } };
  const { given } = read(JSON.stringify(item));
  assertEquals(failuresOf(given).map((failure) => "issues" in failure && failure.issues.length), [
    2,
  ]);
});

Deno.test("a stream takes as many levels as decodePods() does, wherever they stand", () => {
  const nested = (levels: number, open: string, close: string) =>
    open.repeat(levels) + close.repeat(levels);
  for (const [open, close] of [["[", "]"], ['{"a":', "}"]]) {
    for (const levels of [998, 999, 1000, 1001, 1010, 5000]) {
      const deep = nested(levels, open, close).replace('{"a":}', "{}");
      for (
        const item of [
          `{"metadata":{"name":"a"},"x":${deep}}`,
          `{"metadata":{"name":"a","managedFields":${deep}}}`,
          `{"spec":{"volumes":${deep}}}`,
          `{"status":{"containerStatuses":[{"name":"a","ready":true,"restartCount":0,"image":"","imageID":"","state":{"running":{"x":${deep}}}}]}}`,
        ]
      ) {
        const forms = [`[${item}]`, `{"kind":"PodList","items":[${item}]}`, item];
        for (const text of forms) {
          const { given } = read(text);
          const { pods, failures } = decodedItems([JSON.parse(item)]);
          assertEquals(podsOf(given).length, pods.length, `${levels} levels of ${open}`);
          assertEquals(pods.length, levels <= 1000 ? 1 : 0);
          assertEquals(
            failuresOf(given).map((failure) => "index" in failure && failure.index),
            failures.map(({ index }) => index),
          );
        }
      }
    }
  }
});
