import {
  type AddressesByFamily,
  hostIPsByFamily,
  podIPsByFamily,
  PodStatus,
} from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { decoded } from "../../_arbitrary.ts";

const statusOf = (json: unknown): PodStatus => decoded(PodStatus, json);

/** Both queries, with the fields that they read. */
const QUERIES = [
  { query: podIPsByFamily, name: "podIPsByFamily()", list: "podIPs", single: "podIP" },
  { query: hostIPsByFamily, name: "hostIPsByFamily()", list: "hostIPs", single: "hostIP" },
];

const NOTHING: AddressesByFamily = { IPv4: [], IPv6: [] };

function only(family: string, ip: string): AddressesByFamily {
  return { ...NOTHING, [family]: [ip] };
}

function familyOf(ip: string): AddressesByFamily {
  return podIPsByFamily(statusOf({ podIP: ip }));
}

const FAMILIES: Readonly<Record<string, ReadonlyArray<string>>> = {
  IPv4: [
    "0.0.0.0",
    "10.244.1.7",
    "255.255.255.255",
    "::ffff:10.0.0.1",
    "::FFFF:10.0.0.1",
    "::ffff:a00:1",
    "::ffff:0:0",
    "0:0:0:0:0:ffff:10.0.0.1",
    "0000:0000:0000:0000:0000:ffff:0a00:0001",
  ],
  IPv6: [
    "::",
    "::1",
    "fd00::7",
    "FD00::7",
    "2001:db8:0:0:1:0:0:1",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::",
    "::10.0.0.1",
    "64:ff9b::10.0.0.1",
    "::fffe:10.0.0.1",
    "::ffff:0:10.0.0.1",
  ],
  none: [
    "",
    " ",
    "localhost",
    "None",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.",
    "1.2.3.256",
    "010.0.0.1",
    "10.0.0.01",
    "0x7f.0.0.1",
    "167772161",
    " 10.0.0.1",
    "10.0.0.1\n",
    "10.0.0.1/24",
    "10.0.0.1:80",
    "١.2.3.4",
    ":",
    ":::",
    "1::2::3",
    "12345::",
    "::g",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7:8::",
    "::1:2:3:4:5:6:7:8",
    "::ffff:10.0.0.01",
    "::ffff:10.0.0",
    "::10.0.0.1:1",
    "fe80::1%eth0",
    "fd00::/64",
    "[::1]",
    "::1]",
    "::1]:80/[",
    "::1]:80/a",
    "::1\n",
  ],
};

const FAMILY_OF = Object.entries(FAMILIES)
  .flatMap(([family, ips]) => ips.map((ip) => ({ ip, family })));

Deno.test.each(FAMILY_OF)(
  "podIPsByFamily() finds the family of '$ip': $family",
  ({ ip, family }) => {
    assertEquals(familyOf(ip), family === "none" ? NOTHING : only(family, ip));
  },
);

const bytes = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
const groups = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 });
const dotted = bytes.map((b) => b.join("."));
const word = (n: number) => n.toString(16);
const address = fc.oneof(dotted, groups.map((g) => g.map(word).join(":")), fc.string());

Deno.test("podIPsByFamily() takes every dotted address for IPv4", () => {
  fc.assert(fc.property(dotted, (ip) => assertEquals(familyOf(ip), only("IPv4", ip))));
});

Deno.test("podIPsByFamily() takes every address that maps a dotted one for IPv4", () => {
  fc.assert(fc.property(bytes, ([a, b, c, d]) => {
    for (
      const ip of [
        `::ffff:${a}.${b}.${c}.${d}`,
        `::ffff:${word(a * 256 + b)}:${word(c * 256 + d)}`,
        `0:0:0:0:0:FFFF:${word(a * 256 + b)}:${word(c * 256 + d)}`,
      ]
    ) assertEquals(familyOf(ip), only("IPv4", ip));
  }));
});

