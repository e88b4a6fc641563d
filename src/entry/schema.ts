/**
 * JSON Schemas of all that this module reads, for those who do not run it. It
 * is a part of its own: who does not import it does not load it.
 *
 * @example
 * ```ts
 * import { PodStatus } from "@k8s-fp/pod-status/model";
 * import { jsonSchema } from "@k8s-fp/pod-status/schema";
 * import { assertEquals } from "@std/assert";
 *
 * const { title, type } = jsonSchema(PodStatus);
 * assertEquals([title, type], ["PodStatus", "object"]);
 * ```
 *
 * @module
 */

export { jsonSchema } from "../schema/json_schema.ts";
