/**
 * Why an image cannot be had.
 *
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import { text } from "../../_option.ts";
import type { ContainerStateWaiting } from "../../model/container_state.ts";
import { partsOf, unwrapped } from "./_message_part.ts";

/**
 * Why an image cannot be had.
 *
 * `NotFound`: the registry has no such image or tag. `NoAccess`: the registry
 * refuses to hand it out; many a registry, Docker Hub among them, says so of
 * what does not exist as well. `TooManyRequests`: too much was pulled.
 * `Unreachable`: the registry does not answer, or not with a certificate that
 * is trusted. `NoRoom`: the disk of the node is full. `WrongPlatform`: there is
 * none for the node's platform. `InvalidName`: it is no name of an image.
 * `NeverPulled`: it is not on the node, and the pull policy is `Never`.
 * `BadSignature`: its signature does not hold. `Unknown`: nothing tells, or in
 * words that this module does not know.
 *
 * @category containers
 * @since 0.2.0
 */
export interface ImageError {
  /** What is in the way. */
  readonly _tag:
    | "NotFound"
    | "NoAccess"
    | "TooManyRequests"
    | "Unreachable"
    | "NoRoom"
    | "WrongPlatform"
    | "InvalidName"
    | "NeverPulled"
    | "BadSignature"
    | "Unknown";
  /** What the runtime says last, without the image; absent where it says nothing more. */
  readonly message: Option<string>;
}

/** What the words of registries and runtimes mean; the first that fits holds. */
const MEANINGS: ReadonlyArray<readonly [ImageError["_tag"], RegExp]> = [
  ["TooManyRequests", /\b429\b|too ?many ?requests|rate limit|pull QPS exceeded/i],
  ["NoRoom", /no space left|disk quota exceeded|not enough space/i],
  [
    "WrongPlatform",
    /no match for platform|no matching manifest for|no image found in (manifest list|image index)|cannot be used on this platform/i,
  ],
  ["BadSignature", /signature|rejected by policy/i],
  ["InvalidName", /invalid reference format|parse image (name|reference)|InvalidImageName/i],
  [
    "NoAccess",
    /\b40[13]\b|denied|unauthorized|authentication required|authorization failed|forbidden|no basic auth credentials|insufficient_scope/i,
  ],
  [
    "Unreachable",
    /no such host|timeout|timed out|deadline exceeded|connection (refused|reset)|x509|\btls\b|\bEOF\b|unreachable|no route to host|server misbehaving|name resolution|HTTP response to HTTPS|\b50[0-4]\b|broken pipe|unavailable/i,
  ],
  ["NotFound", /not found|manifest unknown|name unknown|does not exist|\b404\b|no such image/i],
];

/** The reasons of the kubelet that say all. */
const REASONS: ReadonlyMap<string, ImageError["_tag"]> = new Map([
  ["InvalidImageName", "InvalidName"],
  ["ErrImageNeverPull", "NeverPulled"],
  ["SignatureValidationFailed", "BadSignature"],
  ["RegistryUnavailable", "Unreachable"],
]);

/**
 * Why the image of a waiting container cannot be had, by the reason of the
 * kubelet and else by the words of the runtime.
 *
 * While the kubelet backs off, older ones repeat the image alone: `Unknown`.
 * Where the words speak of denied access, that holds, even if they add that
 * the repository may not exist. Source: kubernetes/kubernetes
 * `pkg/kubelet/images/image_manager.go`; containerd/containerd
 * `core/remotes/docker`; cri-o/cri-o `internal/storage`; moby/moby `distribution`.
 *
 * @example
 * ```ts
 * import { ContainerStateWaiting, imageError } from "@k8s-fp/pod-status";
 * import * as O from "fp-ts/lib/Option.js";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = ContainerStateWaiting.decode({
 *   reason: "ImagePullBackOff",
 *   message: 'Back-off pulling image "shop/web:2": ErrImagePull: rpc error: code = NotFound ' +
 *     'desc = failed to resolve reference "docker.io/shop/web:2": docker.io/shop/web:2: not found',
 * });
 * assert(decoded._tag === "Right");
 * assertEquals(imageError(decoded.right), { _tag: "NotFound", message: O.some("not found") });
 * ```
 *
 * @category containers
 * @since 0.2.0
 */
export function imageError(
  waiting: Pick<ContainerStateWaiting, "reason" | "message">,
): ImageError {
  const prose = text(waiting.message).replaceAll(/[\n\r]+/g, " ").trim();
  const told = tellingPart(prose);
  const _tag = REASONS.get(text(waiting.reason)) ?? meaningOf(told);
  return { _tag, message: told === "" ? O.none : O.some(told) };
}

