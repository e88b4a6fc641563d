/**
 * A program on the bundled module, as files that a browser and Deno both run,
 * and what it must answer.
 *
 * @module
 */
import { ROOT, run } from "./_run.ts";

/** The document that the program reads: the last item is no pod. */
const PODS = {
  apiVersion: "v1",
  kind: "PodList",
  items: [
    {
      metadata: { name: "web" },
      status: {
        phase: "Running",
        conditions: [{ type: "Ready", status: "False" }],
        containerStatuses: [{
          name: "app",
          image: "app:1",
          imageID: "",
          ready: false,
          restartCount: 7,
          state: { waiting: { reason: "CrashLoopBackOff" } },
        }],
      },
    },
    { metadata: { name: "job" }, status: { conditions: [{ type: "Ready", status: "True" }] } },
    { metadata: { name: 1 } },
  ],
};

/** What the program answers, wherever it runs. */
export const ANSWERS = {
  canEval: false,
  ready: [false, true],
  columns: ["CrashLoopBackOff", ""],
  failed: { phase: "Failed", conditions: [{ type: "Ready", status: "True" }] },
  isFrozen: true,
  streamed: ["web", "job", "InvalidItem"],
};

/** The program: its answers; a page, a Worker and a script that ask for them. */
const FILES = {
  "pods.json": JSON.stringify(PODS),
  "answers.js": `
import * as podStatus from "./pod-status.js";

function canEval() {
  try {
    return new Function("return true")();
  } catch {
    return false;
  }
}

async function namesIn(stream) {
  const names = [];
  for await (const pod of podStatus.podsFromStream(stream)) {
    names.push(
      pod._tag === "Right" ? podStatus.metadataOf(pod.right).name.value : pod.left._tag,
    );
  }
  return names;
}

export async function answers(text, stream) {
  const { pods } = podStatus.decodePods(JSON.parse(text)).right;
  const statuses = pods.map(podStatus.statusOf);
  const failed = podStatus.podStatusLens.phase.set({ _tag: "Some", value: "Failed" })(statuses[1]);
  return {
    canEval: canEval(),
    ready: statuses.map(podStatus.isReady),
    columns: pods.map(podStatus.statusColumn),
    failed: podStatus.PodStatus.encode(failed),
    isFrozen: Object.isFrozen(failed),
    streamed: await namesIn(stream),
  };
}
`,
  "worker.js": `
import { answers } from "./answers.js";

globalThis.onmessage = async ({ data }) => {
  postMessage(await answers(data, new Blob([data]).stream()));
};
`,
  "page.js": `
import { answers } from "./answers.js";

const tell = (told) => fetch("told", { method: "POST", body: JSON.stringify(told) });
globalThis.onerror = (error) => tell({ error });
globalThis.onunhandledrejection = ({ reason }) => tell({ error: String(reason) });

const response = await fetch("pods.json");
const text = await response.clone().text();
const page = await answers(text, response.body);
const worker = new Worker("worker.js", { type: "module" });
worker.onerror = ({ message }) => tell({ error: message });
worker.onmessage = ({ data }) => tell({ page, worker: data });
worker.postMessage(text);
`,
  "index.html": '<!doctype html>\n<script type="module" src="page.js"></script>\n',
  "deno.js": `
const worker = new Worker(new URL("./worker.js", import.meta.url), {
  type: "module",
  deno: { permissions: "none" },
});
worker.onmessage = ({ data }) => {
  console.log(JSON.stringify(data));
  worker.terminate();
};
worker.postMessage(Deno.readTextFileSync(new URL("./pods.json", import.meta.url)));
`,
};

/** Writes the program into a folder, with the module as one minified file for browsers. */
export async function writeSite(dir: string): Promise<void> {
  await bundle(`${dir}/pod-status.js`);
  for (const [name, text] of Object.entries(FILES)) {
    await Deno.writeTextFile(`${dir}/${name}`, text);
  }
}

/** Writes the module as one minified file for browsers. */
export async function bundle(file: string): Promise<void> {
  const flags = ["--quiet", "--platform", "browser", "--minify", "--output", file];
  const { code, stderr } = await run(Deno.execPath(), ["bundle", ...flags, "mod.ts"], {
    cwd: ROOT,
  });
  if (code !== 0) throw new Error("Cannot bundle mod.ts", { cause: stderr });
}
