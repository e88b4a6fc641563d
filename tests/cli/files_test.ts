import { assert, assertEquals, assertMatch } from "@std/assert";
import { linesOf, listOf, type Outcome, podOf, runIn } from "./_run.ts";

const POD_YAML = `# a pod
apiVersion: v1
kind: Pod
metadata:
  name: from-yaml
  namespace: shop
status:
  phase: Running
`;

const FILES: Readonly<Record<string, string>> = {
  "a.json": listOf(podOf("a")),
  "b.json": listOf(podOf("b"), podOf("bad", [])),
  "cut.json": '{"kind":"List","items":[',
  "pod.yaml": POD_YAML,
  "bad.yml": "a: [1,\nb: 2\n",
  "odd.yaml": "kind: PodList\nitems:\n- metadata: {name: odd, namespace: shop}\n  status: []\n",
  "bomb.yaml": `a: &a [x,x,x,x,x,x,x,x,x]\n${
    Array.from({ length: 8 }, (_, i) => {
      const [name, of] = ["abcdefghi"[i + 1], "abcdefghi"[i]];
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${of}`).join(",")}]\n`;
    }).join("")
  }`,
  "comment.yaml": "# nothing\n",
  "dump/nodes.json": JSON.stringify({ kind: "NodeList", apiVersion: "v1", items: [{}] }),
  "dump/events.ndjson": "",
  "dump/logs.txt": "panic",
  "dump/package.json": '{"name": "web"}',
  "dump/health.json": '[{"endpoint": "https://etcd", "health": true}]',
  "dump/shop/pods.json": JSON.stringify({
    kind: "PodList",
    items: [podOf("web", {}, { uid: "1" }), podOf("db", {}, { uid: "2" })],
  }),
  "dump/shop/deployments.yaml":
    "kind: DeploymentList\napiVersion: apps/v1\nitems:\n- metadata: {name: web}\n",
  "dump/shop/pods/web/web.yaml":
    "kind: Pod\nmetadata: {name: web, namespace: shop, uid: '1'}\n---\nkind: Pod\nmetadata: {name: two, namespace: shop}\n",
  "none/nodes.json": JSON.stringify({ kind: "Node" }),
  "empty/pods.json": JSON.stringify({ kind: "PodList", items: [] }),
  "empty/nodes.json": JSON.stringify({ kind: "Node" }),
};

function open(path: string): Promise<ReadableStream<Uint8Array>> {
  return Object.hasOwn(FILES, path)
    ? Promise.resolve(new Blob([FILES[path]]).stream())
    : Promise.reject(new Error(`no file \u001b${path}`));
}

/** What stands in a folder, in no order. */
function entries(path: string): Promise<ReadonlyArray<string> | undefined> {
  const folder = path.endsWith("/") ? path : `${path}/`;
  const below = Object.keys(FILES).filter((name) => name.startsWith(folder));
  const names = below.map((name) => /^[^/]+\/?/.exec(name.slice(folder.length))?.[0] ?? "");
  return Promise.resolve(below.length === 0 ? undefined : [...new Set(names)].reverse());
}

function runWith(...args: ReadonlyArray<string>): Promise<Outcome> {
  return runIn(listOf(podOf("in")), ["-o", "name", ...args], { open, entries });
}

Deno.test("run() reads files, one after the other, and standard input where it is named", async () => {
  const namesOf = async (...files: ReadonlyArray<string>) =>
    linesOf((await runWith(...files)).stdout);
  assertEquals(await namesOf("a.json", "-", "b.json"), ["pod/a", "pod/in", "pod/b"]);
  assertEquals(await namesOf("b.json"), ["pod/b"]);
});

Deno.test("run() goes on after a file that cannot be read, and exits with 2", async () => {
  const { stdout, stderr, code } = await runWith("c.json", "a.json");
  assertEquals([stdout, code], ["pod/a\n", 2]);
  assertEquals(stderr, "Cannot read c.json: no file \\u001bc.json\n");
});

Deno.test("run() names in each message the file that it is about, and standard input by no name", async () => {
  const { stderr, code } = await runWith("a.json", "cut.json", "b.json", "bad.yml", "odd.yaml");
  assertEquals(code, 2);
  const lines = linesOf(stderr).filter((line) => !line.startsWith("  "));
  assertMatch(lines[0], /^Cannot read cut\.json: byte 24: found the end/);
  assertMatch(lines[1], /^Cannot read b\.json: item 1, shop\/bad, at byte \d+:$/);
  assertMatch(lines[2], /^Cannot read bad\.yml: line 2, column 1: ./);
  assertMatch(lines[3], /^Cannot read odd\.yaml: item 0, shop\/odd:$/);
  const { stderr: unnamed } = await runIn("{", []);
  assertMatch(unnamed, /^Cannot read byte 1:/);
});

