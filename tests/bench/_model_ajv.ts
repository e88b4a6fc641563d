/** The model as a JSON schema, compiled by ajv: it validates and changes nothing. */
import { Ajv } from "./_deps.ts";
import { QUANTITY, RFC_3339 } from "./_patterns.ts";

type Schema = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Schema>>;

const string: Schema = { type: "string" };
const boolean: Schema = { type: "boolean" };
const int32: Schema = { type: "integer", minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
const integer: Schema = { type: "integer" };
const time: Schema = { type: "string", pattern: RFC_3339.source };
const quantity: Schema = { type: ["string", "number"], pattern: QUANTITY.source };
const quantities: Schema = { type: "object", additionalProperties: quantity };

function object(required: Schemas, optional: Schemas = {}): Schema {
  const nullable = Object.entries(optional).map(([key, schema]) => [
    key,
    { ...schema, nullable: true },
  ]);
  return {
    type: "object",
    properties: { ...required, ...Object.fromEntries(nullable) },
    required: Object.keys(required),
  };
}

function array(items: Schema): Schema {
  return { type: "array", items };
}

const condition = object({ type: string, status: string }, {
  observedGeneration: integer,
  lastProbeTime: time,
  lastTransitionTime: time,
  reason: string,
  message: string,
});

const resourceRequirements = object({}, {
  limits: quantities,
  requests: quantities,
  claims: array(object({ name: string }, { request: string })),
});

const containerState = object({}, {
  waiting: object({}, { reason: string, message: string }),
  running: object({}, { startedAt: time }),
  terminated: object({ exitCode: int32 }, {
    signal: int32,
    reason: string,
    message: string,
    startedAt: time,
    finishedAt: time,
    containerID: string,
  }),
});

const volumeMount = object({ name: string, mountPath: string }, {
  readOnly: boolean,
  recursiveReadOnly: string,
  volumeStatus: object({}, { image: object({}, { imageRef: string }) }),
});

const containerStatuses = array(object({
  name: string,
  ready: boolean,
  restartCount: int32,
  image: string,
  imageID: string,
}, {
  state: containerState,
  lastState: containerState,
  containerID: string,
  started: boolean,
  allocatedResources: quantities,
  resources: resourceRequirements,
  volumeMounts: array(volumeMount),
  user: object({}, {
    linux: object({ uid: integer, gid: integer }, { supplementalGroups: array(integer) }),
  }),
  allocatedResourcesStatus: array(object({ name: string }, {
    resources: array(object({ resourceID: string }, { health: string, message: string })),
  })),
  stopSignal: string,
}));

const podStatus = object({}, {
  observedGeneration: integer,
  phase: string,
  conditions: array(condition),
  message: string,
  reason: string,
  nominatedNodeName: string,
  hostIP: string,
  hostIPs: array(object({ ip: string })),
  podIP: string,
  podIPs: array(object({ ip: string })),
  startTime: time,
  initContainerStatuses: containerStatuses,
  containerStatuses,
  ephemeralContainerStatuses: containerStatuses,
  qosClass: string,
  resize: string,
  resourceClaimStatuses: array(object({ name: string }, { resourceClaimName: string })),
  extendedResourceClaimStatus: object({ resourceClaimName: string }, {
    requestMappings: array(
      object({ containerName: string, resourceName: string, requestName: string }),
    ),
  }),
  allocatedResources: quantities,
  resources: resourceRequirements,
  nodeAllocatableResourceClaimStatuses: array(object({ resourceClaimName: string }, {
    containers: array(string),
    resources: quantities,
    mapping: array(object({ name: string, quantity })),
    overhead: array(object({ name: string }, { perPod: quantity, perContainer: quantity })),
  })),
  volumeHealth: array(object({ name: string }, {
    healthConditions: array(object({ status: string, reason: string }, { message: string })),
    lastTransitionTime: time,
  })),
});

/** Whether a value is a status; says no more. */
export const isPodStatus: (json: unknown) => boolean = new Ajv({ allowUnionTypes: true })
  .compile(podStatus);
