import { type ImageError, imageError } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";

/** What the runtime adds before its reason when it pulls `hub.example/shop/web:2`. */
const PULL = 'failed to pull and unpack image "hub.example/shop/web:2": ' +
  'failed to resolve reference "hub.example/shop/web:2": ';
const MANIFEST = "https://hub.example/v2/shop/web/manifests/2";

type Case = readonly [message: string, tag: ImageError["_tag"], told: string | undefined];

const PULLED: ReadonlyArray<Case> = [
  ['Back-off pulling image "hub.example/shop/web:2"', "Unknown", undefined],
  [
    `rpc error: code = NotFound desc = ${PULL}hub.example/shop/web:2: not found`,
    "NotFound",
    "not found",
  ],
  [
    `Back-off pulling image "hub.example/shop/web:2": ErrImagePull: ${PULL}hub.example/shop/web:2: not found`,
    "NotFound",
    "not found",
  ],
  [
    "rpc error: code = Unknown desc = Error response from daemon: manifest for shop/web:2 not found: manifest unknown: manifest unknown",
    "NotFound",
    "manifest not found: manifest unknown",
  ],
  [
    "initializing source docker://hub.example/shop/web:2: reading manifest 2 in hub.example/shop/web: manifest unknown",
    "NotFound",
    "manifest unknown",
  ],
  [
    "unable to pull image or OCI artifact: pull image err: initializing source docker://hub.example/shop/web:2: reading manifest 2 in hub.example/shop/web: name unknown; artifact err: get manifest: build image source: reading manifest 2 in hub.example/shop/web: name unknown",
    "NotFound",
    "name unknown",
  ],
  [
    `${PULL}pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    "NoAccess",
    "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
  ],
  [
    "Error response from daemon: pull access denied for shop/web, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    "NoAccess",
    "pull access denied, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
  ],
  [
    `${PULL}unexpected status from HEAD request to ${MANIFEST}: 403 Forbidden`,
    "NoAccess",
    "403 Forbidden",
  ],
  [
    `${PULL}failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://hub.example/token?scope=x: 401 Unauthorized`,
    "NoAccess",
    "401 Unauthorized",
  ],
  [
    `failed to pull and unpack image "hub.example/shop/web:2": failed to copy: httpReadSeeker: failed open: unexpected status code ${MANIFEST}: 429 Too Many Requests`,
    "TooManyRequests",
    "429 Too Many Requests",
  ],
  ["pull QPS exceeded", "TooManyRequests", "pull QPS exceeded"],
  [
    `${PULL}failed to do request: Head "${MANIFEST}": dial tcp: lookup hub.example on 10.0.0.10:53: no such host`,
    "Unreachable",
    "dial tcp: lookup hub.example on 10.0.0.10:53: no such host",
  ],
  [
    `${PULL}failed to do request: Head "${MANIFEST}": dial tcp 10.1.2.3:443: i/o timeout`,
    "Unreachable",
    "dial tcp 10.1.2.3:443: i/o timeout",
  ],
  [
    `${PULL}failed to do request: Head "${MANIFEST}": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
    "Unreachable",
    "tls: failed to verify certificate: x509: certificate signed by unknown authority",
  ],
  [
    'failed to pull and unpack image "hub.example/shop/web:2": failed to extract layer sha256:0a1b: mount callback failed on /var/lib/containerd/tmp1: write /var/lib/containerd/tmp1/a: no space left on device: unknown',
    "NoRoom",
    "no space left on device",
  ],
  [
    'failed to pull and unpack image "hub.example/shop/web:2": no match for platform in manifest: not found',
    "WrongPlatform",
    "no match for platform in manifest: not found",
  ],
  [
    'choosing image instance: no image found in image index for architecture "arm64", variant "v8", OS "linux"',
    "WrongPlatform",
    'no image found in image index for architecture "arm64", variant "v8", OS "linux"',
  ],
  ["something new", "Unknown", "something new"],
];

for (const [message, _tag, told] of PULLED) {
  Deno.test(`an image cannot be had: ${_tag}, of ${message}`, () => {
    for (const reason of ["ErrImagePull", "ImagePullBackOff"]) {
      assertEquals(imageError({ reason: O.some(reason), message: O.some(message) }), {
        _tag,
        message: O.fromNullable(told),
      });
    }
  });
}

const REASONS: ReadonlyArray<readonly [reason: string, ...Case]> = [
  [
    "InvalidImageName",
    'Failed to apply default image tag "shop/Web:2": couldn\'t parse image name "shop/Web:2": invalid reference format: repository name must be lowercase',
    "InvalidName",
    "invalid reference format: repository name must be lowercase",
  ],
  [
    "ErrImageNeverPull",
    'Container image "shop/web:2" is not present with pull policy of Never',
    "NeverPulled",
    "Container image is not present with pull policy of Never",
  ],
  [
    "RegistryUnavailable",
    "image pull failed for shop/web:2 because the registry is unavailable.",
    "Unreachable",
    "image pull failed because the registry is unavailable.",
  ],
  [
    "SignatureValidationFailed",
    "image pull failed for shop/web:2 because the signature validation failed: A signature was required",
    "BadSignature",
    "image pull failed because the signature validation failed: A signature was required",
  ],
];

for (const [reason, message, _tag, told] of REASONS) {
  Deno.test(`an image cannot be had: ${_tag}, by the reason ${reason}`, () => {
    assertEquals(imageError({ reason: O.some(reason), message: O.some(message) }), {
      _tag,
      message: O.fromNullable(told),
    });
    assertEquals(imageError({ reason: O.some(reason), message: O.none })._tag, _tag);
  });
}
