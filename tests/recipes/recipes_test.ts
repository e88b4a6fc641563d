import { assert, assertEquals } from "@std/assert";
import { fleet } from "./fleet.ts";
import { follow } from "./follow.ts";

const README = await Deno.readTextFile(new URL("../../README.md", import.meta.url));

/** Runs a function while an API of ours answers. */
async function served(
  answer: (url: URL) => Response,
  use: (api: string) => Promise<void>,
): Promise<void> {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    (request) => answer(new URL(request.url)),
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

Deno.test("the README shows the recipes as they are run here", async () => {
  for (const name of ["follow", "fleet"]) {
    const recipe = await Deno.readTextFile(new URL(`${name}.ts`, import.meta.url));
    assert(README.includes(`\`\`\`ts\n${recipe}\`\`\``), `${name}.ts`);
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
