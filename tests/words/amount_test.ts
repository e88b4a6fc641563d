import { Quantity, quantityOrd } from "@k8s-fp/pod-status";
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { amountText } from "../../src/words/_amount.ts";

function told(text: string, resource?: string): string {
  assert(Quantity.is(text));
  return amountText(text, resource);
}

Deno.test.each([
  ["256Mi", "256Mi"],
  ["250m", "250m"],
  ["1.5", "1.5"],
  ["0", "0"],
  ["1e3", "1e3"],
  [" 2Gi ", "2Gi"],
  ["2048Mi", "2048Mi"],
  ["5904936Ki", "5.6Gi"],
  ["65536Ki", "64Mi"],
  ["1048575Ki", "1Gi"],
  ["-5904936Ki", "-5.6Gi"],
  ["134217728", "134M"],
  ["0.00012345", "123u"],
  ["1e400000", "1e400000"],
  ["0.00000Gi", "0"],
  ["-0.00000000", "0"],
])("the amount %s is told as %s", (amount, text) => {
  assertEquals(told(amount), text);
});

Deno.test.each([
  ["memory", "128Mi"],
  ["ephemeral-storage", "128Mi"],
  ["hugepages-2Mi", "128Mi"],
  ["inodes", "134M"],
])("134217728 of %s are told as %s", (resource, text) => {
  assertEquals(told("134217728", resource), text);
});

Deno.test("a long amount is told in few characters, and off by a twentieth at most", () => {
  const suffix = fc.constantFrom("", "k", "M", "G", "Ki", "Mi", "Gi");
  fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 31 }), suffix, (number, suffix) => {
    const amount = `${number}${suffix}`;
    const text = told(amount);
    assert(text.length <= 6, text);
    const [low, high] = [`${number * 95}${suffix}`, `${number * 105}${suffix}`];
    const hundredfold = /^([\d.]+)(.*)$/.exec(text) ?? [];
    const scaled = `${Number(hundredfold[1]) * 100}${hundredfold[2]}`;
    assert(Quantity.is(low) && Quantity.is(high) && Quantity.is(scaled));
    assert(quantityOrd.compare(low, scaled) <= 0 && quantityOrd.compare(scaled, high) <= 0, text);
  }));
});
