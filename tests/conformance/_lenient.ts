/**
 * What the vectors of other systems need: pods as their tests write them, and
 * the verdicts of several systems on one pod.
 *
 * @module
 */
import { type DecodeIssue, decodeIssues, formatIssues, Pod } from "@k8s-fp/pod-status";
import { assert, assertEquals, assertGreater } from "@std/assert";
import { readJson } from "./_corpus.ts";

type Json = Record<string, unknown>;

/** Go's zero values of the required fields that are no texts. */
const ZEROS: Readonly<Json> = {
  ready: false,
  restartCount: 0,
  exitCode: 0,
  containerPort: 0,
};

/** Decodes a pod, with Go's zero values in place of required fields that are absent. */
export function lenientPod(json: unknown): Pod {
  const decoded = Pod.decode(json);
  if (decoded._tag === "Right") return decoded.right;
  const issues = decodeIssues(decoded.left);
  const isMissing = issues.every(({ kind }) => kind === "FieldValueRequired");
  assert(isMissing, formatIssues(issues).join("\n"));
  return lenientPod(issues.reduce(withZero, structuredClone(json)));
}

function withZero(json: unknown, { path }: DecodeIssue): unknown {
  const owner = path.slice(0, -1).reduce((at, key) => (at as Json)[key], json) as Json;
  const field = path[path.length - 1];
  owner[field] = ZEROS[field] ?? "";
  return json;
}

interface Derived {
  readonly name: string;
  readonly now: string;
  readonly pod: unknown;
  readonly expect: { readonly verdicts: Readonly<Json> };
}

/** Asserts one system's verdicts on the pods on which the corpus has those of several. */
export function assertVerdicts(system: string, verdict: (now: number) => (pod: Pod) => unknown) {
  for (const file of ["scenarios.json", "cross.json"]) {
    const vectors = readJson(`health/${file}`) as ReadonlyArray<Derived>;
    assertGreater(vectors.length, 0, file);
    for (const { name, now, pod, expect } of vectors) {
      assert(system in expect.verdicts, `${file}: ${name}`);
      const found = verdict(Date.parse(now))(lenientPod(pod));
      assertEquals(found, expect.verdicts[system], `${file}: ${name}`);
    }
  }
}
