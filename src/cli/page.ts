/**
 * All that is known of a pod, on one page.
 *
 * @internal
 * @module
 */
import { O, type Option } from "../_deps.ts";
import { items, qualifiedName, text } from "../_option.ts";
import { humanDuration } from "../words/duration.ts";
import { explain } from "../words/explain.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { Pod } from "../model/pod.ts";
import { type Time, toEpochMillis } from "../model/time.ts";
import { blame } from "../query/pod/disruption.ts";
import { podContainers } from "../query/container/kind.ts";
import { metadataOf, statusOf } from "../query/pod/part.ts";
import { type CurrentState, currentState, endText, previousEnd } from "../query/container/state.ts";
import { match } from "../match.ts";
import { timeline } from "../query/pod/timeline.ts";
import { printable } from "./printable.ts";
import { plainTable } from "./table.ts";

/** A pod's name and what is wrong with it; then its containers, its conditions, and how it started. */
export function pageOf(now: number, pod: Pod): string {
  return [head(now, pod), containers(now, pod), conditions(now, pod), steps(now, pod)]
    .filter((part) => part !== "")
    .join("\n");
}

function head(now: number, pod: Pod): string {
  const culprit = blame(pod);
  const { text, lines: [, ...effects] } = explain(now)(pod);
  const lines = [
    qualifiedName(metadataOf(pod)),
    text,
    ...effects.map((effect) => `then: ${effect}`),
    ...(O.isSome(culprit) ? [`to blame: ${culprit.value._tag.toLowerCase()}`] : []),
  ];
  return lines.map((line) => `${printable(line)}\n`).join("");
}

function containers(now: number, pod: Pod): string {
  const doing = match<CurrentState, string>({
    Waiting: ({ waiting }) => O.isSome(waiting) ? said("waiting", waiting.value.reason) : "waiting",
    Running: ({ running }) => since(now, "running for", running.startedAt),
    Terminated: ({ terminated }) => endOf(now, terminated),
  });
  return section(
    ["CONTAINER", "KIND", "READY", "STATE", "LAST END", "RESTARTS", "IMAGE"],
    podContainers(pod).map(({ kind, status }) => {
      const last = previousEnd(status);
      return [
        status.name,
        kind,
        String(status.ready),
        doing(currentState(status)),
        O.isSome(last) ? endOf(now, last.value) : "",
        String(status.restartCount),
        status.image,
      ];
    }),
  );
}

function conditions(now: number, pod: Pod): string {
  return section(
    ["CONDITION", "STATUS", "FOR", "REASON", "MESSAGE"],
    items(statusOf(pod).conditions).map((condition) => [
      condition.type,
      condition.status,
      ageOf(now, condition.lastTransitionTime),
      text(condition.reason),
      text(condition.message),
    ]),
  );
}

function steps(now: number, pod: Pod): string {
  return section(
    ["STEP", "TIME", "AGO", "AFTER"],
    timeline(pod).map(({ step, container, at, sinceCreation }) => [
      said(step, container),
      at,
      ageOf(now, O.some(at)),
      O.isSome(sinceCreation) ? humanDuration(sinceCreation.value) : "",
    ]),
  );
}

function section(
  header: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
): string {
  if (rows.length === 0) return "";
  return plainTable([header, ...rows].map((cells) => cells.map(printable)));
}

function endOf(now: number, end: ContainerStateTerminated): string {
  const code = O.isSome(end.reason) ? ` (exit ${end.exitCode})` : "";
  const ago = O.isSome(end.finishedAt) ? ` ${ageOf(now, end.finishedAt)} ago` : "";
  return `${endText(end)}${code}${ago}`;
}

function since(now: number, word: string, start: Option<Time>): string {
  return O.isSome(start) ? `${word} ${ageOf(now, start)}` : word;
}

function ageOf(now: number, time: Option<Time>): string {
  return O.isSome(time) ? humanDuration(now - toEpochMillis(time.value)) : "";
}

function said(what: string, detail: Option<string>): string {
  return O.isSome(detail) && detail.value !== "" ? `${what} ${detail.value}` : what;
}
