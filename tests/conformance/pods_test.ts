import {
  type Codec,
  decodeIssues,
  decodePods,
  formatIssues,
  Pod,
  PodStatus,
  WatchEvent,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertGreater } from "@std/assert";
import { corpusTest, namesIn, readLines, withoutNulls } from "./_corpus.ts";

interface PodLine {
  readonly source: string;
  readonly origin: string;
  readonly pod: RawPod;
}

interface DocumentLine<A> {
  readonly source: string;
  readonly document: A;
}

/** The parts of a pod in which {@link FLAWS} looks, any of which may be absent. */
interface RawPod {
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, unknown>>;
    readonly ownerReferences?: ReadonlyArray<object>;
  };
  readonly spec?: { readonly restartPolicy?: unknown };
  readonly status?: RawStatus;
}

interface RawStatus {
  readonly conditions?: ReadonlyArray<{ readonly lastProbeTime?: unknown }> | null;
  readonly initContainerStatuses?: ReadonlyArray<object>;
  readonly containerStatuses?: ReadonlyArray<object>;
}

/** A flaw: the fields of a pod that no v1 API server writes. */
type Flaw = (pod: RawPod) => ReadonlyArray<string>;

/** What some programs that write dumps do to a pod. */
const FLAWS: Readonly<Record<string, Flaw>> = {
  "a time is the text null": ({ status }) =>
    where(status?.conditions, (c) => c.lastProbeTime === "null")
      .map((i) => `status.conditions[${i}].lastProbeTime`),
  "a label is a number": ({ metadata }) =>
    Object.entries(metadata?.labels ?? {})
      .filter(([, value]) => typeof value === "number")
      .map(([key]) => `metadata.labels[${key}]`),
  "the restart policy is an object, as in v1beta3": ({ spec }) =>
    spec?.restartPolicy instanceof Object ? ["spec.restartPolicy"] : [],
};

/** What people leave out of a list when they write it by hand. */
const OMISSIONS: Readonly<Record<string, Flaw>> = {
  "an owner has no uid": ({ metadata }) =>
    where(metadata?.ownerReferences, (owner) => !("uid" in owner))
      .map((i) => `metadata.ownerReferences[${i}].uid`),
  "a container has no image": ({ status }) =>
    CONTAINER_LISTS.flatMap((list) =>
      ["image", "imageID"].flatMap((key) =>
        where(status?.[list], (container) => !(key in container))
          .map((i) => `status.${list}[${i}].${key}`)
      )
    ),
};

const CONTAINER_LISTS = ["initContainerStatuses", "containerStatuses"] as const;

function where<A>(list: ReadonlyArray<A> | undefined | null, fits: (a: A) => boolean): number[] {
  return (list ?? []).flatMap((a, i) => fits(a) ? [i] : []);
}

function flawsOf(pod: RawPod, ...tables: (typeof FLAWS)[]): ReadonlyArray<string> {
  return tables.flatMap((table) => Object.values(table)).flatMap((flaw) => flaw(pod)).sort();
}

/** Asserts that decoding fails at these fields and no other, or else that encoding restores the input. */
function assertOnly<A>(codec: Codec<A>, json: unknown, flaws: ReadonlyArray<string>, what: string) {
  const decoded = codec.decode(json);
  if (decoded._tag === "Left") {
    const issues = decodeIssues(decoded.left);
    const lines = [what, ...formatIssues(issues)].join("\n");
    assertEquals(issues.map(({ field }) => field).sort(), [...flaws], lines);
  } else {
    assertEquals(flaws, [], what);
    assertEquals(withoutNulls(codec.encode(decoded.right)), withoutNulls(json), what);
  }
}

function podFiles(): ReadonlyArray<string> {
  return namesIn("pods").filter((name) =>
    name.endsWith(".ndjson") && !name.startsWith("documents-")
  );
}

/** The pods that a cluster itself wrote, as against ones written by hand. */
function dumps(): ReadonlyArray<PodLine> {
  const lines = podFiles().flatMap((name) => readLines<PodLine>(`pods/${name}`));
  const found = lines.filter(({ origin }) => origin === "dump");
  assertGreater(found.length, 0);
  return found;
}

corpusTest("PodStatus round-trips the status of every pod that a cluster wrote", () => {
  for (const { source, pod } of dumps()) {
    const flaws = flawsOf({ status: pod.status ?? {} }, FLAWS);
    assertOnly(PodStatus, pod.status, flaws.map((field) => field.replace(/^status\./, "")), source);
  }
});

corpusTest("Pod round-trips every pod that a cluster wrote", () => {
  for (const { source, pod } of dumps()) assertOnly(Pod, pod, flawsOf(pod, FLAWS), source);
});

corpusTest("decodePods() finds each pod of every list", () => {
  const lines = readLines<DocumentLine<{ readonly items: ReadonlyArray<RawPod> }>>(
    "pods/documents-lists.ndjson",
  );
  assertGreater(lines.length, 0);
  for (const { source, document: { items }, document } of lines) {
    const decoded = decodePods(document);
    assert(decoded._tag === "Right", source);
    const { pods, failures, skipped } = decoded.right;
    assertEquals(skipped, {}, source);
    assertEquals(pods.length + failures.length, items.length, source);
    const flaws = items.map((item) => flawsOf(item, FLAWS, OMISSIONS));
    assertEquals(
      failures.map(({ index, issues }) => ({ index, fields: issues.map((i) => i.field).sort() })),
      where(flaws, (fields) => fields.length > 0).map((index) => ({
        index,
        fields: [...flaws[index]],
      })),
      source,
    );
  }
});

corpusTest("WatchEvent round-trips every event of a watch", () => {
  const lines = readLines<DocumentLine<{ readonly object: RawPod }>>("pods/documents-watch.ndjson");
  assertGreater(lines.length, 0);
  for (const { source, document } of lines) {
    const flaws = flawsOf(document.object, FLAWS).map((field) => `object.${field}`);
    assertOnly(WatchEvent, document, flaws, source);
    // A v1beta3 event has no other flaw: as v1 writes the policy, it is good.
    const spec = { ...document.object.spec, restartPolicy: "Always" };
    assertOnly(WatchEvent, { ...document, object: { ...document.object, spec } }, [], source);
  }
});
