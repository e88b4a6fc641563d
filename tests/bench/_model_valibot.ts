/** The model in valibot. */
import * as O from "fp-ts/lib/Option.js";
import { v } from "./_deps.ts";
import { QUANTITY } from "./_patterns.ts";

const integer = v.pipe(v.number(), v.safeInteger());
const int32 = v.pipe(v.number(), v.integer(), v.minValue(-(2 ** 31)), v.maxValue(2 ** 31 - 1));
const time = v.pipe(v.string(), v.isoTimestamp());

const quantity = v.union([
  v.pipe(v.string(), v.regex(QUANTITY)),
  v.pipe(v.number(), v.transform(String)),
]);

/** The model, given what a field is that may be absent or `null`. */
function podStatus(optional: (schema: v.GenericSchema) => v.GenericSchema): v.GenericSchema {
  const quantities = v.record(v.string(), quantity);

  const condition = v.object({
    type: v.string(),
    status: v.string(),
    observedGeneration: optional(integer),
    lastProbeTime: optional(time),
    lastTransitionTime: optional(time),
    reason: optional(v.string()),
    message: optional(v.string()),
  });

  const hostIP = v.object({ ip: v.string() });
  const podIP = v.object({ ip: v.string() });

  const resourceRequirements = v.object({
    limits: optional(quantities),
    requests: optional(quantities),
    claims: optional(v.array(
      v.object({ name: v.string(), request: optional(v.string()) }),
    )),
  });

  const containerState = v.object({
    waiting: optional(v.object({
      reason: optional(v.string()),
      message: optional(v.string()),
    })),
    running: optional(v.object({ startedAt: optional(time) })),
    terminated: optional(v.object({
      exitCode: int32,
      signal: optional(int32),
      reason: optional(v.string()),
      message: optional(v.string()),
      startedAt: optional(time),
      finishedAt: optional(time),
      containerID: optional(v.string()),
    })),
  });

  const volumeMount = v.object({
    name: v.string(),
    mountPath: v.string(),
    readOnly: optional(v.boolean()),
    recursiveReadOnly: optional(v.string()),
    volumeStatus: optional(v.object({
      image: optional(v.object({ imageRef: optional(v.string()) })),
    })),
  });

  const user = v.object({
    linux: optional(v.object({
      uid: integer,
      gid: integer,
      supplementalGroups: optional(v.array(integer)),
    })),
  });

  const resourceStatus = v.object({
    name: v.string(),
    resources: optional(v.array(v.object({
      resourceID: v.string(),
      health: optional(v.string()),
      message: optional(v.string()),
    }))),
  });

  const containerStatuses = v.array(v.object({
    name: v.string(),
    state: optional(containerState),
    lastState: optional(containerState),
    ready: v.boolean(),
    restartCount: int32,
    image: v.string(),
    imageID: v.string(),
    containerID: optional(v.string()),
    started: optional(v.boolean()),
    allocatedResources: optional(quantities),
    resources: optional(resourceRequirements),
    volumeMounts: optional(v.array(volumeMount)),
    user: optional(user),
    allocatedResourcesStatus: optional(v.array(resourceStatus)),
    stopSignal: optional(v.string()),
  }));

  const resourceClaimStatus = v.object({
    name: v.string(),
    resourceClaimName: optional(v.string()),
  });

  const extendedResourceClaimStatus = v.object({
    requestMappings: optional(v.array(v.object({
      containerName: v.string(),
      resourceName: v.string(),
      requestName: v.string(),
    }))),
    resourceClaimName: v.string(),
  });

  const nodeAllocatableResourceClaimStatus = v.object({
    resourceClaimName: v.string(),
    containers: optional(v.array(v.string())),
    resources: optional(quantities),
    mapping: optional(v.array(
      v.object({ name: v.string(), quantity }),
    )),
    overhead: optional(v.array(v.object({
      name: v.string(),
      perPod: optional(quantity),
      perContainer: optional(quantity),
    }))),
  });

  const volumeHealth = v.object({
    name: v.string(),
    healthConditions: optional(v.array(v.object({
      status: v.string(),
      reason: v.string(),
      message: optional(v.string()),
    }))),
    lastTransitionTime: optional(time),
  });

  return v.object({
    observedGeneration: optional(integer),
    phase: optional(v.string()),
    conditions: optional(v.array(condition)),
    message: optional(v.string()),
    reason: optional(v.string()),
    nominatedNodeName: optional(v.string()),
    hostIP: optional(v.string()),
    hostIPs: optional(v.array(hostIP)),
    podIP: optional(v.string()),
    podIPs: optional(v.array(podIP)),
    startTime: optional(time),
    initContainerStatuses: optional(containerStatuses),
    containerStatuses: optional(containerStatuses),
    ephemeralContainerStatuses: optional(containerStatuses),
    qosClass: optional(v.string()),
    resize: optional(v.string()),
    resourceClaimStatuses: optional(v.array(resourceClaimStatus)),
    extendedResourceClaimStatus: optional(extendedResourceClaimStatus),
    allocatedResources: optional(quantities),
    resources: optional(resourceRequirements),
    nodeAllocatableResourceClaimStatuses: optional(v.array(nodeAllocatableResourceClaimStatus)),
    volumeHealth: optional(v.array(volumeHealth)),
  });
}

/** Validates only; the output has what the input had. */
export const plainPodStatus: v.GenericSchema = podStatus((schema) => v.nullish(schema));

/** Builds Options; only with a default does valibot visit an absent field. */
export const optionPodStatus: v.GenericSchema = podStatus((schema) =>
  v.pipe(v.nullish(schema, null), v.transform(O.fromNullable))
);
