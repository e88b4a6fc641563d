/**
 * `VolumeMountStatus`: a volume as it is mounted in a container.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import {
  type Codec,
  type Draft,
  optional,
  record,
  required,
  withUnknown,
} from "../codec/_codec.ts";
import { boolean, string, word } from "../codec/_scalar.ts";
import { type Open, unknownFields, type WithUnknownFields } from "../codec/json.ts";

/**
 * The image behind a volume.
 *
 * @category model
 * @since 0.1.0
 */
export interface ImageVolumeStatus extends WithUnknownFields {
  /** Its digest; required by the API's schema, yet left out by servers when empty. */
  readonly imageRef: Option<string>;
}

/**
 * Codec of {@link ImageVolumeStatus}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const ImageVolumeStatus: Codec<ImageVolumeStatus> = record<ImageVolumeStatus>(
  "ImageVolumeStatus",
  (json) => ({
    imageRef: optional(json.imageRef, string),
  }),
);

/**
 * What a volume is made of: at most one member is set.
 *
 * @category model
 * @since 0.1.0
 */
export interface VolumeStatus extends WithUnknownFields {
  /** Set for an image volume. */
  readonly image: Option<ImageVolumeStatus>;
}

/**
 * Codec of {@link VolumeStatus}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const VolumeStatus: Codec<VolumeStatus> = record<VolumeStatus>("VolumeStatus", (json) => ({
  image: optional(json.image, ImageVolumeStatus),
}));

/**
 * Whether a mount is read-only all the way down.
 *
 * @category model
 * @since 0.1.0
 */
export type RecursiveReadOnlyMode = Open<"Disabled" | "Enabled">;

const recursiveReadOnlyMode: Codec<RecursiveReadOnlyMode> = word("RecursiveReadOnlyMode");

/**
 * A volume as it is mounted in a container.
 *
 * @category model
 * @since 0.1.0
 */
export interface VolumeMountStatus extends WithUnknownFields {
  /** The volume. */
  readonly name: string;
  /** Where it is mounted; one mount per path. */
  readonly mountPath: string;
  /** Absent means `false`. */
  readonly readOnly: Option<boolean>;
  /** Absent where the mount is not read-only. */
  readonly recursiveReadOnly: Option<RecursiveReadOnlyMode>;
  /** Set for image volumes, since 1.36. */
  readonly volumeStatus: Option<VolumeStatus>;
}

/**
 * Codec of {@link VolumeMountStatus}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { VolumeMountStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { name: "data", mountPath: "/data", readOnly: true };
 * const decoded = VolumeMountStatus.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(VolumeMountStatus.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const VolumeMountStatus: Codec<VolumeMountStatus> = record<VolumeMountStatus>(
  "VolumeMountStatus",
  (json) => ({
    name: required(json.name, string),
    mountPath: required(json.mountPath, string),
    readOnly: optional(json.readOnly, boolean),
    recursiveReadOnly: optional(json.recursiveReadOnly, recursiveReadOnlyMode),
    volumeStatus: optional(json.volumeStatus, VolumeStatus),
  }),
  (mount) => {
    const json: Draft<VolumeMountStatus> = { name: mount.name, mountPath: mount.mountPath };
    if (O.isSome(mount.readOnly)) json.readOnly = mount.readOnly.value;
    if (O.isSome(mount.recursiveReadOnly)) json.recursiveReadOnly = mount.recursiveReadOnly.value;
    if (O.isSome(mount.volumeStatus)) {
      json.volumeStatus = VolumeStatus.encode(
        mount.volumeStatus.value,
      );
    }
    return withUnknown(json, mount[unknownFields]);
  },
);
