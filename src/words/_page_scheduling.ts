/**
 * Why a pod fits nowhere, on its page.
 *
 * @internal
 * @module
 */
import { O, pipe } from "../_deps.ts";
import type { JsonValue } from "../codec/json.ts";
import { items, text } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import type { Toleration } from "../model/pod_spec.ts";
import { parseFitError } from "../query/pod/fit_error.ts";
import { metadataOf, specOf, statusOf } from "../query/pod/part.ts";
import { type Scheduling, scheduling } from "../query/pod/scheduling.ts";
import { fitReasonText } from "./_fit_reason.ts";
import { entriesOf, fieldOf, listOf, unknownField, wordOf } from "./_unknown.ts";
import { ageOf, fact, listed, type PageSection, section } from "./page_section.ts";

/** The words of the scheduler, and what of the pod they speak of; nothing once it has a node. */
export function schedulingSection(now: number, pod: Pod): ReadonlyArray<PageSection> {
  const found = scheduling(pod);
  if (found._tag === "Scheduled") return [];
  const spec = specOf(pod);
  const scheduler = text(spec.schedulerName);
  const selector = pipe(spec.nodeSelector, O.match(() => [], Object.entries<string>));
  return section("scheduling", "Scheduling", [
    ...fact("state", stateText(now, found), found._tag === "Unschedulable" ? "bad" : "warning"),
    ...("message" in found ? fitFacts(text(found.message)) : []),
    ...fact("scheduler", scheduler === "default-scheduler" ? "" : scheduler),
    ...fact("nominated", text(statusOf(pod).nominatedNodeName)),
    ...fact("node selector", selector.map(([key, value]) => `${key}=${value}`).join(", ")),
    ...affinityFacts(unknownField(spec, "affinity")),
    ...listOf(unknownField(spec, "topologySpreadConstraints"))
      .flatMap((constraint) => fact("spread", spreadText(constraint))),
    ...fact("tolerates", items(spec.tolerations).filter(isTold).map(tolerationText).join(", ")),
    ...claimFacts(pod),
  ]);
}

function stateText(now: number, found: Scheduling): string {
  const since = "since" in found && O.isSome(found.since) ? ` for ${ageOf(now, found.since)}` : "";
  switch (found._tag) {
    case "Gated":
      return `held by ${found.gates.join(", ") || "scheduling gates"}`;
    case "Unschedulable":
      return `unschedulable${since}`;
    case "Failed":
      return `${text(found.reason) || "the scheduler failed"}${since}`;
    default:
      return "waiting for the scheduler";
  }
}

/** Why how many nodes do not fit, most first; then the words of the scheduler, whole. */
function fitFacts(message: string): ReturnType<typeof fact> {
  const { nodes, reasons } = parseFitError(message);
  const all = pipe(nodes, O.match(() => "", (count) => ` of ${count}`));
  return [
    ...fact(
      "nodes",
      reasons.map(({ nodes, reason }, i) =>
        `${nodes}${i === 0 ? all : ""}: ${fitReasonText(reason)}`
      ).join("\n"),
    ),
    ...fact("message", message),
  ];
}

/** What must hold; what is only preferred keeps no pod from a node. */
function affinityFacts(affinity: JsonValue | undefined): ReturnType<typeof fact> {
  const required = (kind: string) =>
    fieldOf(fieldOf(affinity, kind), "requiredDuringSchedulingIgnoredDuringExecution");
  const terms = listOf(fieldOf(required("nodeAffinity"), "nodeSelectorTerms"));
  return [
    ...fact("node affinity", listed(terms.map(termText), " or ")),
    ...listOf(required("podAffinity")).flatMap((term) =>
      fact("pod affinity", `beside pods with ${neighbourText(term)}`)
    ),
    ...listOf(required("podAntiAffinity")).flatMap((term) =>
      fact("pod affinity", `apart from pods with ${neighbourText(term)}`)
    ),
  ];
}

function termText(term: JsonValue): string {
  return listed(
    [
      ...listOf(fieldOf(term, "matchExpressions")),
      ...listOf(fieldOf(term, "matchFields")),
    ].map(requirementText),
  );
}

/** A requirement on labels, as a selector of kubectl has it. */
function requirementText(requirement: JsonValue): string {
  const key = wordOf(fieldOf(requirement, "key"));
  const operator = wordOf(fieldOf(requirement, "operator"));
  const values = listOf(fieldOf(requirement, "values")).map(wordOf);
  switch (operator) {
    case "Exists":
      return key;
    case "DoesNotExist":
      return `!${key}`;
    case "Gt":
      return `${key}>${values.join()}`;
    case "Lt":
      return `${key}<${values.join()}`;
    case "In":
      return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(", ")})`;
    case "NotIn":
      return values.length === 1 ? `${key}!=${values[0]}` : `${key} notin (${values.join(", ")})`;
    default:
      return `${key} ${operator} ${values.join(", ")}`.trim();
  }
}

function neighbourText(term: JsonValue): string {
  const labels = selectorText(fieldOf(term, "labelSelector"));
  return `${labels}, by ${wordOf(fieldOf(term, "topologyKey"))}`;
}

function selectorText(selector: JsonValue | undefined): string {
  return listed([
    ...entriesOf(fieldOf(selector, "matchLabels")).map(([key, value]) => `${key}=${wordOf(value)}`),
    ...listOf(fieldOf(selector, "matchExpressions")).map(requirementText),
  ]) || "any labels";
}

/** A constraint that keeps the pod from nodes; one that only prefers does not. */
function spreadText(constraint: JsonValue): string {
  if (wordOf(fieldOf(constraint, "whenUnsatisfiable")) === "ScheduleAnyway") return "";
  const skew = wordOf(fieldOf(constraint, "maxSkew"));
  const labels = selectorText(fieldOf(constraint, "labelSelector"));
  return `by ${
    wordOf(fieldOf(constraint, "topologyKey"))
  }, at most ${skew} apart, of pods with ${labels}`;
}

/** Whether a toleration is not one of those that every pod gets. */
function isTold({ key }: Toleration): boolean {
  return !/^node\.kubernetes\.io\/(not-ready|unreachable)$/.test(text(key));
}

function tolerationText({ key, operator, value, effect }: Toleration): string {
  const taint = text(operator) === "Exists" || text(value) === ""
    ? text(key) || "all"
    : `${text(key)}=${text(value)}`;
  return text(effect) === "" ? taint : `${taint}:${text(effect)}`;
}

/** The claims of volumes, for which a pod may have to wait. */
function claimFacts(pod: Pod): ReturnType<typeof fact> {
  const claims = volumeClaims(pod);
  return fact("claims", claims.join(", "));
}

/** The names of the persistent volume claims that a pod mounts. */
export function volumeClaims(pod: Pod): ReadonlyArray<string> {
  return listOf(unknownField(specOf(pod), "volumes")).flatMap((volume) => {
    const claim = wordOf(fieldOf(fieldOf(volume, "persistentVolumeClaim"), "claimName"));
    if (claim !== "") return [claim];
    // The claim of an ephemeral volume is named after the pod and the volume.
    return fieldOf(volume, "ephemeral") === undefined
      ? []
      : [`${text(metadataOf(pod).name)}-${wordOf(fieldOf(volume, "name"))}`];
  });
}
