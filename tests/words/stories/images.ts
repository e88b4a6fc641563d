/**
 * Images that cannot be had.
 *
 * @module
 */
import { type Story, waiting, web } from "./_pods.ts";

/** A pod that waits for its image. */
const pulling = (message: string, reason = "ImagePullBackOff") =>
  web({ image: "registry.example/shop/web:2", state: waiting(reason, message) }, {
    spec: { containers: [{ name: "web", image: "registry.example/shop/web:2" }] },
  });

const unpulled = (why: string) =>
  `stuck: container web cannot get registry.example/shop/web:2: ${why} (for 5m)`;

const PULLED = 'Back-off pulling image "registry.example/shop/web:2": ErrImagePull: ' +
  'rpc error: code = Unknown desc = failed to pull and unpack image "registry.example/shop/web:2": ';

const RESOLVED = `${PULLED}failed to resolve reference "registry.example/shop/web:2": `;

export const IMAGES: ReadonlyArray<Story> = [
  {
    what: "an image that the registry does not have",
    pod: pulling(`${RESOLVED}registry.example/shop/web:2: not found`),
    says: unpulled("not found"),
    wakes: true,
  },
  {
    what: "an image that may not be pulled",
    pod: pulling(
      `${RESOLVED}failed to authorize: failed to fetch anonymous token: unexpected status from GET ` +
        "request to https://registry.example/token?scope=repository%3Ashop%2Fweb%3Apull: 401 Unauthorized",
    ),
    says: unpulled("no access: 401 Unauthorized"),
    wakes: true,
  },
  {
    what: "too many pulls",
    pod: pulling(
      `${PULLED}failed to copy: httpReadSeeker: failed open: unexpected status code ` +
        "https://registry.example/v2/shop/web/manifests/2: 429 Too Many Requests - Server message: " +
        "toomanyrequests: You have reached your pull rate limit.",
    ),
    says: unpulled(
      "too many requests: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.",
    ),
    wakes: true,
  },
  {
    what: "a registry without an address",
    pod: pulling(
      `${RESOLVED}failed to do request: Head "https://registry.example/v2/shop/web/manifests/2": ` +
        "dial tcp: lookup registry.example on 10.96.0.10:53: no such host",
    ),
    says: unpulled(
      "registry out of reach: dial tcp: lookup registry.example on 10.96.0.10:53: no such host",
    ),
    wakes: true,
  },
  {
    what: "a disk that is full",
    pod: pulling(
      `${PULLED}failed to extract layer sha256:aa: write /usr/lib/a.so: no space left on device: unknown`,
      "ErrImagePull",
    ),
    says: unpulled("no room on node-a: no space left on device"),
    wakes: true,
  },
  {
    what: "an image for another platform",
    pod: pulling(`${PULLED}no match for platform in manifest: not found`, "ErrImagePull"),
    says: unpulled(
      "not for the platform of the node: no match for platform in manifest: not found",
    ),
    wakes: true,
  },
  {
    what: "an image that is never pulled",
    pod: pulling(
      'Container image "registry.example/shop/web:2" is not present with pull policy of Never',
      "ErrImageNeverPull",
    ),
    says: unpulled("not on the node, and its policy is never to pull it"),
    wakes: true,
  },
  {
    what: "an image whose name nobody kept",
    pod: web({ image: "", state: waiting("ImagePullBackOff", "Back-off pulling image") }, {
      spec: { containers: [] },
    }),
    says: "stuck: container web cannot get its image: ImagePullBackOff (for 5m)",
    wakes: true,
  },
  {
    what: "an image of which an old kubelet says no more",
    pod: pulling('Back-off pulling image "registry.example/shop/web:2"'),
    says: unpulled("ImagePullBackOff"),
    wakes: true,
  },
];
