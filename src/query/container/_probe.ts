/**
 * How long the probes of a container take to give up.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import type { JsonValue } from "../../codec/json.ts";
import type { Container } from "../../model/container.ts";

/** When a probe begins, how often it tries, and after how many failures in a row it gives up. */
export interface ProbeTimes {
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly failureThreshold: number;
}

/**
 * The times of a probe, with those that are absent, or no number of the API's
 * range, by their defaults. Source: kubernetes/api `core/v1/types.go`, `Probe`.
 */
export function probeTimes(probe: JsonValue): ProbeTimes {
  return {
    initialDelaySeconds: numberAt(probe, "initialDelaySeconds", 0),
    periodSeconds: numberAt(probe, "periodSeconds", 10),
    failureThreshold: numberAt(probe, "failureThreshold", 3),
  };
}

/**
 * Seconds that a start may take whatever a readiness probe says: its failures end
 * nothing, and a program of a minute with the default of 30 seconds wakes nobody.
 */
const LEAST = 60;

/**
 * In how many seconds after its start a container is ready, or its probes have
 * given up: delay and period × failures, of the start-up probe, then of the
 * readiness probe; none where it has neither.
 */
export function startupAllowance(
  { startupProbe, readinessProbe }: Pick<Container, "startupProbe" | "readinessProbe">,
): Option<number> {
  if (O.isNone(startupProbe) && O.isNone(readinessProbe)) return O.none;
  const seconds = secondsOf(startupProbe) + secondsOf(readinessProbe);
  return O.some(O.isSome(startupProbe) ? seconds : Math.max(LEAST, seconds));
}

function secondsOf(probe: Option<JsonValue>): number {
  return pipe(
    probe,
    O.map(probeTimes),
    O.match(
      () => 0,
      ({ initialDelaySeconds, periodSeconds, failureThreshold }) =>
        initialDelaySeconds + periodSeconds * failureThreshold,
    ),
  );
}

/** A number of a probe; Go writes 0 for what is absent. */
function numberAt(probe: JsonValue, key: keyof ProbeTimes, otherwise: number): number {
  if (typeof probe !== "object" || probe === null || !Object.hasOwn(probe, key)) return otherwise;
  const found = (probe as { readonly [key: string]: JsonValue })[key];
  return typeof found === "number" && found > 0 && found < 2 ** 31 ? found : otherwise;
}
