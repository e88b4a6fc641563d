import { decodePods, type Pod, podsReport } from "@k8s-fp/pod-status";
import { assert, assertEquals, assertGreater, assertLess, assertStringIncludes } from "@std/assert";
import fc from "fast-check";
import { SCRIPT_HASH, STYLE_HASH } from "../../src/report/_hash.ts";
import { SCRIPT } from "../../src/report/_script.ts";
import { STYLE } from "../../src/report/_style.ts";
import { anyPod } from "../query/_containers.ts";

const NOW = Date.parse("2026-07-01T09:20:00Z");

/** The pods of JSON that is all good. */
function podsOf(items: ReadonlyArray<unknown>): ReadonlyArray<Pod> {
  const decoded = decodePods(items);
  assert(decoded._tag === "Right");
  assertEquals(decoded.right.failures, []);
  return decoded.right.pods;
}

function readyPod(name: string): unknown {
  return {
    metadata: { name, namespace: "shop", creationTimestamp: "2026-07-01T08:00:00Z" },
    spec: { nodeName: "worker-1", containers: [{ name: "app", image: "registry.example/app:1" }] },
    status: {
      phase: "Running",
      conditions: [{ type: "Ready", status: "True" }],
      containerStatuses: [
        { name: "app", ready: true, restartCount: 0, image: "registry.example/app:1", imageID: "" },
      ],
    },
  };
}

