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

Deno.test("follow() tells what happens, over the end of a watch and two expiries", async () => {
  const lists = [
    () => listOf("1", pod("web", "1", "Pending"), pod("old", "1", "Running")),
    () => listOf("9", pod("web", "8", "Succeeded")),
    () => listOf("9", pod("web", "8", "Succeeded")),
  ];
  const watches = [
    () => watchOf({ type: "MODIFIED", object: pod("web", "2", "Running") }),
    () => watchOf({ type: "ERROR", object: { kind: "Status", code: 410, reason: "Expired" } }),
    () => new Response("too old", { status: 410 }),
    () => watchOf({ type: "DELETED", object: pod("web", "10", "Succeeded") }),
  ];
  const versions: (string | null)[] = [];
  const answer = ({ searchParams }: URL) => {
    if (!searchParams.has("watch")) return lists.shift()?.() ?? listOf("99");
    versions.push(searchParams.get("resourceVersion"));
    return watches.shift()?.() ?? watchOf();
  };
  await served(answer, async (api) => {
    const tags: string[] = [];
    for await (const change of follow(api)) {
      tags.push(change._tag);
      if (tags.length === 7) break;
    }
    assertEquals(tags, ["Added", "Added", "Changed", "Expired", "Deleted", "Changed", "Deleted"]);
    assertEquals(versions, ["1", "2", "9", "9"]);
  });
});

Deno.test("fleet() sums up clusters, with what could not be read", async () => {
  await served(() => listOf("1", pod("web", "1", "Running"), { status: 7 }), async (api) => {
    const { total, failures, byPhase, byNode } = await fleet([api, api]);
    assertEquals({ total, failures }, { total: 2, failures: 2 });
    assertEquals({ byPhase, byNode }, { byPhase: { Running: 2 }, byNode: { a: 2 } });
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
  assertEquals([cut.count, String(cut.error)], [2, "Error: Cannot list pods"]);
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
    assertEquals(again, "Error: Cannot write the status");
  });
});