function meaningOf(told: string): ImageError["_tag"] {
  return MEANINGS.find(([, words]) => words.test(told))?.[0] ?? "Unknown";
}

/** Words that say who failed at what, before those that say why. */
const WRAPPING = new RegExp(
  `^(${
    [
      "Back-off pulling image",
      "(ErrImagePull|ImagePullBackOff|ImageInspectError|RegistryUnavailable|SignatureValidationFailed|InvalidImageName|ErrImageNeverPull)$",
      "Failed to (pull|inspect|apply default image tag)",
      "rpc error$",
      "Error( response from daemon)?$",
      "failed to (pull|resolve|unpack|copy|do request|authorize|fetch|register layer|extract layer|get|prepare|list|commit)\\b(?!.*[,;])",
      "failed (open|commit on ref)",
      "unable to (pull|copy from source)",
      "pull(ing)? image( err)?$",
      "httpReadSeeker$",
      "(Head|Get|HEAD|GET) ",
      "unexpected status( code)?( from | |$)",
      "pulling from host ",
      "(Error )?(initializing source|reading manifest|reading config|pinging container registry|determining manifest|copying (system )?image|writing blob|reading blob|storing blob|parsing image configuration|choosing image instance|choosing an? image|trying to reuse blob|committing the finished image|creating read-write layer|adding layer)\\b",
      "docker:",
      "error (pulling image configuration|creating|parsing|getting)\\b",
      "download failed after attempts",
      "mount callback failed",
      "(write|mkdir|open|sync) /",
      "errors?$",
      "server message$",
      "get manifest$",
      "build image source$",
      "Source image rejected$",
      "couldn't parse image (name|reference)",
    ].join("|")
  })`,
);

/** What a name of an image looks like where it stands alone. */
const IMAGE = /^[\w.-]+(:\d+)?(\/[\w.-]+)+(:[\w.-]+)?(@[\w:]+)?$/;

/** Why the image cannot be had, without its name and without who passed it on. */
function tellingPart(prose: string): string {
  const names = namesOfImage(prose);
  const [pulled = ""] = prose.split(/; artifact err: /);
  const parts = partsOf(pulled)
    .map((part) => withoutNames(part.replace(/^code = \w+ desc = /, ""), names))
    .filter((part) => part !== "");
  const whole = unwrapped(parts, (part) => WRAPPING.test(part) || IMAGE.test(part));
  const told = whole.length > 1 && whole.at(-1) === "unknown" ? whole.slice(0, -1) : whole;
  const [only = ""] = told;
  return told.length === 1 && isBare(only) ? "" : told.join(": ");
}

/** Whether a part says no more than that an image was to be pulled. */
function isBare(part: string): boolean {
  return /^(Back-off pulling image|Failed to pull image|ErrImagePull|ImagePullBackOff)/.test(
    part,
  ) ||
    IMAGE.test(part);
}

/** Words before the name of an image that no quotes tell apart. */
const BEFORE_NAME =
  /(?:docker:\/\/|\b(?:manifest|denied|failed) for |\brepository (?=\S+ not found))([^\s,"']+)/g;

/** The names by which a message calls the image: in quotes, after `docker://`, after `for`. */
function namesOfImage(prose: string): ReadonlySet<string> {
  const names = [
    ...[...prose.matchAll(/\b(?:image|reference) "([^"]*)"/g)].map(([, name = ""]) => name),
    ...[...prose.matchAll(BEFORE_NAME)].map(([, name = ""]) => name.replace(/[:;.]+$/, "")),
  ];
  return new Set(
    names.flatMap((name) => {
      const [tagged = name] = name.split("@");
      const untagged = tagged.replace(/:[^/:]*$/, "");
      return [name, tagged, untagged].flatMap((form) => [
        form,
        form.replace(/^docker\.io\/(library\/)?/, ""),
      ]);
    }).filter((name) => name !== ""),
  );
}

/** A part without the name of the image, and without the `for` before it. */
function withoutNames(part: string, names: ReadonlySet<string>): string {
  const words: string[] = [];
  for (const word of part.split(" ")) {
    const after = /[,;]$/.test(word) ? word.slice(-1) : "";
    const name = withoutMarks(word.slice(0, word.length - after.length));
    if (!names.has(name)) {
      words.push(word);
      continue;
    }
    if (words.at(-1) === "for") words.pop();
    const last = words.pop();
    if (last !== undefined) words.push(`${last}${after}`);
  }
  return words.join(" ");
}

/** A word without the quotes and parentheses around it, and without the transport before it. */
function withoutMarks(word: string): string {
  let end = word.length;
  while (end > 0 && "\"'`)".includes(word.charAt(end - 1))) end--;
  return word.slice(0, end).replace(/^["'`(]+/, "").replace(/^docker:\/\//, "");
}
