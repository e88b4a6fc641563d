import { images, Pod, podContainers, type SpecMatch } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, textOf, valueOf } from "../../_arbitrary.ts";

interface Case {
  readonly desired: string | null;
  readonly actual: string;
  readonly imageID: string;
}

const [A, B] = ["a", "b"].map((digit) => `sha256:${digit.repeat(63)}0`);
const PULLED = `registry.example/app@${A}`;

function podOf({ desired, actual, imageID }: Case): Pod {
  return decoded(Pod, {
    spec: { containers: [{ name: "app", image: desired }] },
    status: {
      containerStatuses: [{ name: "app", ready: true, restartCount: 0, image: actual, imageID }],
    },
  });
}

function matchOf(row: Case): SpecMatch {
  return images(podOf(row))[0].match;
}

const MATCHES: Readonly<Record<SpecMatch, ReadonlyArray<Case>>> = {
  same: [
    { desired: "registry.example/app:1", actual: "registry.example/app:1", imageID: PULLED },
    { desired: "registry.example/app", actual: "registry.example/app:latest", imageID: PULLED },
    { desired: "nginx", actual: "docker.io/library/nginx:latest", imageID: PULLED },
    { desired: "nginx:1.29", actual: "docker.io/library/nginx:1.29", imageID: PULLED },
    { desired: "index.docker.io/nginx", actual: "library/nginx", imageID: PULLED },
    { desired: "docker.io/nginx", actual: "nginx", imageID: PULLED },
    { desired: "grafana/loki:3", actual: "docker.io/grafana/loki:3", imageID: PULLED },
    { desired: "localhost/app", actual: "localhost/app:latest", imageID: PULLED },
    { desired: "registry:5000/app", actual: "registry:5000/app:latest", imageID: PULLED },
    { desired: "app:1", actual: "app:1", imageID: `docker://${A}` },
    { desired: `registry.example/app@${A}`, actual: "registry.example/app:1", imageID: PULLED },
    { desired: `registry.example/app:1@${A}`, actual: A, imageID: PULLED },
    { desired: `mirror.example/app@${A}`, actual: "x", imageID: `docker-pullable://${PULLED}` },
    // The digest of an index, and of the platform's own image in it.
    { desired: `app:1@${A}`, actual: `docker.io/library/app@${A}`, imageID: `app@${B}` },
  ],
  other: [
    { desired: `registry.example/app@${B}`, actual: "registry.example/app:1", imageID: PULLED },
    { desired: `app:1@${B}`, actual: "app:1", imageID: `docker-pullable://${PULLED}` },
    { desired: `app@${A}`, actual: `app@${B}`, imageID: `app@${B}` },
  ],
  unknown: [
    { desired: null, actual: "registry.example/app:1", imageID: PULLED },
    { desired: "", actual: "registry.example/app:1", imageID: PULLED },
    { desired: "registry.example/app:1", actual: "registry.example/app:2", imageID: PULLED },
    { desired: "registry.example/app:1", actual: "registry.example/App:1", imageID: PULLED },
    { desired: "registry.example/app:1", actual: "mirror.example/app:1", imageID: PULLED },
    { desired: "library/nginx", actual: "registry.example/library/nginx", imageID: PULLED },
    { desired: "registry:5000/app", actual: "app", imageID: PULLED },
    { desired: "localhost/app", actual: "docker.io/localhost/app", imageID: PULLED },
    { desired: "Registry/app", actual: "docker.io/Registry/app", imageID: PULLED },
    // Not pulled: the status repeats the spec.
    { desired: "app:1", actual: "app:1", imageID: "" },
    { desired: `app@${A}`, actual: `app@${A}`, imageID: "" },
    // The digest of a configuration, which no spec can name.
    { desired: `app@${A}`, actual: "app:1", imageID: B },
    { desired: `app@${A}`, actual: "app:1", imageID: `docker://${B}` },
    { desired: `app@${A}`, actual: "app:1", imageID: `app@sha512:${"a".repeat(128)}` },
    { desired: `app@${A}`, actual: "app:1", imageID: `app@${A}x` },
    { desired: "app@digest", actual: "app:1", imageID: "app@other" },
  ],
};

