/**
 * `ContainerUser`: the identity that a container's first process got.
 *
 * @module
 */
import { O, type Option } from "../_deps.ts";
import {
  type Codec,
  type Draft,
  optional,
  optionalList,
  record,
  required,
  withUnknown,
  writeList,
} from "../codec/_codec.ts";
import { int64 } from "../codec/_scalar.ts";
import { unknownFields, type WithUnknownFields } from "../codec/json.ts";

/**
 * The identity of a container's first process on Linux.
 *
 * @category model
 * @since 0.1.0
 */
export interface LinuxContainerUser extends WithUnknownFields {
  /** Primary user; 0 is root. */
  readonly uid: number;
  /** Primary group. */
  readonly gid: number;
  /** Further groups. */
  readonly supplementalGroups: Option<ReadonlyArray<number>>;
}

/**
 * Codec of {@link LinuxContainerUser}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @category model
 * @since 0.1.0
 */
export const LinuxContainerUser: Codec<LinuxContainerUser> = record<LinuxContainerUser>(
  "LinuxContainerUser",
  (json) => ({
    uid: required(json.uid, int64),
    gid: required(json.gid, int64),
    supplementalGroups: optionalList(json.supplementalGroups, int64),
  }),
  (user) => {
    const json: Draft<LinuxContainerUser> = { uid: user.uid, gid: user.gid };
    if (O.isSome(user.supplementalGroups)) {
      json.supplementalGroups = writeList(
        int64,
        user.supplementalGroups.value,
      );
    }
    return withUnknown(json, user[unknownFields]);
  },
);

/**
 * The identity of a container's first process, by operating system.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContainerUser extends WithUnknownFields {
  /** Set on Linux, the only system so far. */
  readonly linux: Option<LinuxContainerUser>;
}

/**
 * Codec of {@link ContainerUser}.
 *
 * Source: kubernetes/api `core/v1/types.go`.
 *
 * @example
 * ```ts
 * import { ContainerUser } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const json = { linux: { uid: 1000, gid: 1000 } };
 * const decoded = ContainerUser.decode(json);
 * assert(decoded._tag === "Right");
 * assertEquals(ContainerUser.encode(decoded.right), json);
 * ```
 *
 * @category model
 * @since 0.1.0
 */
export const ContainerUser: Codec<ContainerUser> = record<ContainerUser>(
  "ContainerUser",
  (json) => ({
    linux: optional(json.linux, LinuxContainerUser),
  }),
  (user) => {
    const json: Draft<ContainerUser> = {};
    if (O.isSome(user.linux)) json.linux = LinuxContainerUser.encode(user.linux.value);
    return withUnknown(json, user[unknownFields]);
  },
);
