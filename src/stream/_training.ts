/**
 * A first text with everything that JSON has, before the bytes of a stream.
 *
 * An engine compiles a loop by what it has seen so far. Where the first `null`,
 * or the first escape, comes after that, it throws the code away and begins
 * again, several times and each time for as long as thousands of pods take.
 *
 * @internal
 * @module
 */
import { Documents } from "./_documents.ts";
import { documentPlan, itemPlan } from "./_plan.ts";

const TEXT = String.raw`
{ "kind" : "PodList", "n\u0061me": null,
        "items":[{"metadata":{"name":"a","x":{"b":[]},"labels":{"é":"€😀\n\u00e9\\"}},"status":{"a": -0.5e+7},
    "spec" : {
            "a":[0,-1,10.25,1E-2,true,false,null,"",[ ], [[7]],{ },{"a":{"b":"é😀\"\u00e9"},"c" :[{}] , "d":7}]}},
          {"status":[ 7 ],"é":{}, "metadata":[{"name":"b", "c":true}]}, 7,"b" ],
  "metadata": {"resourceVersion":~"7"~}, "a":[{"b":"c"}~,~1~]~}
[{"spec":{}}] {"type":"ADDED","object":{"kind":"Pod","spec":7}} 7 `.replaceAll("~", "\t\r\n ");

/** Shows the scanner that text, whole and in pieces, the first time that it is called. */
export function train(): void {
  if (isTrained) return;
  isTrained = true;
  const bytes = new TextEncoder().encode(TEXT);
  const keep = { status: true } as const;
  for (const size of [16, bytes.length]) {
    const bounds = { maxDepth: 5, maxBytes: bytes.length };
    const documents = new Documents(documentPlan(keep), itemPlan(keep), bounds);
    for (let start = 0; start < bytes.length; start += size) {
      documents.feed(bytes.subarray(start, start + size));
      while (documents.next() !== undefined);
    }
    documents.end();
  }
}

let isTrained = false;