const ROWS = Object.entries(MATCHES)
  .flatMap(([match, rows]) => rows.map((row) => ({ ...row, match })));

Deno.test.each(ROWS)("images(): $desired, $actual, $imageID is $match", ({ match, ...row }) => {
  assertEquals(matchOf(row), match);
});

Deno.test("images() joins all kinds of containers with the spec by name", () => {
  const status = (name: string) => ({
    name,
    ready: true,
    restartCount: 0,
    image: `${name}:run`,
    imageID: "",
  });
  const pod = decoded(Pod, {
    spec: {
      initContainers: [{ name: "proxy", image: "proxy:1", restartPolicy: "Always" }, {
        name: "init",
        image: "init:1",
      }],
      containers: [{ name: "z", image: "z:1" }, { name: "a", image: "a:1" }],
      ephemeralContainers: [{ name: "debug", image: "debug:1" }],
    },
    status: {
      initContainerStatuses: [status("proxy"), status("init")],
      containerStatuses: [status("a"), status("stray"), status("z")],
      ephemeralContainerStatuses: [status("debug")],
    },
  });
  assertEquals(
    images(pod).map(({ kind, desired, actual, imageID }) => [kind, desired, actual, imageID]),
    [
      ["sidecar", O.some("proxy:1"), "proxy:run", O.none],
      ["init", O.some("init:1"), "init:run", O.none],
      ["app", O.some("a:1"), "a:run", O.none],
      ["app", O.none, "stray:run", O.none],
      ["app", O.some("z:1"), "z:run", O.none],
      ["ephemeral", O.some("debug:1"), "debug:run", O.none],
    ],
  );
});

const references = fc.tuple(
  fc.constantFrom(
    "",
    "docker.io/",
    "library/",
    "registry.example/",
    "registry:5000/",
    "localhost/",
  ),
  fc.constantFrom("app", "app/x"),
  fc.constantFrom("", ":1", ":latest", `@${A}`, `:1@${A}`, `@${B}`),
).map((parts) => parts.join(""));
const ids = fc.oneof(references, fc.constantFrom(A, `docker://${A}`, "id"));

Deno.test("images() knows that what runs under the name asked for is the same", () => {
  fc.assert(fc.property(references, ids, (image, imageID) => {
    assertEquals(matchOf({ desired: image, actual: image, imageID }), "same");
  }));
});

Deno.test("images() does not depend on which of two names is asked for, without digests", () => {
  const tags = references.filter((image) => !image.includes("@"));
  fc.assert(fc.property(tags, tags, ids, (x, y, imageID) => {
    const match = matchOf({ desired: x, actual: y, imageID });
    assertEquals(matchOf({ desired: y, actual: x, imageID }), match);
    assertEquals(match === "other", false);
  }));
});

Deno.test("images() of any pod has what the status has, in the order of podContainers()", () => {
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    assertEquals(
      textOf(images(pod).map(({ container, kind, actual }) => [container, kind, actual])),
      textOf(podContainers(pod).map(({ kind, status }) => [status.name, kind, status.image])),
    );
  }));
});

Deno.test("images() takes the containers of the spec in any order", () => {
  const containers = fc.uniqueArray(fc.record({ name: fc.string(), image: references }), {
    selector: ({ name }) => name,
  });
  const orders = containers.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))
  );
  fc.assert(fc.property(orders, ([list, ...others]) => {
    const containerStatuses = list.map(({ name }) => (
      { name, ready: true, restartCount: 0, image: "app", imageID: PULLED }
    ));
    const imagesOf = (containers: typeof list) =>
      images(decoded(Pod, { spec: { containers }, status: { containerStatuses } }));
    for (const other of others) assertEquals(imagesOf(other), imagesOf(list));
  }));
});
