/**
 * A container on the page of its pod.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { items, text, valueAt } from "../_option.ts";
import type { JsonValue } from "../codec/json.ts";
import type { Container, EphemeralContainer } from "../model/container.ts";
import type { ContainerStateTerminated } from "../model/container_state.ts";
import type { Pod } from "../model/pod.ts";
import { elapsed, type Time } from "../model/time.ts";
import type { ResourceRequirements } from "../model/resource_requirements.ts";
import { firstBy } from "../query/container/_first.ts";
import { afterEpoch, isBadEnd, waitingReason } from "../query/container/_run.ts";
import { needsHelp, waitTag } from "../query/container/_wait.ts";
import { type Failure, failures } from "../query/container/failure.ts";
import { type ContainerImage, images } from "../query/container/image.ts";
import {
  type ContainerKind,
  type PodContainer,
  podContainers,
  specContainers,
} from "../query/container/kind.ts";
import { type ProbeKill, probeKills } from "../query/container/probe_kill.ts";
import { currentState, previousEnd, stateMessage } from "../query/container/state.ts";
import { quantitiesOf } from "./_amount.ts";
import { backOffOf } from "./_back_off.ts";
import { humanDuration } from "./duration.ts";
import { handlerText, probeText } from "./_probe.ts";
import { fieldOf } from "./_unknown.ts";
import { nameOf, signalText } from "./_text.ts";
import { ageOf, fact, listed, type PageSection, section, type Tone } from "./page_section.ts";

type Facts = PageSection["rows"];

/** A run that ended badly, and the probe that probably ended it. */
interface BadEnd {
  readonly failure: Failure;
  readonly kill: ProbeKill | undefined;
}

/** A section for each container: of those that run or ran, then of those that have no status yet. */
export function containerSections(now: number, pod: Pod): ReadonlyArray<PageSection> {
  const keyOf = ({ when, container }: Failure) => `${when}/${container}`;
  const kills = firstBy(({ failure }) => keyOf(failure), probeKills(pod));
  const ends = new Map<string, BadEnd>();
  for (const failure of failures(pod)) {
    const key = keyOf(failure);
    if (!ends.has(key)) ends.set(key, { failure, kill: kills.get(key) });
  }
  const containers = podContainers(pod);
  const byName = firstBy(({ container }) => container, images(pod));
  const known = new Set<string>();
  return [
    ...containers.flatMap((container) => {
      const { kind, status: { name }, spec } = container;
      // Of a name that stands twice, the spec is told once.
      const asked = known.has(name) || O.isNone(spec) ? [] : specFacts(spec.value);
      known.add(name);
      return section("container", titleOf(kind, name), [
        ...statusFacts(now, container, ends, byName.get(name)),
        ...asked,
      ]);
    }),
    ...specContainers(pod).filter(({ spec }) => !known.has(spec.name)).flatMap(({ kind, spec }) =>
      section("container", titleOf(kind, spec.name), [
        ...fact("state", "no status yet", "faint"),
        ...fact("image", text(spec.image)),
        ...resourceFacts(spec.resources, O.none),
        ...specFacts(spec),
      ])
    ),
  ];
}