Deno.test("podIPsByFamily() takes every other address of eight groups for IPv6", () => {
  const other = groups.filter((g) => g.slice(0, 5).some((n) => n !== 0) || g[5] !== 0xffff);
  fc.assert(fc.property(other, (g) => {
    for (const ip of [g.map(word).join(":"), g.map(word).join(":").toUpperCase()]) {
      assertEquals(familyOf(ip), only("IPv6", ip));
    }
  }));
});

Deno.test("podIPsByFamily() takes an address with anything around it for none", () => {
  const junk = fc.string({ minLength: 1 }).filter((text) => !/^[\da-f:.]+$/i.test(text));
  const around = fc.oneof(dotted, fc.constantFrom("::1", "fd00::7", "::ffff:10.0.0.1"));
  fc.assert(fc.property(around, junk, (ip, text) => {
    assertEquals(familyOf(ip + text), NOTHING);
    assertEquals(familyOf(text + ip), NOTHING);
  }));
});

Deno.test.each(QUERIES)("$name keeps the order and drops what is no address", ({ query, list }) => {
  fc.assert(fc.property(fc.array(address), (ips) => {
    const { IPv4, IPv6 } = query(statusOf({ [list]: ips.map((ip) => ({ ip })) }));
    assertEquals(IPv4, ips.filter((ip) => familyOf(ip).IPv4.length > 0));
    assertEquals(IPv6, ips.filter((ip) => familyOf(ip).IPv6.length > 0));
  }));
});

Deno.test.each(QUERIES)("$name falls back where the list is absent or empty", (row) => {
  const { query, list, single } = row;
  fc.assert(fc.property(address, (ip) => {
    const listed = query(statusOf({ [list]: [{ ip }] }));
    assertEquals(query(statusOf({ [single]: ip })), listed);
    assertEquals(query(statusOf({ [single]: ip, [list]: null })), listed);
    assertEquals(query(statusOf({ [single]: ip, [list]: [] })), listed);
  }));
});

Deno.test("hostIPsByFamily() does not fall back where the list has an item", () => {
  const found = hostIPsByFamily(statusOf({ hostIPs: [{ ip: "fd00::7" }], hostIP: "10.0.0.1" }));
  assertEquals(found, only("IPv6", "fd00::7"));
  assertEquals(hostIPsByFamily(statusOf({ hostIPs: [{ ip: "" }], hostIP: "10.0.0.1" })), NOTHING);
});

Deno.test("podIPsByFamily() believes podIP alone where it is not the first of podIPs, as the API server does", () => {
  const of = (podIP: string | null, ...ips: ReadonlyArray<string>) =>
    podIPsByFamily(statusOf({ podIP, podIPs: ips.map((ip) => ({ ip })) }));
  const both = { IPv4: ["10.0.0.1"], IPv6: ["fd00::7"] };
  assertEquals(of("10.0.0.1", "10.0.0.1", "fd00::7"), both);
  assertEquals(of("fd00::7", "fd00::7", "10.0.0.1"), both);
  assertEquals(of("10.0.0.1", "fd00::7", "10.0.0.1"), only("IPv4", "10.0.0.1"));
  assertEquals(of("10.0.0.2", "10.0.0.1", "fd00::7"), only("IPv4", "10.0.0.2"));
  for (const unset of [null, ""]) assertEquals(of(unset, "10.0.0.1", "fd00::7"), both);
});

Deno.test("podIPsByFamily() and hostIPsByFamily() read fields of their own", () => {
  const status = statusOf({ podIPs: [{ ip: "10.0.0.1" }], hostIP: "fd00::7" });
  assertEquals(podIPsByFamily(status), only("IPv4", "10.0.0.1"));
  assertEquals(hostIPsByFamily(status), only("IPv6", "fd00::7"));
});

Deno.test("podIPsByFamily() returns lists that leave the status alone", () => {
  const status = statusOf({ podIPs: [{ ip: "10.0.0.1" }] });
  const { IPv4 } = podIPsByFamily(status);
  assert(Array.isArray(IPv4));
  IPv4.push("10.0.0.2");
  assertEquals(podIPsByFamily(status), only("IPv4", "10.0.0.1"));
});
