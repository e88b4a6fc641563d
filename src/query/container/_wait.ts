/**
 * What the reasons of waiting containers mean.
 *
 * @internal
 * @module
 */
import type { ContainerWaitingReason } from "../../model/container_state.ts";

/** The kinds of wait. */
export type WaitTag =
  | "Image"
  | "Configuration"
  | "Creation"
  | "CrashBackOff"
  | "Starting"
  | "Other";

/** The kind of wait that a reason stands for; empty where there is none. */
export function waitTag(reason: ContainerWaitingReason | ""): WaitTag {
  switch (reason) {
    case "ErrImagePull":
    case "ImagePullBackOff":
    case "ErrImageNeverPull":
    case "InvalidImageName":
    case "ImageInspectError":
    case "RegistryUnavailable":
    case "SignatureValidationFailed":
      return "Image";
    case "CreateContainerConfigError":
      return "Configuration";
    case "CreateContainerError":
    case "RunContainerError":
    case "PreCreateHookError":
    case "PreStartHookError":
    case "PostStartHookError":
      return "Creation";
    case "CrashLoopBackOff":
      return "CrashBackOff";
    case "":
    case "ContainerCreating":
    case "PodInitializing":
    case "RestartingAllContainers":
      return "Starting";
    default:
      return "Other";
  }
}

/** Whether a wait does not end before somebody mends the image, the configuration or the program. */
export function needsHelp(tag: WaitTag): boolean {
  return tag !== "Starting" && tag !== "Other";
}
