/** Whether the contenders do their work at all. */
import { assertEquals, assertThrows } from "@std/assert";
import type { Contender } from "./_contenders.ts";

/** Changes that make a text of a status wrong, each deep inside it. */
const FAULTS: ReadonlyArray<readonly [from: string | RegExp, to: string]> = [
  [/"lastTransitionTime":"[^"]*"/, '"lastTransitionTime":"yesterday"'],
  [/"restartCount":\d+/, '"restartCount":"1"'],
  [/"restartCount":\d+/, '"restartCount":0.5'],
  [/"cpu":"[^"]*"/, '"cpu":"much"'],
  [/"uid":\d+/, '"uid":true'],
  ['"mountPath":', '"path":'],
  ['"phase":"Running"', '"phase":7'],
];

/** Throws unless a decoder takes every status, and refuses the last one with any fault in it. */
export function checkDecoder({ name, run }: Contender, texts: ReadonlyArray<string>): void {
  for (const text of texts) {
    try {
      run(JSON.parse(text) as never);
    } catch (cause) {
      throw new Error(`Cannot measure ${name}: it refuses ${text}`, { cause });
    }
  }
  const good = texts.findLast((text) => FAULTS.every(([from]) => text.search(from) >= 0)) ?? "";
  for (const [from, to] of FAULTS) {
    const bad: unknown = JSON.parse(good.replace(from, to));
    assertThrows(() => run(bad as never), `Cannot measure ${name}: it takes ${to}`);
  }
}

/** Throws unless an encoder writes every status as it was; `null` and absent are the same. */
export function checkEncoder(
  { name, prepare, run }: Contender,
  texts: ReadonlyArray<string>,
): void {
  for (const text of texts) {
    const written: unknown = JSON.parse(run(prepare(text) as never) as string, withoutNulls);
    assertEquals(written, JSON.parse(text, withoutNulls), `${name} loses something of ${text}`);
  }
}

function withoutNulls(_: string, value: unknown): unknown {
  return value === null ? undefined : value;
}