function crashingPod(name: string, owner?: string): unknown {
  return {
    metadata: {
      name,
      namespace: "shop",
      creationTimestamp: "2026-07-01T08:00:00Z",
      ...(owner === undefined ? {} : {
        ownerReferences: [
          { apiVersion: "apps/v1", kind: "ReplicaSet", name: owner, uid: "1", controller: true },
        ],
      }),
    },
    spec: { nodeName: "worker-1", containers: [{ name: "app", image: "registry.example/app:1" }] },
    status: {
      phase: "Running",
      conditions: [
        { type: "PodScheduled", status: "True", lastTransitionTime: "2026-07-01T08:00:03Z" },
        { type: "Ready", status: "False" },
      ],
      containerStatuses: [{
        name: "app",
        ready: false,
        restartCount: 16,
        image: "registry.example/app:1",
        imageID: "",
        state: {
          waiting: {
            reason: "CrashLoopBackOff",
            message: "back-off 5m0s restarting failed container=app",
          },
        },
        lastState: {
          terminated: {
            exitCode: 1,
            reason: "Error",
            message: "cannot open the ledger",
            startedAt: "2026-07-01T09:15:00Z",
            finishedAt: "2026-07-01T09:15:02Z",
          },
        },
      }],
    },
  };
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

Deno.test("podsReport() counts verdicts, tells problems and lists every pod", () => {
  const page = podsReport(NOW, { title: "eu-1", source: "kubectl get pods -A" })(
    podsOf([readyPod("web"), crashingPod("billing")]),
  );
  assertStringIncludes(page, "<title>eu-1</title>");
  assertStringIncludes(page, "kubectl get pods -A");
  assertStringIncludes(page, "2 pods at <time>2026-07-01T09:20:00.000Z</time>");
  assertStringIncludes(page, 'aria-label="1 Stuck, 1 Ready"');
  assertStringIncludes(page, "1 pod that needs somebody");
  assertStringIncludes(page, "cannot open the ledger");
  assertEquals(count(page, "<tr><td><bdi>shop</bdi>"), 2);
});

Deno.test("podsReport() puts pods of one owner with one cause together, each with its page", () => {
  const page = podsReport(NOW)(
    podsOf([crashingPod("billing-a", "billing"), crashingPod("billing-b", "billing")]),
  );
  assertStringIncludes(page, "shop/billing (ReplicaSet, 2 pods)");
  assertEquals(count(page, '<details class="group">'), 1);
  assertEquals(count(page, '<details class="pod"'), 2);
});

Deno.test("podsReport() of no pods, and of none that needs somebody, says so", () => {
  assertStringIncludes(podsReport(NOW)([]), "There are no pods.");
  assertStringIncludes(podsReport(NOW)(podsOf([readyPod("web")])), "No pod needs somebody.");
});

Deno.test("podsReport() names an instant that no calendar has by its number", () => {
  for (const now of [8.64e15 + 1, -Infinity, NaN]) {
    assertStringIncludes(podsReport(now)([]), `0 pods at <time>${now}</time>`);
  }
});

Deno.test("podsReport() draws the runs of a pod that failed to its end, and no further", () => {
  const end = "2026-07-01T09:15:02Z";
  const failed = (name: string, finishedAt: string | undefined) => ({
    metadata: { name, creationTimestamp: "2026-07-01T09:00:00Z" },
    spec: { containers: [{ name: "app" }] },
    status: {
      phase: "Failed",
      containerStatuses: [{
        name: "app",
        ready: false,
        restartCount: 0,
        image: "app:1",
        imageID: "",
        state: { terminated: { exitCode: 1, startedAt: "2026-07-01T09:00:02Z", finishedAt } },
      }],
    },
  });
  const pageAt = (now: number, finishedAt: string | undefined) => {
    const page = podsReport(now)(podsOf([failed("job", finishedAt)]));
    return page.slice(page.indexOf("Runs of its containers"), page.indexOf("<h2>Pods</h2>"));
  };
  const rects = (page: string) => page.match(/<rect [^>]*>/g) ?? [];
  const after = (hours: number) => Date.parse(end) + hours * 3_600_000;
  assertEquals(rects(pageAt(after(0), end)), rects(pageAt(after(9), end)));
  assertGreater(rects(pageAt(after(0), end)).length, 0);
});

Deno.test("podsReport() draws the last runs, and what is not known as not known", () => {
  const page = podsReport(NOW)(podsOf([crashingPod("billing")]));
  const figure = page.slice(page.indexOf("Runs of its containers"));
  const kinds = [...figure.matchAll(/<rect class="(\w+)"/g)].map(([, kind]) => kind);
  assertEquals(kinds.slice(0, 3), ["unknown", "bad", "waiting"]);
  assertStringIncludes(figure, "earlier runs are not known");
  assertStringIncludes(page, "containers have restarted since");
});

Deno.test("podsReport() names its style and its script by their hashes, and allows nothing else", async () => {
  const hashOf = async (text: string) => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
  };
  assertEquals([STYLE_HASH, SCRIPT_HASH], [await hashOf(STYLE), await hashOf(SCRIPT)]);
  const page = podsReport(NOW)([]);
  assertStringIncludes(page, "default-src &#39;none&#39;");
  assert(!/https?:|url\((?!#)| src=| style=| on\w+=/.test(page.replace(SCRIPT, "")));
  assertLess(SCRIPT.length, 4096);
});

Deno.test("podsReport() of any pods has no markup but its own", () => {
  const known =
    /<\/?(?:a|b|bdi|body|br|code|dd|details|div|dl|dt|figcaption|figure|form|h[1-4]|head|header|html|i|input|li|meta|ol|option|output|p|path|pattern|rect|defs|section|script|select|span|style|summary|svg|table|tbody|td|th|thead|time|title|tr|ul)(?:[ >]|(?<=rect class="\w+").)|<!doctype html>/g;
  fc.assert(fc.property(fc.array(anyPod, { maxLength: 5 }), fc.string(), (pods, title) => {
    const page = podsReport(NOW, { title, source: title })(pods).replace(SCRIPT, "");
    assertEquals(page.replace(known, "").includes("<"), false);
    assertEquals(count(page, "<script>"), 1);
  }));
});

Deno.test("podsReport() of 5000 pods with 300 problems stays below 4 MB", () => {
  const pods = podsOf([
    ...Array.from({ length: 4700 }, (_, i) => readyPod(`web-7c9d5b8f64-${i}`)),
    ...Array.from({ length: 300 }, (_, i) => crashingPod(`billing-5f6c7b9d48-${i}`)),
  ]);
  const page = podsReport(NOW)(pods);
  assertLess(new TextEncoder().encode(page).length, 4_000_000);
  assertEquals(count(page, "\n<tr><td>"), 5000);
  assertEquals(count(page, '<details class="pod"'), 300);
});

Deno.test("podsReport() beyond 5000 pods lists those that need somebody, and counts the rest", () => {
  const [well] = podsOf([readyPod("web")]);
  const [ill] = podsOf([crashingPod("billing")]);
  const pods = Array.from({ length: 20_000 }, (_, i) => i % 10 === 0 ? ill : well);
  const page = podsReport(NOW)(pods);
  assertEquals(count(page, "\n<tr><td>"), 2000);
  assertStringIncludes(page, "18000 other pods left out");
  assertStringIncludes(page, "2000 pods that need somebody");
  assertStringIncludes(page, "The 500 worst are told here.");
  assertEquals(count(page, '<details class="pod"'), 500);
});
