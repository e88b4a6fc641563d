/**
 * The language server that editors ask, as a child process.
 *
 * @module
 */
import { ROOT } from "./_run.ts";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
}

interface Hover {
  readonly contents: { readonly value: string };
}

/** What an editor shows at each place of a text, given as a line and a column, both from 0. */
export async function hovers(
  text: string,
  places: ReadonlyArray<{ readonly line: number; readonly character: number }>,
): Promise<ReadonlyArray<string>> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["lsp"],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const writer = child.stdin.getWriter();
  const messages = messagesIn(child.stdout);
  let id = 0;

  async function send(message: object): Promise<void> {
    const json = JSON.stringify({ jsonrpc: "2.0", ...message });
    const bytes = new TextEncoder().encode(json);
    await writer.write(new TextEncoder().encode(`Content-Length: ${bytes.length}\r\n\r\n${json}`));
  }

  async function ask(method: string, params: unknown): Promise<unknown> {
    const asked = ++id;
    await send({ id: asked, method, params });
    for (;;) {
      const { done, value } = await messages.next();
      if (done) throw new Error(`The language server ended before it answered ${method}`);
      if (value.method === undefined && value.id === asked) return value.result;
      // What the server asks for itself: it gets nothing, but must get that.
      if (value.method !== undefined && value.id !== undefined) {
        await send({ id: value.id, result: null });
      }
    }
  }

  const uri = new URL("tests/types/hovered.ts", ROOT).href;
  const shown: string[] = [];
  await ask("initialize", {
    processId: null,
    rootUri: ROOT.href,
    capabilities: {
      textDocument: { hover: { contentFormat: ["markdown"] } },
      // Without this the server looks for no deno.json.
      workspace: { configuration: false },
    },
    initializationOptions: { enable: true },
  });
  await send({ method: "initialized", params: {} });
  await send({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "typescript", version: 1, text } },
  });
  for (const position of places) {
    const params = { textDocument: { uri }, position };
    const hover = await ask("textDocument/hover", params) as Hover | null;
    shown.push(hover?.contents.value ?? "");
  }
  await ask("shutdown", null);
  await send({ method: "exit" });
  await writer.close();
  await messages.return(undefined);
  await child.status;
  return shown;
}

/** The messages in what a server writes, each after a header that tells its length. */
async function* messagesIn(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<Message, undefined, undefined> {
  let bytes = new Uint8Array();
  for await (const chunk of stream) {
    bytes = new Uint8Array([...bytes, ...chunk]);
    for (;;) {
      const header = /^[^]*?\r\n\r\n/.exec(new TextDecoder("latin1").decode(bytes))?.[0];
      if (header === undefined) break;
      const end = header.length + Number(/Content-Length: (\d+)/i.exec(header)?.[1]);
      if (bytes.length < end) break;
      yield JSON.parse(new TextDecoder().decode(bytes.subarray(header.length, end)));
      bytes = bytes.slice(end);
    }
  }
}
