import { explain, needsAttention, Pod } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import { decoded } from "../_arbitrary.ts";
import { NOON, STORIES } from "./_stories.ts";

Deno.test.each(STORIES.map((story) => ({ ...story })))(
  "explain() tells of $what",
  ({ pod, says, wakes }) => {
    const found = decoded(Pod, pod);
    assertEquals(explain(NOON)(found).text, says);
    assertEquals(needsAttention(NOON)(found), wakes);
  },
);
