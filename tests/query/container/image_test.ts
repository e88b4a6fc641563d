import { type ImageMatch, images, Pod, podContainers } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import * as O from "fp-ts/lib/Option.js";
import { decoded, textOf, valueOf } from "../../_arbitrary.ts";

interface Case {
  readonly asked: string | null;
  readonly run: string;
  readonly imageID: string;
}

const [A, B] = ["a", "b"].map((digit) => `sha256:${digit.repeat(63)}0`);
const PULLED = `registry.example/app@${A}`;

function podOf({ asked, run, imageID }: Case): Pod {
  return decoded(Pod, {
    spec: { containers: [{ name: "app", image: asked }] },
    status: {
      containerStatuses: [{ name: "app", ready: true, restartCount: 0, image: run, imageID }],
    },
  });
}

function matchOf(row: Case): ImageMatch {
  return images(podOf(row))[0].match;
}

const MATCHES: Readonly<Record<ImageMatch, ReadonlyArray<Case>>> = {
  same: [
    { asked: "registry.example/app:1", run: "registry.example/app:1", imageID: PULLED },
    { asked: "registry.example/app", run: "registry.example/app:latest", imageID: PULLED },
    { asked: "nginx", run: "docker.io/library/nginx:latest", imageID: PULLED },
    { asked: "nginx:1.29", run: "docker.io/library/nginx:1.29", imageID: PULLED },
    { asked: "index.docker.io/nginx", run: "library/nginx", imageID: PULLED },
    { asked: "docker.io/nginx", run: "nginx", imageID: PULLED },
    { asked: "grafana/loki:3", run: "docker.io/grafana/loki:3", imageID: PULLED },
    { asked: "localhost/app", run: "localhost/app:latest", imageID: PULLED },
    { asked: "registry:5000/app", run: "registry:5000/app:latest", imageID: PULLED },
    { asked: "app:1", run: "app:1", imageID: `docker://${A}` },
    { asked: `registry.example/app@${A}`, run: "registry.example/app:1", imageID: PULLED },
    { asked: `registry.example/app:1@${A}`, run: A, imageID: PULLED },
    { asked: `mirror.example/app@${A}`, run: "x", imageID: `docker-pullable://${PULLED}` },
    // The digest of an index, and of the platform's own image in it.
    { asked: `app:1@${A}`, run: `docker.io/library/app@${A}`, imageID: `app@${B}` },
  ],
  other: [
    { asked: `registry.example/app@${B}`, run: "registry.example/app:1", imageID: PULLED },
    { asked: `app:1@${B}`, run: "app:1", imageID: `docker-pullable://${PULLED}` },
    { asked: `app@${A}`, run: `app@${B}`, imageID: `app@${B}` },
  ],
  unknown: [
    { asked: null, run: "registry.example/app:1", imageID: PULLED },
    { asked: "", run: "registry.example/app:1", imageID: PULLED },
    { asked: "registry.example/app:1", run: "registry.example/app:2", imageID: PULLED },
    { asked: "registry.example/app:1", run: "registry.example/App:1", imageID: PULLED },
    { asked: "registry.example/app:1", run: "mirror.example/app:1", imageID: PULLED },
    { asked: "library/nginx", run: "registry.example/library/nginx", imageID: PULLED },
    { asked: "registry:5000/app", run: "app", imageID: PULLED },
    { asked: "localhost/app", run: "docker.io/localhost/app", imageID: PULLED },
    { asked: "Registry/app", run: "docker.io/Registry/app", imageID: PULLED },
    // Not pulled: the status repeats the spec.
    { asked: "app:1", run: "app:1", imageID: "" },
    { asked: `app@${A}`, run: `app@${A}`, imageID: "" },
    // The digest of a configuration, which no spec can name.
    { asked: `app@${A}`, run: "app:1", imageID: B },
    { asked: `app@${A}`, run: "app:1", imageID: `docker://${B}` },
    { asked: `app@${A}`, run: "app:1", imageID: `app@sha512:${"a".repeat(128)}` },
    { asked: `app@${A}`, run: "app:1", imageID: `app@${A}x` },
    { asked: "app@digest", run: "app:1", imageID: "app@other" },
  ],
};

const ROWS = Object.entries(MATCHES)
  .flatMap(([match, rows]) => rows.map((row) => ({ ...row, match })));

Deno.test.each(ROWS)("images(): $asked, $run, $imageID is $match", ({ match, ...row }) => {
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
    images(pod).map(({ kind, asked, run, imageID }) => [kind, asked, run, imageID]),
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
    assertEquals(matchOf({ asked: image, run: image, imageID }), "same");
  }));
});

Deno.test("images() does not depend on which of two names is asked for, without digests", () => {
  const tags = references.filter((image) => !image.includes("@"));
  fc.assert(fc.property(tags, tags, ids, (x, y, imageID) => {
    const match = matchOf({ asked: x, run: y, imageID });
    assertEquals(matchOf({ asked: y, run: x, imageID }), match);
    assertEquals(match === "other", false);
  }));
});

Deno.test("images() of any pod has what the status has, in the order of podContainers()", () => {
  fc.assert(fc.property(valueOf(Pod), (pod) => {
    assertEquals(
      textOf(images(pod).map(({ container, kind, run }) => [container, kind, run])),
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
