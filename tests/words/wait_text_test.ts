import { explain, Pod } from "@k8s-fp/pod-status";
import { assertStringIncludes } from "@std/assert";
import { decoded } from "../_arbitrary.ts";

const NOW = Date.parse("2026-07-01T09:20:00Z");

function lineOf(reason: string, message: string): string {
  const pod = decoded(Pod, {
    metadata: { name: "web", creationTimestamp: "2026-07-01T09:00:00Z" },
    spec: { nodeName: "node-a", containers: [{ name: "web", image: "registry.example/web:2" }] },
    status: {
      phase: "Pending",
      containerStatuses: [{
        name: "web",
        ready: false,
        restartCount: 0,
        image: "registry.example/web:2",
        imageID: "",
        state: { waiting: { reason, message } },
      }],
    },
  });
  return explain(NOW)(pod).text;
}

Deno.test.each([
  {
    reason: "ErrImagePull",
    message:
      'failed to pull and unpack image "registry.example/web:2": no match for platform in manifest: not found',
    says: "not for the platform of the node",
  },
  { reason: "InvalidImageName", message: "couldn't parse image name", says: "invalid name" },
  {
    reason: "SignatureValidationFailed",
    message: "source image rejected: signature required",
    says: "signature not valid",
  },
  { reason: "ErrImageNeverPull", message: "", says: "its policy is never to pull it" },
  {
    reason: "RunContainerError",
    message: "cannot mount",
    says: "cannot start (RunContainerError)",
  },
  { reason: "PreStartHookError", message: "hook", says: "cannot start, a hook failed" },
  { reason: "CreateContainerError", message: "", says: "cannot be created (CreateContainerError)" },
])("a container that waits for $reason is told: $says", ({ reason, message, says }) => {
  assertStringIncludes(lineOf(reason, message), says);
});
