/**
 * The API's own definitions of what a pod consists of, and where the model
 * differs from them.
 *
 * @module
 */
import { readJson } from "./_corpus.ts";

/** A type as the API defines it. */
export interface ApiType {
  readonly properties?: Readonly<Record<string, ApiField>>;
  readonly required?: ReadonlyArray<string>;
}

/** A field as the API defines it. */
export interface ApiField {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: ApiField;
  readonly additionalProperties?: ApiField;
  readonly "x-kubernetes-list-map-keys"?: ReadonlyArray<string>;
  readonly "x-kubernetes-patch-merge-key"?: string;
}

/** The newest release of which there are definitions. */
export const NEWEST = "1.37.2";

/** The name of the type that a reference leads to. */
export function lastName(ref: string): string {
  return ref.slice(ref.lastIndexOf(".") + 1);
}

/** The types of a release by their names. */
export function apiTypes(release: string): ReadonlyMap<string, ApiType> {
  const { definitions } = readJson(`openapi/pod-${release}.json`) as {
    readonly definitions: Readonly<Record<string, ApiType>>;
  };
  return new Map(Object.entries(definitions).map(([name, type]) => [lastName(name), type]));
}

/** Types that the file of the API's definitions of a pod does not have. */
export const UNDEFINED: Readonly<Record<string, string>> = {
  Pod: "the file has what a pod consists of",
  PodList: "the file has what a pod consists of",
  FleetSummary: "of this module",
  PodRow: "of this module",
  ContainerRow: "of this module",
  List: "kubectl's, of which the API has no definition",
};

const OPAQUE = "nothing but whether it is there decides about a status";
const NULLED = "required, yet `null` from servers where it is empty";

/** Where our model says something else than a release, and why. */
export const DIFFERENCES: Readonly<
  Record<string, { readonly ours: string; readonly why: string }>
> = {
  ...Object.fromEntries(
    ["Container", "EphemeralContainer"].flatMap((type) =>
      ["readinessProbe", "livenessProbe", "startupProbe", "lifecycle"].map((key) => [
        `${type}.${key}`,
        { ours: "json", why: OPAQUE },
      ])
    ),
  ),
  "ImageVolumeStatus.imageRef": {
    ours: "string",
    why: "required, yet left out by servers where it is empty",
  },
  "PodExtendedResourceClaimStatus.requestMappings": {
    ours: "list of ContainerExtendedResourceRequest",
    why: NULLED,
  },
  "PodSpec.containers": { ours: "list of Container by name", why: NULLED },
};
