/**
 * Which images a pod really runs.
 *
 * @module
 */
import { O, type Option, pipe } from "../../_deps.ts";
import { nonEmpty } from "../../_option.ts";
import type { Pod } from "../../model/pod.ts";
import { type ContainerKind, podContainers, type SpecMatch } from "./kind.ts";

/**
 * The image of a container, in the spec and as it runs.
 *
 * @category images
 * @since 0.1.0
 */
export interface ContainerImage {
  /** Name of the container. */
  readonly container: string;
  /** What the container is for. */
  readonly kind: ContainerKind;
  /** The image in the spec; absent when the spec does not have the container or its image. */
  readonly desired: Option<string>;
  /** The image as the runtime names it; before it is pulled, what the spec says. */
  readonly actual: string;
  /** Its identity, mostly a digest; absent until it was pulled. */
  readonly imageID: Option<string>;
  /** Whether the two are the same. */
  readonly match: SpecMatch;
}

/**
 * The images of all containers that the status knows, in the order of
 * `podContainers`, against those of the spec by name.
 *
 * They are the `same` where both have one full name or one digest: `nginx` is
 * short for `docker.io/library/nginx:latest`. They are `other` where the spec
 * pins a digest and the image ID has another of its kind. All else is
 * `unknown`: what was not pulled yet, and tags that differ, since the runtime
 * may tell another tag of the same digest. An image ID without a repository is
 * no digest that a spec could pin. Source: distribution/reference
 * `normalize.go`.
 *
 * @example
 * ```ts
 * import { images, Pod } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = Pod.decode({
 *   spec: { containers: [{ name: "web", image: "nginx:1.29" }] },
 *   status: {
 *     containerStatuses: [{
 *       name: "web",
 *       ready: true,
 *       restartCount: 0,
 *       image: "docker.io/library/nginx:1.29",
 *       imageID: "docker.io/library/nginx@sha256:0123456789abcdef",
 *     }],
 *   },
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(images(decoded.right).map(({ match }) => match), ["same"]);
 * ```
 *
 * @category images
 * @since 0.1.0
 */
export function images(pod: Pod): ReadonlyArray<ContainerImage> {
  return podContainers(pod).map(({ kind, status: { name, image: actual, imageID: id }, spec }) => {
    const desired = pipe(spec, O.chain(({ image }) => nonEmpty(image)));
    const imageID = nonEmpty(O.some(id));
    const match = pipe(
      desired,
      O.chain((image) => pipe(imageID, O.map((id) => matchOf(image, actual, id)))),
      O.getOrElse((): SpecMatch => "unknown"),
    );
    return { container: name, kind, desired, actual, imageID, match };
  });
}

function matchOf(desired: string, actual: string, imageID: string): SpecMatch {
  if (fullName(desired) === fullName(actual)) return "same";
  const [wanted, algorithm] = digestOf(desired);
  const [found, foundAlgorithm] = digestOf(imageID);
  if (wanted === undefined || algorithm !== foundAlgorithm) return "unknown";
  return wanted === found ? "same" : "other";
}

/** The digest at the end of an image reference, and its algorithm. */
function digestOf(image: string): ReadonlyArray<string | undefined> {
  return /@(([^@:/]+):[\da-f]+)$/.exec(image)?.slice(1) ?? [];
}

/** A name with its registry, and its digest, else its tag: what Docker's short names stand for. */
function fullName(image: string): string {
  const [named, digest] = image.split("@");
  const tagged = /^(.*):([^:/]*)$/.exec(named);
  const name = tagged?.[1] ?? named;
  const version = digest === undefined ? `:${tagged?.[2] ?? "latest"}` : `@${digest}`;
  const host = hostOf(name);
  const path = host === "" ? name : name.slice(host.length + 1);
  if (host !== "" && !DOCKER_HUB.includes(host)) return name + version;
  return `docker.io/${path.includes("/") ? path : `library/${path}`}${version}`;
}

const DOCKER_HUB = ["docker.io", "index.docker.io"];

/** The registry that a name begins with; empty for Docker Hub's short names. */
function hostOf(name: string): string {
  const first = name.slice(0, Math.max(name.indexOf("/"), 0));
  return /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase() ? first : "";
}
