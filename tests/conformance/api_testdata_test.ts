import {
  type Codec,
  decodeIssues,
  formatIssues,
  Pod,
  PodStatus,
  unknownFields,
  type WithUnknownFields,
} from "@k8s-fp/pod-status";
import { assertEquals, assertGreater } from "@std/assert";
import { corpusTest, namesIn, readJson, withoutNulls } from "./_corpus.ts";

/** The fixtures of every version whose name is one of these, by path. */
function fixtures(...names: ReadonlyArray<string>): ReadonlyArray<string> {
  const paths = namesIn("api-testdata").flatMap((version) =>
    namesIn(`api-testdata/${version}`)
      .filter((name) => names.includes(name))
      .map((name) => `api-testdata/${version}/${name}`)
  );
  assertGreater(paths.length, 0);
  return paths;
}

function assertRoundTrip<A>(codec: Codec<A>, json: unknown, what: string): A {
  const decoded = codec.decode(json);
  if (decoded._tag === "Left") {
    throw new Error(`${what}:\n${formatIssues(decodeIssues(decoded.left)).join("\n")}`);
  }
  assertEquals(withoutNulls(codec.encode(decoded.right)), withoutNulls(json), what);
  return decoded.right;
}

/** Where a value holds fields that the model does not know. */
function unknownPaths(value: unknown, path: string): ReadonlyArray<string> {
  if (typeof value !== "object" || value === null) return [];
  if ("_tag" in value) return "value" in value ? unknownPaths(value.value, path) : [];
  const { [unknownFields]: unknown = {} }: WithUnknownFields = value;
  return [
    ...Object.keys(unknown).map((key) => `${path}.${key}`),
    ...Object.entries(value).flatMap(([key, part]) => unknownPaths(part, `${path}.${key}`)),
  ];
}

corpusTest("Pod round-trips the fixtures of every version of the API", () => {
  for (const path of fixtures("core.v1.Pod.json", "core.v1.Pod.after_roundtrip.json")) {
    assertRoundTrip(Pod, readJson(path), path);
  }
});

corpusTest("PodStatus round-trips the PodStatusResult of every version of the API", () => {
  for (const path of fixtures("core.v1.PodStatusResult.json")) {
    const { status } = readJson(path) as { readonly status: unknown };
    assertRoundTrip(PodStatus, status, path);
  }
});

corpusTest("PodStatus knows every field of the newest version of the API", () => {
  const path = "api-testdata/HEAD/core.v1.Pod.json";
  const { status } = readJson(path) as { readonly status: object };
  const decoded = assertRoundTrip(PodStatus, status, path);
  assertEquals(unknownPaths(decoded, "status"), []);
});
