import { isActive, isAvailable, isDeleting, isTerminal, Pod, PodStatus } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import { decoded } from "../../_arbitrary.ts";

Deno.test.each([
  { phase: "Succeeded", isOver: true },
  { phase: "Failed", isOver: true },
  { phase: "Running", isOver: false },
  { phase: "Unknown", isOver: false },
  { phase: "failed", isOver: false },
  { phase: null, isOver: false },
])(
  "a pod of phase $phase: over $isOver, active unless it is being deleted",
  ({ phase, isOver }) => {
    const status = { phase };
    const metadata = { deletionTimestamp: "2026-01-01T00:00:00Z" };
    assertEquals(isTerminal(decoded(PodStatus, status)), isOver);
    assertEquals(isActive(decoded(Pod, { status })), !isOver);
    assertEquals(isActive(decoded(Pod, { metadata, status })), false);
  },
);

Deno.test("isActive() and isDeleting() of a pod of which nothing is known", () => {
  assertEquals([isActive(decoded(Pod, {})), isDeleting(decoded(Pod, {}))], [true, false]);
  assertEquals(isDeleting(decoded(Pod, { metadata: { deletionTimestamp: null } })), false);
});

const READY = { type: "Ready", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" };
const NOW = Date.UTC(2026, 0, 1, 0, 0, 30);

Deno.test.each([
  { what: "ready for as long", conditions: [READY], seconds: 30, available: true },
  { what: "ready for less long", conditions: [READY], seconds: 31, available: false },
  { what: "not ready", conditions: [{ ...READY, status: "False" }], seconds: 0, available: false },
  { what: "without a condition", conditions: [], seconds: 0, available: false },
  {
    what: "ready since an unknown time",
    conditions: [{ ...READY, lastTransitionTime: null }],
    seconds: 1,
    available: false,
  },
  {
    what: "ready since an unknown time, which is enough",
    conditions: [{ ...READY, lastTransitionTime: null }],
    seconds: 0,
    available: true,
  },
])(
  "isAvailable() of a pod $what for $seconds s is $available",
  ({ conditions, seconds, available }) => {
    assertEquals(isAvailable(NOW, seconds)(decoded(PodStatus, { conditions })), available);
  },
);
