/**
 * A real API server, and what a kubelet would write to it.
 *
 * @module
 */
import type { AskPods } from "@k8s-fp/pod-status";

const NAMESPACE = "pod-status-live";

export class Api {
  readonly #api: string;
  readonly #faults: string | undefined;

  private constructor(api: string, faults: string | undefined) {
    this.#api = api;
    this.#faults = faults;
  }

  /** Makes the namespace anew that all pods stand in. */
  static async open(api: string, faults: string | undefined): Promise<Api> {
    const opened = new Api(api, faults);
    const body = { kind: "Namespace", apiVersion: "v1", metadata: { name: NAMESPACE } };
    const answer = await opened.#send("POST", "/api/v1/namespaces", body);
    if (!answer.ok && answer.status !== 409) throw new Error(await answer.text());
    await answer.body?.cancel();
    await opened.clear();
    return opened;
  }

  get pods(): string {
    return `${this.#api}/api/v1/namespaces/${NAMESPACE}/pods`;
  }

  /** Asks for the pods of the namespace. */
  readonly ask: AskPods = (query, init) => fetch(`${this.pods}?${query}`, init);

  /** Asks for pods by a selector. */
  asking(selector: string): AskPods {
    const chosen = `${this.pods}?labelSelector=${encodeURIComponent(selector)}`;
    return (query, init) => fetch(`${chosen}&${query}`, init);
  }

  async create(name: string, labels: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#sent("POST", this.pods, {
      kind: "Pod",
      apiVersion: "v1",
      metadata: { name, labels },
      spec: {
        containers: [{ name: "app", image: "app:1" }],
        automountServiceAccountToken: false,
        terminationGracePeriodSeconds: 0,
      },
    });
  }

  /** Writes a status as a kubelet does. */
  async write(name: string, status: unknown): Promise<void> {
    await this.#sent("PATCH", `${this.pods}/${name}/status`, { status });
  }

  async remove(name: string): Promise<void> {
    await this.#sent("DELETE", `${this.pods}/${name}`, { gracePeriodSeconds: 0 });
  }

  /** The identity and version of each pod, as a plain list has them. */
  async versions(): Promise<ReadonlyArray<string>> {
    const answer = await fetch(this.pods);
    const { items } = await answer.json();
    return items.map(({ metadata }: { metadata: { uid: string; resourceVersion: string } }) =>
      `${metadata.uid}@${metadata.resourceVersion}`
    ).sort();
  }

  async clear(): Promise<void> {
    await this.#sent("DELETE", this.pods, { gracePeriodSeconds: 0 });
    for (let n = 0; n < 100 && (await this.versions()).length > 0; n++) await pause(100);
  }

  async close(): Promise<void> {
    await this.clear();
  }

  /** Does something to the server by the program that knows how. */
  async fault(...args: ReadonlyArray<string>): Promise<void> {
    if (this.#faults === undefined) throw new Error("no program for faults");
    const { success, stderr } = await new Deno.Command(this.#faults, { args: [...args] }).output();
    if (!success) throw new Error(`${args}: ${new TextDecoder().decode(stderr)}`);
  }

  #send(method: string, path: string, body: unknown): Promise<Response> {
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const url = path.startsWith("http") ? path : `${this.#api}${path}`;
    const headers = { "Content-Type": type };
    return fetch(url, { method, headers, body: JSON.stringify(body) });
  }

  async #sent(method: string, path: string, body: unknown): Promise<void> {
    const answer = await this.#send(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
