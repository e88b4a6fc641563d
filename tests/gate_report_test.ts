import { assertEquals } from "@std/assert";
import { type Done, failuresOf, outcomeOf, reportOf, wordOf } from "./_gate_report.ts";

/** What Deno prints of tests of which three fail: one, a step of one, and a file that cannot be read. */
const FAILING = `running 4 tests from ./tests/a_test.ts
fails > with | 3 failed ... FAILED (1ms)

 ERRORS 

steps ... inner => ./tests/a_test.ts:2:41
error: Error: FAILED | 9 passed | 9 failed

 FAILURES 

fails > with | 3 failed => ./tests/a_test.ts:1:6
steps ... inner => ./tests/a_test.ts:2:41
./tests/b_test.ts (uncaught error)

FAILED | 1 passed | 3 failed (1 step) | 1 ignored (129ms)

`;

const UNANSWERED =
  "error: error sending request for url (https://registry.example/bulk): client error (Connect)\n";

function step(name: string, isSuccess: boolean, output: string, needsAnswer = false): Done {
  return { name, ...outcomeOf(isSuccess, output, needsAnswer) };
}

Deno.test("the gate names each failed step and test in its last lines, and counts them", () => {
  const steps = [
    step("format", true, ""),
    step("lint", false, "error: Found 1 problem\n"),
    step("tests", false, FAILING),
    step("package", true, "ok | 7 passed (12 steps) | 0 failed | 2 ignored (5s)\n"),
  ];
  assertEquals(reportOf(steps), [
    "FAILED: lint",
    "FAILED: tests",
    "not done: 1 ignored of tests",
    "FAILED: fails > with | 3 failed => ./tests/a_test.ts:1:6",
    "FAILED: steps ... inner => ./tests/a_test.ts:2:41",
    "FAILED: ./tests/b_test.ts (uncaught error)",
    "not done: 2 ignored of package",
    "10 passed, 5 failed",
  ]);
  assertEquals(failuresOf(steps), 5);
});

Deno.test("a step that nobody answers is not done, which is neither passed nor failed", () => {
  for (const isSuccess of [true, false]) {
    const audit = step("audit", isSuccess, UNANSWERED, true);
    assertEquals(wordOf(audit), "not done");
    assertEquals(reportOf([audit]), ["not done: audit", "0 passed, 0 failed"]);
  }
  assertEquals(reportOf([step("audit", false, "1 vulnerability found\n", true)]), [
    "FAILED: audit",
    "0 passed, 1 failed",
  ]);
  assertEquals(reportOf([step("publish", false, UNANSWERED)]), [
    "FAILED: publish",
    "0 passed, 1 failed",
  ]);
});

Deno.test("the gate reads what Deno prints in colours", () => {
  const colored = FAILING.replace("FAILED | 1", "\u001b[31mFAILED\u001b[0m | 1");
  assertEquals(outcomeOf(false, colored, false), outcomeOf(false, FAILING, false));
});
