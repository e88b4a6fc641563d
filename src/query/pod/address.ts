/**
 * Questions to the addresses of a status.
 *
 * @module
 */
import { O, type Option } from "../../_deps.ts";
import { items, nonEmpty, toList } from "../../_option.ts";
import type { PodStatus } from "../../model/pod_status.ts";

/**
 * Addresses by family, each in the order of the status.
 *
 * @category addresses
 * @since 0.1.0
 */
export interface AddressesByFamily {
  /** Dotted addresses, and IPv6 addresses that map one. */
  readonly IPv4: ReadonlyArray<string>;
  /** All other IPv6 addresses. */
  readonly IPv6: ReadonlyArray<string>;
}

/**
 * The pod's addresses by family: of `podIPs`; or of `podIP` alone, where that is
 * not the first of them.
 *
 * The order of the families is the cluster's choice. An IPv4-mapped IPv6
 * address counts as IPv4; text that is no address is in neither list. Source:
 * kubernetes/kubernetes `pkg/apis/core/v1/conversion.go`,
 * `Convert_v1_PodStatus_To_core_PodStatus`; kubernetes/kube-state-metrics
 * `internal/store/pod.go`, `kube_pod_ips`.
 *
 * @example
 * ```ts
 * import { podIPsByFamily, PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ podIPs: [{ ip: "fd00::7" }, { ip: "10.244.1.7" }] });
 * assert(decoded._tag === "Right");
 * assertEquals(podIPsByFamily(decoded.right), { IPv4: ["10.244.1.7"], IPv6: ["fd00::7"] });
 * ```
 *
 * @category addresses
 * @since 0.1.0
 */
export function podIPsByFamily(status: PodStatus): AddressesByFamily {
  const podIP = nonEmpty(status.podIP);
  const [first] = items(status.podIPs);
  return O.exists((ip) => ip !== first?.ip)(podIP)
    ? byFamily(O.none, podIP)
    : byFamily(status.podIPs, podIP);
}

/**
 * The node's addresses by family: of `hostIPs`, or where that is absent or
 * empty, as before 1.28, of `hostIP`.
 *
 * @example
 * ```ts
 * import { hostIPsByFamily, PodStatus } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const decoded = PodStatus.decode({ hostIP: "192.168.0.3" });
 * assert(decoded._tag === "Right");
 * assertEquals(hostIPsByFamily(decoded.right), { IPv4: ["192.168.0.3"], IPv6: [] });
 * ```
 *
 * @category addresses
 * @since 0.1.0
 */
export function hostIPsByFamily(status: PodStatus): AddressesByFamily {
  return byFamily(status.hostIPs, status.hostIP);
}

type Addresses = Option<ReadonlyArray<{ readonly ip: string }>>;

function byFamily(list: Addresses, single: Option<string>): AddressesByFamily {
  const listed = items(list).map(({ ip }) => ip);
  const ips = listed.length > 0 ? listed : toList(single);
  const families = ips.map(familyOf);
  return {
    IPv4: ips.filter((_, i) => families[i] === "IPv4"),
    IPv6: ips.filter((_, i) => families[i] === "IPv6"),
  };
}

const BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}$`);

/** The family of an address, as Go's `net.ParseIP` reads it; the platform's URL parser reads IPv6. */
function familyOf(ip: string): keyof AddressesByFamily | undefined {
  if (IPV4.test(ip)) return "IPv4";
  const url = /^[\da-f:.]+$/i.test(ip) ? `http://[${ip}]` : "";
  if (!URL.canParse(url)) return undefined;
  return /^\[::ffff:[\da-f]+:[\da-f]+\]$/.test(new URL(url).hostname) ? "IPv4" : "IPv6";
}
