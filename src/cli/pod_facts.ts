/**
 * The facts of a pod as they are printed: what is flat by its type, and what the
 * questions of this module answer as they have it.
 *
 * @internal
 * @module
 */
import type { Option } from "../_deps.ts";
import {
  type Codec,
  json as opaque,
  list,
  optional,
  optionalList,
  record,
  required,
} from "../codec/_codec.ts";
import { boolean, float64, int32, int64, string, word } from "../codec/_scalar.ts";
import type { JsonValue, Open } from "../codec/json.ts";
import {
  kindOf,
  owner,
  problemReason,
  verdictTag,
  version,
  type Versioned,
} from "../fleet/problem_codec.ts";
import type { Problem } from "../fleet/problems.ts";
import { PodCondition } from "../model/pod_condition.ts";
import type { PodPhase, PodQOSClass } from "../model/pod_status.ts";
import { Time } from "../model/time.ts";
import { PodVolumeHealth } from "../model/volume_health.ts";
import type { ReadyCount } from "../query/pod/readiness.ts";
import type { SpecMatch } from "../query/container/kind.ts";
import type { PodRestarts } from "../query/container/restart.ts";
import type { NextStep } from "../words/_next_step.ts";

/** What kubectl prints of a pod. */
interface Columns {
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
  readonly age: string;
  readonly ip: string;
  readonly node: string;
}

type Opaque = ReadonlyArray<JsonValue>;

/** All facts of a pod as they are printed. */
export interface PodFacts
  extends Versioned<"PodFacts">, Pick<Problem, "namespace" | "name" | "uid" | "owner" | "node"> {
  readonly priority: Option<number>;
  readonly qosClass: Option<PodQOSClass>;
  readonly phase: Option<PodPhase>;
  readonly createdAt: Option<Time>;
  readonly deletionDeadline: Option<Time>;
  readonly finalizers: Option<ReadonlyArray<string>>;
  readonly verdict: Problem["verdict"];
  readonly needsAttention: boolean;
  readonly line: string;
  readonly lines: ReadonlyArray<string>;
  readonly reasons: Problem["reasons"];
  readonly blame: Option<JsonValue>;
  readonly columns: Columns;
  readonly isReady: boolean;
  readonly readyCount: ReadyCount;
  readonly notReady: Option<JsonValue>;
  readonly readinessGates: Opaque;
  readonly generationsBehind: Option<number>;
  readonly scheduling: JsonValue;
  readonly end: Option<JsonValue>;
  readonly disruption: Option<JsonValue>;
  readonly initProgress: Option<JsonValue>;
  readonly restarts: PodRestarts;
  readonly waiting: Opaque;
  readonly failures: Opaque;
  readonly containers: Opaque;
  readonly images: Opaque;
  readonly resources: Opaque;
  readonly resourceMatch: Open<SpecMatch>;
  readonly resize: Option<JsonValue>;
  readonly claims: Opaque;
  readonly devices: Opaque;
  readonly volumeHealth: Option<ReadonlyArray<PodVolumeHealth>>;
  readonly conditions: Option<ReadonlyArray<PodCondition>>;
  readonly timeline: Opaque;
  readonly next: ReadonlyArray<NextStep>;
}

/** All facts of pods as they are printed in one document. */
export interface PodFactsList extends Versioned<"PodFactsList"> {
  readonly items: ReadonlyArray<PodFacts>;
}

const Columns: Codec<Columns> = record<Columns>("PodColumns", (json) => ({
  ready: required(json.ready, string),
  status: required(json.status, string),
  restarts: required(json.restarts, string),
  age: required(json.age, string),
  ip: required(json.ip, string),
  node: required(json.node, string),
}));

const ReadyCount: Codec<ReadyCount> = record<ReadyCount>("ReadyCount", (json) => ({
  ready: required(json.ready, int64),
  total: required(json.total, int64),
}));

const PodRestarts: Codec<PodRestarts> = record<PodRestarts>("PodRestarts", (json) => ({
  app: required(json.app, int64),
  sidecar: required(json.sidecar, int64),
  init: required(json.init, int64),
  ephemeral: required(json.ephemeral, int64),
  total: required(json.total, int64),
}));

const NextStep: Codec<NextStep> = record<NextStep>("NextStep", (json) => ({
  what: required(json.what, string),
  command: required(json.command, string),
}));

const phase: Codec<PodPhase> = word("PodPhase");
const qosClass: Codec<PodQOSClass> = word("PodQOSClass");
const specMatch: Codec<Open<SpecMatch>> = word("SpecMatch");
const factsKind = kindOf("PodFacts");
const factsListKind = kindOf("PodFactsList");
const texts = list(string);
const opaques = list(opaque);

export const PodFacts: Codec<PodFacts> = record<PodFacts>("PodFacts", (json) => ({
  apiVersion: required(json.apiVersion, version),
  kind: required(json.kind, factsKind),
  namespace: optional(json.namespace, string),
  name: optional(json.name, string),
  uid: optional(json.uid, string),
  owner: optional(json.owner, owner),
  node: optional(json.node, string),
  priority: optional(json.priority, int32),
  qosClass: optional(json.qosClass, qosClass),
  phase: optional(json.phase, phase),
  createdAt: optional(json.createdAt, Time),
  deletionDeadline: optional(json.deletionDeadline, Time),
  finalizers: optionalList(json.finalizers, string),
  verdict: required(json.verdict, verdictTag),
  needsAttention: required(json.needsAttention, boolean),
  line: required(json.line, string),
  lines: required(json.lines, texts),
  reasons: required(json.reasons, list(problemReason)),
  blame: optional(json.blame, opaque),
  columns: required(json.columns, Columns),
  isReady: required(json.isReady, boolean),
  readyCount: required(json.readyCount, ReadyCount),
  notReady: optional(json.notReady, opaque),
  readinessGates: required(json.readinessGates, opaques),
  generationsBehind: optional(json.generationsBehind, float64),
  scheduling: required(json.scheduling, opaque),
  end: optional(json.end, opaque),
  disruption: optional(json.disruption, opaque),
  initProgress: optional(json.initProgress, opaque),
  restarts: required(json.restarts, PodRestarts),
  waiting: required(json.waiting, opaques),
  failures: required(json.failures, opaques),
  containers: required(json.containers, opaques),
  images: required(json.images, opaques),
  resources: required(json.resources, opaques),
  resourceMatch: required(json.resourceMatch, specMatch),
  resize: optional(json.resize, opaque),
  claims: required(json.claims, opaques),
  devices: required(json.devices, opaques),
  volumeHealth: optionalList(json.volumeHealth, PodVolumeHealth),
  conditions: optionalList(json.conditions, PodCondition),
  timeline: required(json.timeline, opaques),
  next: required(json.next, list(NextStep)),
}));

export const PodFactsList: Codec<PodFactsList> = record<PodFactsList>("PodFactsList", (json) => ({
  apiVersion: required(json.apiVersion, version),
  kind: required(json.kind, factsListKind),
  items: required(json.items, list(PodFacts)),
}));
