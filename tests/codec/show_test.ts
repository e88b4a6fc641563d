import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { ContainerStatus, getShow, Pod, PodStatus, WatchEvent } from "@k8s-fp/pod-status";
import { codecs, decoded, fieldsOf, valueOf } from "../_arbitrary.ts";

Deno.test("getShow() shows what is there, by the names of Kubernetes, and leaves out what is absent", () => {
  const container = { name: "app", ready: true, restartCount: 0, image: "app:1", imageID: "" };
  assertEquals(
    getShow(ContainerStatus).show(
      decoded(ContainerStatus, { ...container, allocatedResources: { cpu: 1 }, "a b": [null] }),
    ),
    'ContainerStatus { name: "app", ready: true, restartCount: 0, image: "app:1", imageID: "", ' +
      'allocatedResources: { "cpu": "1" }, "a b": [null] }',
  );
  const event = { type: "ERROR", object: { code: 410 } };
  assertEquals(
    getShow(WatchEvent).show(decoded(WatchEvent, event)),
    'ErrorEvent { type: "ERROR", object: Status { code: 410 } }',
  );
  const pod = decoded(Pod, { metadata: { labels: {} }, status: { podIPs: [], conditions: null } });
  assertEquals(
    getShow(Pod).show(pod),
    "Pod { metadata: ObjectMeta { labels: {} }, status: PodStatus { podIPs: [] } }",
  );
  assertEquals(getShow(PodStatus).show(decoded(PodStatus, {})), "PodStatus {}");
});

for (const codec of codecs) {
  Deno.test(`getShow(${codec.name}) tells each field that is there, in one bounded line`, () => {
    const { show } = getShow(codec);
    fc.assert(
      fc.property(valueOf(codec), (value) => {
        const text = show(value);
        assert(text.length <= 1000 && !text.includes("\n"));
        if (text.endsWith("…")) return;
        for (const { key, optional } of fieldsOf(codec, value)) {
          const field = (value as Readonly<Record<string, unknown>>)[key];
          const isThere = !optional || O.isSome(field as O.Option<unknown>);
          if (isThere) assert(text.includes(`${key}: `), text);
        }
      }),
      { numRuns: 20 },
    );
  });
}

Deno.test("getShow() bounds its line and its work whatever the length, width and depth of a value", () => {
  let deep: unknown = 7;
  for (let i = 0; i < 900; i++) deep = [deep];
  const documents: ReadonlyArray<readonly [object, RegExp]> = [
    [{ message: "m".repeat(1e6) }, /^PodStatus \{ message: "m{99}…" \}$/],
    [{ podIPs: Array(1e5).fill({ ip: "::1" }) }, /^PodStatus \{ podIPs: \[PodIP .{900,}…$/],
    [{ mood: deep }, /^PodStatus \{ mood: \[{15}…\]{15} \}$/],
    [{ ["k".repeat(1e6)]: 7 }, /^PodStatus \{ k{99}…: 7 \}$/],
    [{ message: "😀".repeat(1e5) }, /^PodStatus \{ message: "(😀){49}…" \}$/],
  ];
  for (const [json, expected] of documents) {
    const text = getShow(PodStatus).show(decoded(PodStatus, json));
    assert(expected.test(text), text);
    assert(text.length <= 1000 && text.isWellFormed());
  }
});
