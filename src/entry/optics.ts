/**
 * A lens for every field, and optics that reach further. It is a part of the
 * whole module.
 *
 * @example
 * ```ts
 * import { podStatusLens } from "@k8s-fp/pod-status/optics";
 * import { emptyPodStatus } from "@k8s-fp/pod-status/model";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assertEquals } from "@std/assert";
 *
 * const status = podStatusLens.phase.set(O.some("Failed"))(emptyPodStatus);
 * assertEquals(podStatusLens.phase.get(status), O.some("Failed"));
 * ```
 *
 * @module
 */

export { type Lenses } from "../codec/lenses.ts";
export {
  containerLens,
  containerPortLens,
  containerResizePolicyLens,
  containerRestartRuleLens,
  containerRestartRuleOnExitCodesLens,
  ephemeralContainerLens,
  listLens,
  listMetaLens,
  objectMetaLens,
  ownerReferenceLens,
  podLens,
  podListLens,
  podOSLens,
  podReadinessGateLens,
  podResourceClaimLens,
  podSchedulingGateLens,
  podSpecLens,
  statusCauseLens,
  statusDetailsLens,
  statusLens,
  tolerationLens,
} from "../optics/pod_lenses.ts";
export {
  conditionByType,
  containerStatusByName,
  eachCondition,
  eachContainerStatus,
  running,
  terminated,
  waiting,
} from "../optics/reach.ts";
export {
  containerExtendedResourceRequestLens,
  containerStateLens,
  containerStateRunningLens,
  containerStateTerminatedLens,
  containerStateWaitingLens,
  containerStatusLens,
  containerUserLens,
  hostIPLens,
  imageVolumeStatusLens,
  linuxContainerUserLens,
  nodeAllocatableResourceClaimStatusLens,
  nodeAllocatableResourceMappingLens,
  nodeAllocatableResourceOverheadLens,
  podConditionLens,
  podExtendedResourceClaimStatusLens,
  podIPLens,
  podResourceClaimStatusLens,
  podStatusLens,
  podVolumeHealthLens,
  resourceClaimLens,
  resourceHealthLens,
  resourceRequirementsLens,
  resourceStatusLens,
  volumeHealthConditionLens,
  volumeMountStatusLens,
  volumeStatusLens,
} from "../optics/status_lenses.ts";
