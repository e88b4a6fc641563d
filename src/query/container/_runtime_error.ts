/**
 * What a container runtime says of a container that it could not create or start.
 *
 * @internal
 * @module
 */
import { afterQuoted, partsOf, unquoted, unwrapped } from "./_message_part.ts";

/** Words of the kubelet, containerd, CRI-O, Docker, runc and crun that only say who failed at it. */
const WRAPPING = new RegExp(
  `^(${
    [
      "rpc error",
      "Error( response from daemon)?",
      'failed to (create|start|generate|run) container( "[^"]*")?( spec)?',
      "failed to create (containerd|shim)( task| container)?",
      "failed to start containerd task",
      "failed to generate( container)? spec",
      "failed to apply OCI options",
      "(container|OCI runtime) (create|start|run|exec) failed",
      "OCI runtime error",
      "oci runtime error",
      "(runc|crun|runsc|youki|kata)( create| start| run)? failed",
      "(runc|crun|runsc)",
      "unable to start container process",
      "error during container init",
      "starting container process caused",
      "container init caused",
      "(container|process|rootfs|standard_init|init)_linux\\.go:\\d+",
      "(CreateContainer|RunContainer|StartContainer)?(Error| failed)",
      "PostStartHookError|PreStartHookError|CreateContainerConfigError",
      "unknown",
    ].join("|")
  })$`,
);

/** The words of old runc, which quoted what it wrapped. */
const QUOTING = /^(starting container process|container init) caused ("(?:[^"\\]|\\.)*")$/s;

/** What the kubelet appends of the pod, whose name and identifier the reader knows. */
const OF_POD = / \(pod: "[^"]*", container: [^)]*\)$/;

const HOOK = /^(Exec|HTTP|Http|Sleep) lifecycle hook \(/;

/**
 * The part of a message of the kubelet or a runtime that tells what failed, on
 * one line: without the words of those that only passed it on, and of the last
 * line of several. Every part of the result stands in the message; it is empty
 * only where the message is.
 *
 * Source of the words: kubernetes/kubernetes `pkg/kubelet/kuberuntime`,
 * `pkg/kubelet/lifecycle/handlers.go`; containerd/containerd
 * `internal/cri/server`; cri-o/cri-o `internal/oci`; opencontainers/runc.
 */
export function runtimeError(message: string): string {
  const line = lastLine(message);
  if (HOOK.test(line)) return hookError(line);
  const logged = loggedError(line);
  const parts = unwrapped(unquotedParts(logged), (part) => WRAPPING.test(part));
  const told = parts.at(-1) === "unknown" ? parts.slice(0, -1) : parts;
  return told.join(": ").replace(OF_POD, "") || line;
}

function lastLine(message: string): string {
  const lines = message.split(/[\n\r]/).map((line) => line.trim()).filter((line) => line !== "");
  const line = lines.at(-1) ?? "";
  return line === "unknown" ? lines.at(-2) ?? line : line;
}

/** The parts of a message, also of those that old runc quoted; every quoting halves what is left. */
function unquotedParts(message: string): ReadonlyArray<string> {
  return partsOf(message).flatMap((part) => {
    const quoted = QUOTING.exec(part)?.[2];
    return quoted === undefined ? [part] : unquotedParts(unquoted(quoted));
  });
}

/** The words of a runtime whose log line was taken for its error. */
function loggedError(line: string): string {
  const at = line.indexOf(' level=error msg="');
  if (at === -1) return line;
  const start = at + " level=error msg=".length;
  return unquoted(line.slice(start, afterQuoted(line, start)));
}

/** Why a hook failed: between `failed - error: ` and `, message: `, the output of the command. */
function hookError(line: string): string {
  const mark = " failed - error: ";
  const start = line.indexOf(mark);
  if (start === -1) return line;
  const end = line.lastIndexOf(', message: "');
  const error = line.slice(start + mark.length, end < start ? line.length : end).trim();
  if (!error.endsWith(":")) return error;
  const output = end < start ? "" : lastLine(unquoted(line.slice(end + ", message: ".length)));
  return output === "" ? error.slice(0, -1) : `${error} ${output}`;
}
