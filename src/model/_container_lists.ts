/**
 * Where a status lists its containers.
 *
 * @internal
 * @module
 */

/** The lists of container statuses, in the order in which containers start. */
export const CONTAINER_LISTS = [
  "initContainerStatuses",
  "containerStatuses",
  "ephemeralContainerStatuses",
] as const;
