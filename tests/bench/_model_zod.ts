/** The model in zod. */
import * as O from "fp-ts/lib/Option.js";
import { z } from "./_deps.ts";
import { QUANTITY } from "./_patterns.ts";

const time = z.iso.datetime({ offset: true });

const quantity = z.union([
  z.string().regex(QUANTITY),
  z.number().transform(String),
]);

/** The model, given what a field is that may be absent or `null`. */
function podStatus(optional: (schema: z.ZodType) => z.ZodType): z.ZodType {
  const quantities = z.record(z.string(), quantity);

  const condition = z.object({
    type: z.string(),
    status: z.string(),
    observedGeneration: optional(z.int()),
    lastProbeTime: optional(time),
    lastTransitionTime: optional(time),
    reason: optional(z.string()),
    message: optional(z.string()),
  });

  const hostIP = z.object({ ip: z.string() });
  const podIP = z.object({ ip: z.string() });

  const resourceRequirements = z.object({
    limits: optional(quantities),
    requests: optional(quantities),
    claims: optional(z.array(
      z.object({ name: z.string(), request: optional(z.string()) }),
    )),
  });

  const containerState = z.object({
    waiting: optional(z.object({
      reason: optional(z.string()),
      message: optional(z.string()),
    })),
    running: optional(z.object({ startedAt: optional(time) })),
    terminated: optional(z.object({
      exitCode: z.int32(),
      signal: optional(z.int32()),
      reason: optional(z.string()),
      message: optional(z.string()),
      startedAt: optional(time),
      finishedAt: optional(time),
      containerID: optional(z.string()),
    })),
  });

  const volumeMount = z.object({
    name: z.string(),
    mountPath: z.string(),
    readOnly: optional(z.boolean()),
    recursiveReadOnly: optional(z.string()),
    volumeStatus: optional(z.object({
      image: optional(z.object({ imageRef: optional(z.string()) })),
    })),
  });

  const user = z.object({
    linux: optional(z.object({
      uid: z.int(),
      gid: z.int(),
      supplementalGroups: optional(z.array(z.int())),
    })),
  });

  const resourceStatus = z.object({
    name: z.string(),
    resources: optional(z.array(z.object({
      resourceID: z.string(),
      health: optional(z.string()),
      message: optional(z.string()),
    }))),
  });

  const containerStatuses = z.array(z.object({
    name: z.string(),
    state: optional(containerState),
    lastState: optional(containerState),
    ready: z.boolean(),
    restartCount: z.int32(),
    image: z.string(),
    imageID: z.string(),
    containerID: optional(z.string()),
    started: optional(z.boolean()),
    allocatedResources: optional(quantities),
    resources: optional(resourceRequirements),
    volumeMounts: optional(z.array(volumeMount)),
    user: optional(user),
    allocatedResourcesStatus: optional(z.array(resourceStatus)),
    stopSignal: optional(z.string()),
  }));

  const resourceClaimStatus = z.object({
    name: z.string(),
    resourceClaimName: optional(z.string()),
  });

  const extendedResourceClaimStatus = z.object({
    requestMappings: optional(z.array(z.object({
      containerName: z.string(),
      resourceName: z.string(),
      requestName: z.string(),
    }))),
    resourceClaimName: z.string(),
  });

  const nodeAllocatableResourceClaimStatus = z.object({
    resourceClaimName: z.string(),
    containers: optional(z.array(z.string())),
    resources: optional(quantities),
    mapping: optional(z.array(
      z.object({ name: z.string(), quantity }),
    )),
    overhead: optional(z.array(z.object({
      name: z.string(),
      perPod: optional(quantity),
      perContainer: optional(quantity),
    }))),
  });

  const volumeHealth = z.object({
    name: z.string(),
    healthConditions: optional(z.array(z.object({
      status: z.string(),
      reason: z.string(),
      message: optional(z.string()),
    }))),
    lastTransitionTime: optional(time),
  });

  return z.object({
    observedGeneration: optional(z.int()),
    phase: optional(z.string()),
    conditions: optional(z.array(condition)),
    message: optional(z.string()),
    reason: optional(z.string()),
    nominatedNodeName: optional(z.string()),
    hostIP: optional(z.string()),
    hostIPs: optional(z.array(hostIP)),
    podIP: optional(z.string()),
    podIPs: optional(z.array(podIP)),
    startTime: optional(time),
    initContainerStatuses: optional(containerStatuses),
    containerStatuses: optional(containerStatuses),
    ephemeralContainerStatuses: optional(containerStatuses),
    qosClass: optional(z.string()),
    resize: optional(z.string()),
    resourceClaimStatuses: optional(z.array(resourceClaimStatus)),
    extendedResourceClaimStatus: optional(extendedResourceClaimStatus),
    allocatedResources: optional(quantities),
    resources: optional(resourceRequirements),
    nodeAllocatableResourceClaimStatuses: optional(z.array(nodeAllocatableResourceClaimStatus)),
    volumeHealth: optional(z.array(volumeHealth)),
  });
}

/** Validates only; the output has what the input had. */
export const plainPodStatus: z.ZodType = podStatus((schema) => schema.nullish());

/** Builds Options. */
export const optionPodStatus: z.ZodType = podStatus((schema) =>
  schema.nullish().transform(O.fromNullable)
);
