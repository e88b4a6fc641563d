/**
 * The verdicts on pods that are followed, so that each change of one is told
 * once, also one that time alone brings.
 *
 * @internal
 * @module
 */
import type { Pod } from "../model/pod.ts";
import { type Verdict, verdict, type VerdictOptions } from "../verdict/verdict.ts";
import { NO_POD, verdictLines } from "../watch/change_text.ts";
import { podKey } from "../watch/pod_map.ts";
import type { PodEventChange } from "../watch/step.ts";

interface Judged {
  readonly pod: Pod;
  readonly verdict: Verdict;
}

/** What was said of the pods that time alone may make better or worse. */
export class VerdictLog {
  readonly #options: VerdictOptions;
  readonly #restless = new Map<string, Judged>();

  constructor(options: VerdictOptions) {
    this.#options = options;
  }

  /** The lines of a change, at a time in epoch milliseconds. */
  see(change: PodEventChange, now: number): ReadonlyArray<string> {
    switch (change._tag) {
      case "Added":
        return this.#tell(verdict(now, this.#options), change.pod, NO_POD);
      case "Changed":
        return this.#tell(verdict(now, this.#options), change.newer, change.older);
      case "Deleted":
        this.forget(change.pod);
        return [];
      default:
        return [];
    }
  }

  /** Says no more of a pod. */
  forget(pod: Pod): void {
    this.#restless.delete(podKey(pod));
  }

  /** The lines of what time has changed. */
  look(now: number): ReadonlyArray<string> {
    const judge = verdict(now, this.#options);
    return [...this.#restless.values()].flatMap(({ pod }) => this.#tell(judge, pod, pod));
  }

  /** How the verdict differs from what was said last, or from that on the pod as it was before. */
  #tell(judge: (pod: Pod) => Verdict, pod: Pod, older: Pod): ReadonlyArray<string> {
    const key = podKey(pod);
    const from = this.#restless.get(key)?.verdict ?? judge(older);
    const to = judge(pod);
    if (isRestless(to)) this.#restless.set(key, { pod, verdict: to });
    else this.#restless.delete(key);
    return verdictLines(pod, from, to);
  }
}

/** Whether time alone may change a verdict; a pod that is ready, or done, it leaves as it is. */
function isRestless({ _tag }: Verdict): boolean {
  return _tag === "Progressing" || _tag === "Terminating" || _tag === "Stuck";
}
