/**
 * Runs the command in Deno, with no permission but to read the files that it is given.
 *
 * @internal
 * @module
 */
import { readAhead } from "../stream/_source.ts";
import { run } from "./run.ts";

/** Runs the command with the arguments of the process, and sets its exit code. */
export async function main(): Promise<void> {
  const terminals = { stdin: Deno.stdin, stdout: Deno.stdout, stderr: Deno.stderr };
  const code = await run(Deno.args, {
    stdin: chunksOf(Deno.stdin),
    open: async (path) => (await Deno.open(path)).readable,
    entries,
    stdout: writerTo(Deno.stdout),
    stderr: writerTo(Deno.stderr),
    isTerminal: (stream) => terminals[stream].isTerminal(),
    columns,
    noColor: Deno.noColor,
    now: Date.now,
  });
  // A watch that nobody reads any more would keep the process alive.
  Deno.exit(code);
}

/** More than a pipe holds at once. */
const BUFFER_BYTES = 1 << 16;

/**
 * The chunks of a pipe, each valid until the next, which is read meanwhile. A
 * stream of them would take half as long again.
 */
function chunksOf(pipe: typeof Deno.stdin): AsyncIterable<Uint8Array> {
  const buffers = [new Uint8Array(BUFFER_BYTES), new Uint8Array(BUFFER_BYTES)];
  const next = readAhead(async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    const [buffer] = buffers.reverse();
    const size = await pipe.read(buffer);
    return size === null
      ? { done: true, value: undefined }
      : { done: false, value: buffer.subarray(0, size) };
  });
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

async function entries(path: string): Promise<ReadonlyArray<string> | undefined> {
  if (!(await Deno.stat(path)).isDirectory) return undefined;
  const names: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(path)) {
    names.push(isDirectory ? `${name}/` : name);
  }
  return names;
}

function columns(): number | undefined {
  try {
    return Deno.consoleSize().columns;
  } catch {
    return undefined;
  }
}

/**
 * Writes texts whole, each after the one before; `false` once the reader has gone,
 * as `head` does. Deno's streams take longer to load than a small list to print.
 * All go through one buffer: memory of bytes that are garbage is not seen in time.
 */
function writerTo(stream: typeof Deno.stdout): (text: string) => Promise<boolean> {
  const encoder = new TextEncoder();
  const buffer = new Uint8Array(BUFFER_BYTES);
  let before = Promise.resolve(true);
  const writeAll = async (text: string): Promise<boolean> => {
    try {
      for (let rest = text; rest !== "";) {
        const { read, written } = encoder.encodeInto(rest, buffer);
        for (let sent = 0; sent < written;) {
          sent += await stream.write(buffer.subarray(sent, written));
        }
        rest = rest.slice(read);
      }
      return true;
    } catch (error) {
      if (error instanceof Deno.errors.BrokenPipe) return false;
      throw error;
    }
  };
  return (text) => before = before.then(() => writeAll(text));
}