Deno.test("run() reads YAML as it reads JSON", async () => {
  const json = { apiVersion: "v1", ...podOf("from-yaml", { phase: "Running" }) as object };
  const yaml = await runIn("", ["-o", "json", "pod.yaml"], { open, entries });
  assertEquals(JSON.parse(yaml.stdout).items, [json]);
  assertEquals([yaml.stderr, yaml.code], ["", 0]);
  const comment = await runWith("comment.yaml");
  assertEquals(comment, { stdout: "", stderr: "Cannot find pods: the input is empty\n", code: 2 });
});

Deno.test("run() refuses YAML that would grow beyond bounds", async () => {
  const { stderr, code } = await runWith("bomb.yaml");
  assertEquals(code, 2);
  assertMatch(stderr, /^Cannot read bomb\.yaml: .*alias/);
  const large = {
    open: () => Promise.resolve(new Blob([new Uint8Array((32 << 20) + 1).fill(35)]).stream()),
    entries,
  };
  assertEquals(
    (await runIn("", ["large.yaml"], large)).stderr,
    "Cannot read large.yaml: found more than 32 MiB of YAML, expected less, or JSON\n",
  );
});

Deno.test("run() reads a folder with all that is in it, each pod once, and skips what is no pod", async () => {
  assertEquals(await runWith("dump"), {
    stdout: "pod/web\npod/db\npod/two\n",
    stderr: "",
    code: 0,
  });
  assertEquals(await runWith("dump/shop/"), {
    stdout: "pod/web\npod/db\npod/two\n",
    stderr: "",
    code: 0,
  });
  assertEquals(await runWith("none"), {
    stdout: "",
    stderr: "Cannot find pods: 1 Node\n",
    code: 2,
  });
  assertEquals(await runWith("empty"), { stdout: "", stderr: "No resources found\n", code: 0 });
});

Deno.test("run() takes a file that is named for pods, whatever it takes in a folder", async () => {
  const { stderr, code } = await runWith("dump/nodes.json");
  assertEquals(code, 2);
  assertMatch(
    stderr,
    /^Cannot read dump\/nodes\.json: document at byte 0:\n {2}kind: Unsupported value: "NodeList"/,
  );
});

Deno.test("run() follows all files, and tells of the bad one at the end as well", async () => {
  const good = JSON.stringify({ type: "ADDED", object: podOf("a") });
  const files: Readonly<Record<string, string>> = { good, bad: `{"type":"ADDED"` };
  const surroundings = {
    open: (path: string) => Promise.resolve(new Blob([files[path]]).stream()),
  };
  for (const order of [["bad", "good"], ["good", "bad"]]) {
    const { stderr, code } = await runIn("", ["--follow", ...order], surroundings);
    assertEquals(code, 2, order.join(" "));
    assertMatch(stderr, /^Cannot read bad: byte/);
  }
  assert((await runIn("", ["--follow", "good"], surroundings)).code === 0);
});

Deno.test("run() takes it for trouble that there is no pod, or none was chosen, where it is asked to", async () => {
  for (const [input, ...args] of [[listOf()], [listOf(podOf("a")), "-n", "other"]]) {
    for (const mode of [[], ["-p"], ["-e"], ["-o", "json"]]) {
      const codes = [[], ["--fail-on-empty"]].map(async (more) =>
        (await runIn(input, [...args, ...mode, ...more])).code
      );
      assertEquals(await Promise.all(codes), [0, 2], mode.join(" "));
    }
  }
});

Deno.test("run() is green in no mode where nothing was read that could hold pods", async () => {
  for (
    const input of ["", " \n", '{"kind":"Deployment"}', "No resources found", '{"kind":"Table"}']
  ) {
    for (
      const mode of [[], ["-p"], ["-e"], ["-e", "web"], ["-o", "json"], ["-o", "name"], ["-f"], [
        "--sort-by",
        "age",
      ]]
    ) {
      const { code, stderr } = await runIn(input, mode);
      assertEquals(code, 2, `${input} ${mode.join(" ")}`);
      assert(stderr !== "");
    }
  }
});
