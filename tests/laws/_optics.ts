/**
 * Every optic that the module exports.
 *
 * @module
 */
import * as O from "fp-ts/lib/Option.js";
import type { Lens } from "monocle-ts/lib/Lens.js";
import type { Optional } from "monocle-ts/lib/Optional.js";
import type { Prism } from "monocle-ts/lib/Prism.js";
import type { Traversal } from "monocle-ts/lib/Traversal.js";
import * as podStatus from "@k8s-fp/pod-status";
import {
  type Codec,
  type ContainerState,
  ContainerStateRunning,
  ContainerStateTerminated,
  ContainerStateWaiting,
  ContainerStatus,
  PodCondition,
  type PodStatus,
} from "@k8s-fp/pod-status";
import type { Definition } from "../../src/codec/_codec.ts";

export type AnyLens = Lens<unknown, unknown>;

/** The lenses of a model by its fields. */
export function lensesOf(model: Definition<unknown>): Readonly<Record<string, AnyLens>> {
  return podStatus.lenses(model as unknown as Codec<ContainerState>) as unknown as Readonly<
    Record<string, AnyLens>
  >;
}

/** The models whose lenses have a name of their own, by that name. */
export const NAMED: Readonly<Record<string, Codec<unknown>>> = {
  containerStateLens: podStatus.ContainerState,
  containerStatusLens: ContainerStatus,
  objectMetaLens: podStatus.ObjectMeta,
  podConditionLens: PodCondition,
  podLens: podStatus.Pod,
  podStatusLens: podStatus.PodStatus,
} as unknown as Readonly<Record<string, Codec<unknown>>>;

/** Items of a status that are told apart by a key. */
interface Items<A> {
  readonly codec: Codec<A>;
  readonly key: keyof A & string;
  readonly itemsOf: (status: PodStatus) => ReadonlyArray<A>;
}

function listOf<A>(list: O.Option<ReadonlyArray<A>>): ReadonlyArray<A> {
  return O.isSome(list) ? list.value : [];
}

const conditions: Items<PodCondition> = {
  codec: PodCondition,
  key: "type",
  itemsOf: (status) => listOf(status.conditions),
};

const containers: Items<ContainerStatus> = {
  codec: ContainerStatus,
  key: "name",
  itemsOf: (status) => [
    ...listOf(status.initContainerStatuses),
    ...listOf(status.containerStatuses),
    ...listOf(status.ephemeralContainerStatuses),
  ],
};

interface TriedOptional<A> extends Items<A> {
  readonly optionalOf: (key: string) => Optional<PodStatus, A>;
}

interface TriedTraversal<A> extends Items<A> {
  readonly traversal: Traversal<PodStatus, A>;
}

interface TriedPrism<A> {
  readonly codec: Codec<A>;
  readonly prism: Prism<ContainerState, A>;
}

function optional<A>(items: Items<A>, optionalOf: TriedOptional<A>["optionalOf"]) {
  return { ...items, optionalOf } as unknown as TriedOptional<Readonly<Record<string, unknown>>>;
}

function traversal<A>(items: Items<A>, traversal: Traversal<PodStatus, A>) {
  return { ...items, traversal } as unknown as TriedTraversal<Readonly<Record<string, unknown>>>;
}

function prism<A>(codec: Codec<A>, prism: Prism<ContainerState, A>) {
  return { codec, prism } as unknown as TriedPrism<Readonly<Record<string, unknown>>>;
}

/** The optionals, each with what it reaches. */
export const OPTIONALS = {
  conditionByType: optional(conditions, podStatus.conditionByType),
  containerStatusByName: optional(containers, podStatus.containerStatusByName),
};

/** The traversals, each with what it visits. */
export const TRAVERSALS = {
  eachCondition: traversal(conditions, podStatus.eachCondition),
  eachContainerStatus: traversal(containers, podStatus.eachContainerStatus),
};

/** The prisms, each with its case. */
export const PRISMS = {
  waitingState: prism(ContainerStateWaiting, podStatus.waitingState),
  runningState: prism(ContainerStateRunning, podStatus.runningState),
  terminatedState: prism(ContainerStateTerminated, podStatus.terminatedState),
};

const SOURCE = new URL("../../src/optics/", import.meta.url);

/** The names of the exports that are optics or records of them, and of all that come from their folder. */
export async function exportedOptics(): Promise<ReadonlyArray<string>> {
  const modules = [...Deno.readDirSync(SOURCE)].map(({ name }) => import(`${SOURCE}${name}`));
  const ofFolder = new Set((await Promise.all(modules)).flatMap((module) => Object.keys(module)));
  return Object.entries<unknown>(podStatus)
    .filter(([name, value]) => ofFolder.has(name) || isOptic(value))
    .map(([name]) => name);
}

function isOptic(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const members = Object.values(value);
  const has = (...names: ReadonlyArray<string>) => names.every((name) => name in value);
  return has("modifyF") || has("getOption") || has("get", "set") ||
    members.length > 0 && members.every(isOptic);
}
