/**
 * Why a node does not fit, in fewer words than the scheduler's.
 *
 * @internal
 * @module
 */

/** Words of the scheduler's plugins, and ours for them. */
const SHORT: ReadonlyArray<readonly [RegExp, string]> = [
  [/^Insufficient (\S+)$/, "insufficient $1"],
  [/^Too many pods$/, "too many pods"],
  [
    /^node\(s\) had (?:untolerated )?taints? \{([^:{}]+): \}(?:, that .*)?$/,
    "untolerated taint $1",
  ],
  [/^node\(s\) had (?:untolerated )?taints? (\{[^{}]*\})(?:, that .*)?$/, "untolerated taint $1"],
  [
    /^node\(s\) had (?:untolerated taint\(s\)|taints that the pod didn't tolerate)$/,
    "untolerated taint",
  ],
  [/^node\(s\) were unschedulable$/, "cordoned"],
  [
    /^node\(s\) didn't match (?:Pod's )?node (?:affinity\/selector|selector|affinity)$/,
    "does not match node selector or affinity",
  ],
  [/^node\(s\) didn't match pod (affinity|anti-affinity) rules$/, "pod $1"],
  [
    /^node\(s\) didn't match pod affinity\/anti-affinity(?: rules)?$/,
    "pod affinity or anti-affinity",
  ],
  [
    /^node\(s\) didn't satisfy existing pods anti-affinity rules$/,
    "anti-affinity of pods that are there",
  ],
  [
    /^node\(s\) didn't match pod topology spread constraints( \(missing required label\))?$/,
    "topology spread$1",
  ],
  [/^node\(s\) didn't have free ports for the requested pod ports$/, "host port taken"],
  [/^node\(s\) exceed max volume count$/, "too many volumes"],
  [/^node\(s\) didn't find available persistent volumes to bind$/, "no persistent volume to bind"],
  [/^node\(s\) had no available volume zone$/, "no volume in its zone"],
  [/^node\(s\) didn't match the requested node name$/, "not the node that is asked for"],
];

/** A reason of the scheduler in few words: `insufficient memory`, `untolerated taint`. */
export function fitReasonText(reason: string): string {
  for (const [words, short] of SHORT) {
    if (words.test(reason)) return reason.replace(words, short);
  }
  return reason.replace(/^node\(s\) (?:had )?/, "");
}
