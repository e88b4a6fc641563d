/**
 * All that is known of a pod, as the page that a terminal or a report shows.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { immutable } from "../codec/_immutable.ts";
import { items, nonEmpty, text, toList } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import type { OwnerReference } from "../model/object_meta.ts";
import type { Time } from "../model/time.ts";
import { firstBy } from "../query/container/_first.ts";
import { createdAt } from "../query/pod/_pod.ts";
import { type Blame, blame } from "../query/pod/blame.ts";
import { metadataOf, specOf, statusOf } from "../query/pod/part.ts";
import { scheduling } from "../query/pod/scheduling.ts";
import { timeline } from "../query/pod/timeline.ts";
import { claims, deviceHealth } from "../query/resource/device_and_volume.ts";
import { isAlarming } from "../verdict/attention.ts";
import type { Verdict, VerdictOptions } from "../verdict/verdict.ts";
import { type NextStep, nextSteps } from "./_next_step.ts";
import { containerSections } from "./_page_container.ts";
import { schedulingSection } from "./_page_scheduling.ts";
import { volumeSection } from "./_page_volumes.ts";
import { humanDuration } from "./duration.ts";
import { explain } from "./explain.ts";
import {
  ageOf,
  fact,
  listed,
  type PageSection,
  type PageText,
  piece,
  section,
  type Tone,
} from "./page_section.ts";

export type { NextStep, PageSection, PageText, Tone };

/** All that is known of a pod. */
export interface Page {
  readonly namespace: Option<string>;
  readonly name: Option<string>;
  readonly verdict: Verdict["_tag"];
  /** How the verdict is to be looked at: `bad` where the pod needs somebody. */
  readonly tone: Tone;
  /** The verdict and its root cause as one line. */
  readonly line: string;
  /** What there is besides the root cause, a line each. */
  readonly also: ReadonlyArray<string>;
  /** Whose failure it is; absent where nothing failed. */
  readonly blame: Option<Blame["_tag"]>;
  /** What there is to know, in the order in which it is read. */
  readonly sections: ReadonlyArray<PageSection>;
  /** What to look at next, where that is known beyond doubt. */
  readonly next: ReadonlyArray<NextStep>;
}

/**
 * The page of a pod, at an instant in epoch milliseconds.
 *
 * It asks more of the spec than any fact does: give it a pod of which all was kept.
 */
export function pageOf(now: number, options: VerdictOptions = {}): (pod: Pod) => Page {
  const why = explain(now, options);
  return (pod) => {
    const { verdict, text: line, lines: [, ...also] } = why(pod);
    const { namespace, name } = metadataOf(pod);
    return immutable({
      namespace: nonEmpty(namespace),
      name: nonEmpty(name),
      verdict: verdict._tag,
      tone: toneOf(verdict, isAlarming(verdict)),
      line,
      also,
      blame: O.map(({ _tag }: Blame) => _tag)(blame(pod)),
      sections: [
        ...podSection(now, pod),
        ...conditionSections(now, pod),
        ...schedulingSection(now, pod),
        ...containerSections(now, pod),
        ...volumeSection(now, pod),
        ...claimSection(pod),
        ...deviceSection(pod),
        ...timelineSection(now, pod),
      ],
      next: nextSteps(pod),
    });
  };
}

function toneOf({ _tag }: Verdict, isAlarming: boolean): Tone {
  if (isAlarming) return "bad";
  return _tag === "Ready" ? "good" : _tag === "Succeeded" ? "faint" : "warning";
}

function podSection(now: number, pod: Pod): ReadonlyArray<PageSection> {
  const status = statusOf(pod);
  const spec = specOf(pod);
  const metadata = metadataOf(pod);
  const created = createdAt(pod);
  const ips = items(status.podIPs).map(({ ip }) => ip);
  const owners = items(metadata.ownerReferences);
  const grace = metadata.deletionGracePeriodSeconds;
  const deletion = metadata.deletionTimestamp;
  return section("pod", "Pod", [
    ...fact("phase", listed([text(status.phase) || "none yet", text(status.reason)], ": ")),
    ...fact("message", text(status.message).trim()),
    ...fact(
      "node",
      listed(
        [text(spec.nodeName) || "none", text(status.hostIP) && `(${text(status.hostIP)})`],
        " ",
      ),
    ),
    ...fact("IP", ips.length > 0 ? ips.join(", ") : text(status.podIP)),
    ...fact("owner", owners.map(ownerText).join(", ") || "none: nobody makes it again"),
    ...fact(
      "class",
      listed([
        text(status.qosClass),
        pipe(
          spec.priority,
          O.filter((priority) => priority !== 0),
          O.match(() => "", (priority) => `priority ${priority}`),
        ),
        text(spec.priorityClassName),
      ]),
    ),
    ...toList(created).flatMap((time) =>
      fact("created", `${ageOf(now, created)} ago, ${time}`, "plain", created)
    ),
    ...toList(deletion).flatMap((time) =>
      fact(
        "deletion",
        listed([
          `due ${time}`,
          pipe(grace, O.match(() => "", (seconds) => `after ${seconds}s of grace`)),
          items(metadata.finalizers).length > 0
            ? `finalizers ${items(metadata.finalizers).join(", ")}`
            : "",
        ]),
        "warning",
        deletion,
      )
    ),
  ]);
}