function titleOf(kind: ContainerKind, container: string): string {
  const name = nameOf({ kind, container });
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

function statusFacts(
  now: number,
  container: PodContainer,
  ends: ReadonlyMap<string, BadEnd>,
  image: ContainerImage | undefined,
): Facts {
  const { status, spec } = container;
  const asked = O.chain(({ image }: Container) => image)(spec);
  return [
    ...stateFacts(now, container, ends),
    ...pipe(
      previousEnd(status),
      O.match(
        () => [],
        (end) => endFacts(now, "last run", end, ends.get(`previously/${status.name}`)),
      ),
    ),
    ...fact("restarts", status.restartCount === 0 ? "" : String(status.restartCount)),
    ...fact("image", status.image || text(asked)),
    ...(image?.match === "other" ? fact("asked for", text(image.desired)) : []),
    ...resourceFacts(O.chain(({ resources }: Container) => resources)(spec), status.resources),
  ];
}

function stateFacts(
  now: number,
  { kind, status }: PodContainer,
  ends: ReadonlyMap<string, BadEnd>,
): Facts {
  const state = currentState(status);
  switch (state._tag) {
    case "Waiting": {
      const word = waitingReason(status);
      const message = text(stateMessage(status));
      const next = backOffOf(now, message, previousEnd(status));
      return [
        ...fact(
          "state",
          listed([listed(["waiting", word], ": "), next]),
          needsHelp(waitTag(word)) ? "bad" : "warning",
        ),
        ...fact("message", message),
      ];
    }
    case "Running": {
      const since = afterEpoch(state.running.startedAt);
      const isReady = status.ready || kind === "ephemeral";
      const hasStarted = O.getOrElse(() => true)(status.started);
      return fact(
        "state",
        listed([
          listed(["running", O.isSome(since) ? `for ${ageOf(now, since)}` : ""], " "),
          kind === "ephemeral" || kind === "init"
            ? ""
            : isReady
            ? "ready"
            : hasStarted
            ? "not ready"
            : "not started up",
        ]),
        isReady ? "good" : "warning",
        since,
      );
    }
    case "Terminated":
      return endFacts(now, "state", state.terminated, ends.get(`now/${status.name}`));
  }
}

/** How a run ended, in full: why, by which code and signal, when, and how long it took. */
function endFacts(
  now: number,
  label: string,
  end: ContainerStateTerminated,
  bad: BadEnd | undefined,
): Facts {
  const signal = bad === undefined ? end.signal : bad.failure.signal;
  const killer = signalText(signal);
  const tone: Tone = !isBadEnd(end) ? "plain" : label === "state" ? "bad" : "warning";
  const ago = ageOf(now, afterEpoch(end.finishedAt));
  return [
    ...fact(
      label,
      listed([
        text(end.reason) || "ended",
        `exit ${end.exitCode}${killer === "" ? "" : ` (${killer})`}`,
        ago === "" ? "" : `${ago} ago`,
        lastingText(afterEpoch(end.startedAt), afterEpoch(end.finishedAt)),
      ]),
      tone,
      afterEpoch(end.finishedAt),
    ),
    ...fact("by", bad?.kill === undefined ? "" : killText(bad.kill), tone),
    ...fact("message", text(end.message).trim()),
  ];
}

function killText({ probe, failureThreshold, periodSeconds }: ProbeKill): string {
  return `probably its ${probe} probe (fails after ${failureThreshold} x ${periodSeconds}s)`;
}

/** How long a run took: `after 2s`. */
function lastingText(start: Option<Time>, end: Option<Time>): string {
  return pipe(
    start,
    O.chain((from) => pipe(end, O.map((to) => elapsed(from, to)))),
    O.match(() => "", (millis) => `after ${humanDuration(millis)}`),
  );
}

/** Requests and limits: those in force, with what was asked for where that is another amount. */
function resourceFacts(
  asked: Option<ResourceRequirements>,
  actual: Option<ResourceRequirements>,
): Facts {
  const amounts = (which: "requests" | "limits") => {
    const wanted = quantitiesOf(which, asked);
    const inForce = O.isSome(actual) ? quantitiesOf(which, actual) : wanted;
    return Object.keys({ ...wanted, ...inForce }).map((name) => {
      const [ask, have] = [wanted, inForce].map((amounts) => text(valueAt(name)(amounts)));
      return ask === have || ask === ""
        ? `${name} ${have}`
        : `${name} ${have || "none"} in force, ${ask} asked for`;
    }).join(", ");
  };
  return [...fact("requests", amounts("requests")), ...fact("limits", amounts("limits"))];
}

function specFacts(spec: Container | EphemeralContainer): Facts {
  const probes = [
    ["startup", spec.startupProbe],
    ["liveness", spec.livenessProbe],
    ["readiness", spec.readinessProbe],
  ] as const;
  return [
    ...probes.flatMap(([label, probe]) =>
      pipe(probe, O.match(() => [], (asked) => fact(label, probeText(asked))))
    ),
    ...pipe(spec.lifecycle, O.match(() => [], hookFacts)),
    ...fact(
      "ports",
      items(spec.ports).map(({ name, containerPort, protocol }) =>
        listed([
          text(name),
          `${containerPort}${
            text(protocol) === "" || text(protocol) === "TCP" ? "" : `/${text(protocol)}`
          }`,
        ], " ")
      ).join(", "),
    ),
    ..."targetContainerName" in spec ? fact("target", text(spec.targetContainerName)) : [],
  ];
}

function hookFacts(lifecycle: JsonValue): Facts {
  return [["post-start", "postStart"], ["pre-stop", "preStop"]].flatMap(([label, key]) => {
    const hook = fieldOf(lifecycle, key);
    return hook === undefined ? [] : fact(label, handlerText(hook));
  });
}
