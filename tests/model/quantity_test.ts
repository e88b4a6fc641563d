import { assert, assertEquals, assertFalse } from "@std/assert";
import * as E from "fp-ts/lib/Either.js";
import { Quantity, quantityOrd, ResourceRequirements } from "@k8s-fp/pod-status";
import { decoded } from "../_arbitrary.ts";
import { linesOf } from "../codec/_issues.ts";

const goodQuantities = [
  "0 5 5. .5 5.25 +5 -5 007 5n 5u 5m 5k 5M 5G 5T 5P 5E 5Ki 5Mi 5Gi 5Ti 5Pi 5Ei 1.5Gi -.5Mi",
  "1e3 1E3 1e-3 1E-3 1e+3 1E+3 1.5e3 1e2147483647 1e-2147483648 00000000000000000000000000001",
  // Go takes missing digits for 0.
  "+ - . Ki +. .e3 n u e-9",
].join(" ").split(" ");

const badQuantities = [
  ..."K 5K 5ki 5mi 5gi 5MI 5Kb 5Gib 5i 5mm 5KiMi 1e3k 1e 1e1.5 1e3e3 5x x 0x10 1_000 1,5 1/2".split(
    " ",
  ),
  ..."NaN Infinity -Infinity ++5 --5 +-5 5- 5+ 1.2.3 1..2 ½ ٣ Ei Pi e-10 .e-10".split(" "),
  ...["", " ", "5 Gi", "1 000", "5\0", "1e99999999999999999999"],
];

Deno.test("Quantity accepts what Kubernetes parses, and keeps it as it was written", () => {
  for (const text of goodQuantities.flatMap((text) => [text, ` ${text}\n`])) {
    assert(Quantity.is(text), text);
    assertEquals<unknown>(Quantity.decode(text), E.right(text));
    const resources = { limits: { cpu: text } };
    assertEquals(ResourceRequirements.encode(decoded(ResourceRequirements, resources)), resources);
  }
});

Deno.test("Quantity refuses what Kubernetes does not parse", () => {
  for (const text of badQuantities) {
    assertFalse(Quantity.is(text), text);
    assertEquals(linesOf(ResourceRequirements.decode({ limits: { cpu: text } })), [
      `limits[cpu]: Invalid value: ${
        JSON.stringify(text)
      }: must be a quantity such as 500m or 1.5Gi`,
    ]);
  }
  for (const u of [null, undefined, true, 1n, {}, ["1"], NaN, Infinity, -Infinity]) {
    assertFalse(Quantity.is(u));
    assert(E.isLeft(Quantity.decode(u)));
  }
});

Deno.test("Quantity may have the blanks around it that Go trims, and no others", () => {
  for (const blank of ["\u0085", "\u00a0", "\u3000", "\v\r", "\u2028"]) {
    const quantity = decoded(Quantity, `${blank}1Ki${blank}`);
    assertEquals(quantityOrd.compare(quantity, decoded(Quantity, "1024")), 0);
  }
  for (const other of ["\ufeff", "\u200b", "\u180e", "\0"]) {
    assertFalse(Quantity.is(`${other}1`), JSON.stringify(other));
  }
});

Deno.test("Quantity ends where no object of a cluster can go on, and nothing throws before", () => {
  const longest = 2 ** 20;
  for (const long of ["1".repeat(longest), `1e${"0".repeat(longest - 2)}`]) {
    const quantity = decoded(Quantity, long);
    assertEquals(quantityOrd.compare(quantity, quantity), 0);
    assertEquals(quantityOrd.compare(decoded(Quantity, "0"), quantity), -1);
    assertEquals(Quantity.is(`${long}0`), false);
  }
});

Deno.test("Quantity turns a bare JSON number into its text", () => {
  const numbers: ReadonlyArray<readonly [string, string]> = [
    ["0", "0"],
    ["-0", "0"],
    ["1.50", "1.5"],
    ["-2", "-2"],
    ["1e3", "1000"],
    ["1e21", "1e+21"],
    ["1e-7", "1e-7"],
    ["5e-324", "5e-324"],
    ["1.7976931348623157e308", "1.7976931348623157e+308"],
  ];
  for (const [json, text] of numbers) {
    assertEquals<unknown>(Quantity.decode(JSON.parse(json)), E.right(text));
    assertFalse(Quantity.is(JSON.parse(json)));
  }
});

Deno.test("quantityOrd compares amounts whatever their spelling", () => {
  const cases: ReadonlyArray<readonly [string, -1 | 0 | 1, string]> = [
    ["1", 0, "1000m"],
    ["1", 0, "+1."],
    ["1", 0, " 1 "],
    ["0007", 0, "7"],
    ["-00.70", 0, "-700m"],
    ["0", 0, "-0"],
    ["0", 0, "+"],
    ["0", 0, "0Ei"],
    [".", 0, "Ki"],
    ["1E", 1, "1E3"],
    ["1E", 0, "1e18"],
    ["1E3", 0, "1k"],
    ["1k", -1, "1Ki"],
    ["1Gi", 0, "1073741824"],
    ["0.5Gi", 0, "512Mi"],
    ["2048Ki", 0, "2Mi"],
    ["1.5", 0, "1500m"],
    ["0.1n", 0, "1n"],
    ["-0.1n", 0, "-1n"],
    ["1.1n", 0, "2n"],
    ["1e-100", 0, "1n"],
    ["0e-100", 0, "0"],
    ["1e-2147483648", 0, "1n"],
    ["0.0000000001Ki", 0, "103n"],
    ["9Ei", 0, "8Ei"],
    ["-9Ei", 0, "-8Ei"],
    ["9Ei", 0, "9223372036854775807"],
    ["9Ei", -1, "9223372036854775808"],
    ["7Ei", -1, "8Ei"],
    ["8E", -1, "9E"],
    ["-1", -1, "0"],
    ["-2", -1, "-1"],
    ["-1n", -1, "1n"],
    ["9", -1, "10"],
    ["0.3", 0, "300m"],
    ["9007199254740993", 1, "9007199254740992"],
    ["1e2147483646", -1, "1e2147483647"],
    ["1e2147483647", 0, "10e2147483646"],
    ["-1e2147483647", -1, "1Ei"],
    ["1e4294967296", 0, "1"],
  ];
  for (const [x, order, y] of cases) {
    const [a, b] = [decoded(Quantity, x), decoded(Quantity, y)];
    assertEquals(quantityOrd.compare(a, b), order, `${x} ${y}`);
    assertEquals(quantityOrd.compare(b, a) + order, 0, `${y} ${x}`);
    assertEquals(quantityOrd.equals(a, b), order === 0, `${x} ${y}`);
  }
});
