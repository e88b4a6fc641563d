/** What all contenders share: where the bytes come from, and what they tell of the pods. */

/** What each contender makes of a pod; an absent part of it is undefined. */
export interface Seen {
  readonly name: string;
  readonly namespace: string;
  readonly status: Status;
}

/** The parts of a status that are counted. */
export interface Status {
  readonly containerStatuses?: ReadonlyArray<ContainerStatus> | undefined;
  readonly initContainerStatuses?: ReadonlyArray<ContainerStatus> | undefined;
  readonly phase?: string | undefined;
}

interface ContainerStatus {
  readonly restartCount: number;
}

/** A whole pod, for contenders that make all of it. */
export interface Pod {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly status: Status;
}

/** The argument of a contender: a path, or `-` for the standard input. */
export const [path = "-"] = Deno.args;

/** The bytes of the file, or of the standard input. */
export async function bytes(): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  return path === "-" ? Deno.stdin.readable : (await Deno.open(path)).readable;
}

/** What a contender prints at its end. */
export interface Report {
  readonly pods: number;
  /** The same for all who saw the same pods in the same order; null for who cannot tell. */
  readonly checksum: number | null;
  /** The most memory that the process held, in KB; null where the system does not tell. */
  readonly peak: number | null;
  /** How long the program took that a contender runs; absent where it is itself the program. */
  readonly seconds?: number;
}

/** Counts pods. */
export interface Tally {
  readonly add: (pod: Seen) => void;
  readonly report: () => void;
}

/** A tally of no pod yet. */
export function tally(): Tally {
  let pods = 0;
  let checksum = 0;
  return {
    add: ({ name, namespace, status }) => {
      pods++;
      const restarts = restartsOf(status.containerStatuses) +
        restartsOf(status.initContainerStatuses);
      checksum = mixed(mixed(checksum, namespace), name);
      checksum = (Math.imul(mixed(checksum, status.phase ?? ""), 31) + restarts) | 0;
    },
    report: () => print({ pods, checksum, peak: peakOf("self") }),
  };
}

function restartsOf(containers: ReadonlyArray<ContainerStatus> = []): number {
  return containers.reduce((sum, { restartCount }) => sum + restartCount, 0);
}

function mixed(checksum: number, text: string): number {
  let out = checksum;
  for (let i = 0; i < text.length; i++) out = (Math.imul(out, 31) + text.charCodeAt(i)) | 0;
  return out;
}

/** Prints what the harness reads. */
export function print(report: Report): void {
  console.log(JSON.stringify(report));
}

/** The most memory that a process of Linux held until now, in KB. */
export function peakOf(process: number | "self"): number | null {
  try {
    const status = Deno.readTextFileSync(`/proc/${process}/status`);
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? NaN) || null;
  } catch {
    return null;
  }
}
