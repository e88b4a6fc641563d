import { assertEquals } from "@std/assert";
import { linesOf, listOf, podOf, runIn } from "./_run.ts";

const FILES: Readonly<Record<string, string>> = {
  "a.json": listOf(podOf("a")),
  "b.json": listOf(podOf("b"), podOf("bad", [])),
};

function open(path: string): Promise<ReadableStream<Uint8Array>> {
  return Object.hasOwn(FILES, path)
    ? Promise.resolve(new Blob([FILES[path]]).stream())
    : Promise.reject(new Error(`no file \u001b${path}`));
}

Deno.test("run() reads files, one after the other, and standard input where it is named", async () => {
  const namesOf = async (...files: ReadonlyArray<string>) =>
    linesOf((await runIn(listOf(podOf("in")), ["-o", "name", ...files], { open })).stdout);
  assertEquals(await namesOf("a.json", "-", "b.json"), ["pod/a", "pod/in", "pod/b"]);
  assertEquals(await namesOf("b.json"), ["pod/b"]);
});

Deno.test("run() goes on after a file that cannot be read, and exits with 1", async () => {
  const { stdout, stderr, code } = await runIn("", ["-o", "name", "c.json", "a.json"], { open });
  assertEquals([stdout, code], ["pod/a\n", 1]);
  assertEquals(stderr, "Cannot read c.json: no file \\u001bc.json\n");
});
