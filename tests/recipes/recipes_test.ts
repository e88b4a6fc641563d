import { assert, assertEquals, assertMatch } from "@std/assert";
import { fleet } from "./fleet.ts";
import { follow } from "./follow.ts";
import { open } from "./gate.ts";
import { allPods } from "./pages.ts";

const PAGE = await Deno.readTextFile(new URL("../../docs/recipes.md", import.meta.url));

/** Runs a function while an API of ours answers. */
async function served(
  answer: (url: URL, request: Request) => Response | Promise<Response>,
  use: (api: string) => Promise<void>,
): Promise<void> {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request) => answer(new URL(request.url), request),
  );
  try {
    await use(`http://127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
  }
}

function pod(name: string, resourceVersion: string, phase: string) {
  return {
    metadata: { uid: name, name, resourceVersion },
    spec: { nodeName: "a" },
    status: { phase },
  };
}

function listOf(resourceVersion: string, ...items: ReadonlyArray<unknown>): Response {
  return Response.json({ kind: "PodList", metadata: { resourceVersion }, items });
}

function watchOf(...events: ReadonlyArray<unknown>): Response {
  return new Response(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
}

Deno.test("the page of recipes shows them as they are run here", async () => {
  for (const name of ["check", "fleet", "follow", "gate", "pages"]) {
    const recipe = await Deno.readTextFile(new URL(`${name}.ts`, import.meta.url));
    // A script that reads standard input is not among the examples that `deno test --doc` runs.
    const blocks = [`\`\`\`ts\n${recipe}\`\`\``, `\`\`\`ts ignore\n${recipe}\`\`\``];
    assert(blocks.some((block) => PAGE.includes(block)), `${name}.ts`);
  }
});

/** The first lines that follow() tells. */
async function linesOf(api: string, most: number): Promise<ReadonlyArray<string>> {
  const lines: string[] = [];
  for await (const line of follow(api)) {
    lines.push(line);
    if (lines.length === most) break;
  }
  return lines;
}

function statusOf(code: number, message: string): Response {
  return Response.json({ kind: "Status", status: "Failure", message, code }, { status: code });
}

Deno.test("follow() tells what happens, what cannot be decoded, and what comes in between", async () => {
  const answer = ({ searchParams }: URL) => {
    if (searchParams.has("sendInitialEvents")) return statusOf(422, "sendInitialEvents: Forbidden");
    if (!searchParams.has("watch")) {
      return listOf("7", pod("web", "1", "Pending"), pod("old", "1", "Running"));
    }
    return watchOf(
      { type: "MODIFIED", object: pod("web", "8", "Running") },
      { type: "MODIFIED", object: pod("bad", "9", 7 as unknown as string) },
      { type: "DELETED", object: pod("old", "10", "Running") },
      { type: "ERROR", object: { kind: "Status", code: 410, message: "too old" } },
    );
  };
  await served(answer, async (api) => {
    const lines = await linesOf(api, 6);
    assertEquals(lines.slice(0, 3), [
      "<none>/web: appeared",
      "<none>/old: appeared",
      "<none>/web: phase Pending → Running",
    ]);
    assertMatch(
      lines[3],
      /^item 1, <none>\/bad, at byte \d+: object\.status\.phase: Invalid value: 7/,
    );
    assertEquals(lines.slice(4), [
      "<none>/old: gone",
      "the server has forgotten the version: too old",
    ]);
  });
});

Deno.test.each([
  {
    answer: () => statusOf(403, "pods is forbidden"),
    line: "the server answers 403: pods is forbidden",
  },
  {
    answer: () => new Response("dial tcp: connection refused", { status: 500 }),
    line: "the server answers 500: dial tcp: connection refused",
  },
])("follow() tells why there is nothing to follow: $line", async ({ answer, line }) => {
  await served(answer, async (api) => assertEquals(await linesOf(api, 1), [line]));
});

Deno.test("fleet() sums up clusters, with what could not be decoded", async () => {
  await served(() => listOf("1", pod("web", "1", "Running"), { status: 7 }), async (api) => {
    const { summary, failed } = await fleet([api, api]);
    const { total, failures, byPhase, byNode } = summary;
    assertEquals({ total, failures, failed }, { total: 2, failures: 2, failed: [] });
    assertEquals({ byPhase, byNode }, { byPhase: { Running: 2 }, byNode: { a: 2 } });
  });
});

