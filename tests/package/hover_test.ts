import { assertEquals } from "@std/assert";
import { hovers } from "./_language_server.ts";

/** An expression, at whose last name an editor is asked, and what it shows. */
const SHOWN: ReadonlyArray<readonly [expression: string, type: string, doc: string]> = [
  [
    "status.phase",
    "(property) PodStatus.phase: Option<PodPhase>",
    "Coarse summary of the life cycle: a pod that crash-loops is `Running`.",
  ],
  [
    "status.podIPs",
    "(property) PodStatus.podIPs: Option<readonly PodIP[]>",
    "The pod's addresses, since 1.16: at most one per family, the first is `podIP`.",
  ],
  ["pod.metadata", "(property) Pod.metadata: Option<ObjectMeta>", "Who it is."],
  [
    "containerStatus.restartCount",
    "(property) ContainerStatus.restartCount: number",
    "Best effort: may fall back to 0 after the loss of a node.",
  ],
  [
    "json.phase",
    "(property) phase?: PodPhase | undefined",
    "Coarse summary of the life cycle: a pod that crash-loops is `Running`.",
  ],
  [
    "json.conditions",
    "(property) conditions?: readonly JsonRecordOf<PodCondition>[] | undefined",
    "Facts by type; their order has no meaning.",
  ],
  [
    "podStatusLens.phase",
    "(property) phase: Lens<PodStatus, Option<PodPhase>>",
    "Coarse summary of the life cycle: a pod that crash-loops is `Running`.",
  ],
  [
    "isReady",
    "(alias) function isReady(status: PodStatus): boolean",
    "Whether the pod can serve traffic now: its `Ready` condition is `True`.",
  ],
  [
    "PodStatus",
    "(alias) const PodStatus: Codec<PodStatus>",
    "What the cluster knows about a pod; it may trail the truth, most so when a node is lost.",
  ],
  ["decoded", "const decoded: Validation<PodStatus>", ""],
  ["encoded", "const encoded: JsonRecordOf<PodStatus>", ""],
  ["pods", "const pods: Either<readonly DecodeIssue[], DecodedPods>", ""],
  [
    "stream",
    "const stream: AsyncGenerator<Either<StreamFailure, Pod>, StreamSummary, undefined>",
    "",
  ],
  ["judged", "const judged: Verdict", ""],
];

const DECLARATIONS = `
import {
  type ContainerStatus,
  decodePods,
  isReady,
  type JsonOf,
  type Pod,
  podsFromStream,
  PodStatus,
  podStatusLens,
  verdict,
} from "@k8s-fp/pod-status";
declare const containerStatus: ContainerStatus;
declare const json: JsonOf<PodStatus>;
declare const pod: Pod;
declare const status: PodStatus;
const decoded = PodStatus.decode({});
const encoded = PodStatus.encode(status);
const judged = verdict(0)(pod);
const pods = decodePods([]);
const stream = podsFromStream([]);
`;

/** The type in what an editor shows, and the first line of the doc comment. */
const FIRST_LINES = /^```tsx?\n([^]*?)\n```\n?(.*)/;

Deno.test("An editor shows a short type and the doc comment over every name", async () => {
  const text = DECLARATIONS + SHOWN.map(([expression]) => expression).join("\n");
  const line = DECLARATIONS.split("\n").length - 1;
  const places = SHOWN.map(([expression], at) => ({
    line: line + at,
    character: expression.lastIndexOf(".") + 1,
  }));
  const shown = (await hovers(text, places)).map((value, at) => {
    const [, type, doc] = FIRST_LINES.exec(value) ?? [];
    return [SHOWN[at][0], type, doc];
  });
  assertEquals<unknown>(shown, SHOWN);
});