function ownerText({ kind, name, controller }: OwnerReference): string {
  return `${kind} ${name}${O.getOrElse(() => false)(controller) ? "" : " (not its controller)"}`;
}

/** In which order the conditions of a pod come true. */
const CHAIN = [
  "PodScheduled",
  "PodReadyToStartContainers",
  "Initialized",
  "ContainersReady",
  "Ready",
];

/**
 * The conditions that follow from each other on one line, and what there is to
 * say of them: no message that stands elsewhere on the page, nothing twice.
 */
function conditionSections(now: number, pod: Pod): ReadonlyArray<PageSection> {
  const status = statusOf(pod);
  const conditions = items(status.conditions);
  const found = firstBy(({ type }) => type, conditions);
  const isOver = ["Succeeded", "Failed"].includes(text(status.phase));
  const steps = CHAIN.flatMap((type) => {
    const step = found.get(type);
    if (step === undefined) return [];
    return step.status === "True"
      ? piece(type, "good")
      : piece(`${type}=${step.status}`, isOver ? "faint" : "bad");
  });
  const isPlaced = scheduling(pod)._tag === "Scheduled";
  const told = new Set([text(status.message).trim()]);
  const details = conditions.flatMap((condition) => {
    const { type, reason, lastTransitionTime } = condition;
    const isStep = CHAIN.includes(type);
    if (isStep && (condition.status === "True" || isOver)) return [];
    if (type === "PodScheduled" && !isPlaced) return [];
    const message = text(condition.message).trim();
    const what = listed([
      listed([condition.status, lasting(now, lastTransitionTime)], " "),
      text(reason),
    ]);
    const whole = listed([what, message], ": ");
    if (isStep && told.has(whole)) return [];
    const line = listed([what, told.has(message) ? "" : message], ": ");
    told.add(message).add(whole);
    return fact(type, line, isStep ? "bad" : "plain", lastTransitionTime);
  });
  return [
    ...section("conditions", "Conditions", steps.length === 0 ? [] : [steps], "chain"),
    ...section("conditions", steps.length === 0 ? "Conditions" : "", details),
  ];
}

function lasting(now: number, since: Option<Time>): string {
  return pipe(since, O.match(() => "", () => `for ${ageOf(now, since)}`));
}

function claimSection(pod: Pod): ReadonlyArray<PageSection> {
  return section(
    "claims",
    "Device claims",
    claims(pod).flatMap(({ name, claim, template, isResolved }) =>
      fact(
        name,
        listed([
          pipe(claim, O.getOrElse<string>(() => isResolved ? "none was needed" : "not made yet")),
          pipe(template, O.match(() => "", (name) => `from template ${name}`)),
        ]),
        isResolved ? "plain" : "warning",
      )
    ),
  );
}

function deviceSection(pod: Pod): ReadonlyArray<PageSection> {
  return section(
    "devices",
    "Devices",
    deviceHealth(pod).map(({ container, resource, id, health, message }) => [
      piece(container),
      piece(resource),
      piece(id),
      piece(
        pipe(health, O.getOrElse(() => "not told")),
        pipe(health, O.exists((word) => word !== "Healthy")) ? "bad" : "plain",
      ),
      piece(text(message)),
    ]),
    "table",
    ["CONTAINER", "RESOURCE", "DEVICE", "HEALTH", "MESSAGE"],
  );
}

/** What happened when; of one second in one row. */
function timelineSection(now: number, pod: Pod): ReadonlyArray<PageSection> {
  const rows = new Map<Time, { readonly after: string; readonly steps: string[] }>();
  for (const { step, container, at, sinceCreation } of timeline(pod)) {
    const what = listed([STEPS[step], text(container)], " ");
    const row = rows.get(at);
    if (row !== undefined) row.steps.push(what);
    else {
      const after = pipe(sinceCreation, O.match(() => "", humanDuration));
      rows.set(at, { after, steps: [what] });
    }
  }
  return section(
    "timeline",
    "Timeline",
    [...rows].map(([at, { after, steps }]) => [
      piece(at, "faint", O.some(at)),
      piece(ageOf(now, O.some(at))),
      piece(after),
      piece(steps.join(", ")),
    ]),
    "table",
    ["TIME", "AGO", "AFTER", "STEP"],
  );
}

/** The steps of a start in words. */
const STEPS = {
  created: "created",
  scheduled: "scheduled",
  acknowledged: "acknowledged by the kubelet",
  sandboxReady: "sandbox ready",
  containerStarted: "started container",
  initialized: "initialized",
  containersReady: "containers ready",
  ready: "ready",
};