Deno.test("fleet() says which cluster failed and why, and sums up the others", async () => {
  const answer = ({ pathname, searchParams }: URL) => {
    const name = pathname.split("/")[1];
    if (name === "good") return listOf("1", pod("web", "1", "Running"));
    if (name === "closed") return statusOf(403, "pods is forbidden");
    if (name === "cut" && !searchParams.has("continue")) {
      const metadata = { continue: "x" };
      return Response.json({ kind: "PodList", metadata, items: [pod("a", "1", "Failed")] });
    }
    return new Response("no healthy upstream", { status: 503 });
  };
  await served(answer, async (api) => {
    const names = ["good", "closed", "cut", "away"];
    const { summary, failed } = await fleet(names.map((name) => `${api}/${name}`));
    assertEquals(summary.byPhase, { Running: 1 });
    assertEquals(failed, [
      `${api}/closed: the server answers 403: pods is forbidden`,
      `${api}/cut: the server answers 503: no healthy upstream`,
      `${api}/away: the server answers 503: no healthy upstream`,
    ]);
  });
});

Deno.test("allPods() reads every page, and throws rather than give a part for the whole", async () => {
  const pages = [
    () => page("b", pod("web", "1", "Running")),
    () => page("c", pod("worker", "1", "Running")),
    () => page("", pod("job", "1", "Succeeded")),
  ];
  const page = (token: string, ...items: ReadonlyArray<unknown>) =>
    Response.json({ kind: "PodList", metadata: { continue: token }, items });
  const read = async (answers: ReadonlyArray<() => Response>) => {
    const names: unknown[] = [];
    let error: unknown;
    const left = [...answers];
    await served(() => left.shift()?.() ?? new Response("gone", { status: 500 }), async (api) => {
      try {
        for await (const { metadata } of allPods(api)) names.push(metadata);
      } catch (thrown) {
        error = thrown;
      }
    });
    return { count: names.length, error };
  };
  assertEquals(await read(pages), { count: 3, error: undefined });
  const cut = await read(pages.slice(0, 2));
  assertEquals([cut.count, String(cut.error)], [
    2,
    "Error: Cannot list pods: the server answers 500: gone",
  ]);
});

Deno.test("open() sends back the pod that it read, with its gate open and all else as it was", async () => {
  const before = {
    metadata: { name: "web", resourceVersion: "7", selfLink: "/old" },
    spec: { volumes: [{ name: "data" }], readinessGates: [{ conditionType: "example.com/gate" }] },
    status: {
      phase: "Running",
      newField: { of: "a later release" },
      conditions: [
        { type: "Ready", status: "False", reason: "ReadinessGatesNotReady" },
        { type: "Initialized", status: "True", owner: "kubelet" },
      ],
    },
  };
  const sent: unknown[] = [];
  const answer = async ({ pathname }: URL, request: Request) => {
    if (request.method === "GET") return Response.json(before);
    sent.push(pathname, await request.json());
    return sent.length > 2 ? new Response("conflict", { status: 409 }) : Response.json({});
  };
  await served(answer, async (api) => {
    await open(api, "shop", "web");
    const [, { status }] = sent as [
      string,
      { status: { conditions: { lastTransitionTime: string }[] } },
    ];
    const [, , { lastTransitionTime }] = status.conditions;
    assertMatch(lastTransitionTime, /^20\d\d-/);
    const gate = { type: "example.com/gate", status: "True", lastTransitionTime };
    const conditions = [...before.status.conditions, gate];
    assertEquals(sent, [
      "/api/v1/namespaces/shop/pods/web/status",
      { ...before, status: { ...before.status, conditions } },
    ]);
    const again = await open(api, "shop", "web").catch(String);
    assertEquals(again, "Error: the server answers 409: conflict");
  });
});

Deno.test("open() says in the server's words that there is no such pod", async () => {
  await served(() => statusOf(404, 'pods "web" not found'), async (api) => {
    const error = await open(api, "shop", "web").catch(String);
    assertEquals(error, 'Error: the server answers 404: pods "web" not found');
  });
});
