import { failureMessage } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";
import { KLOG, testTelling } from "./_telling.ts";

testTelling([
  ["one line", ["cannot reach the database\n"], "cannot reach the database"],
  ["nothing", [""], undefined],
  ["blanks", ["  ", "\t"], undefined],
  ["lines of dashes", ["-----", "====="], undefined],
  ["information alone", ["starting", "listening on :8080"], "listening on :8080"],
  [
    "colours",
    ["\x1b[31mERROR\x1b[0m \x1b[1mno route to broker\x1b[0m"],
    "ERROR no route to broker",
  ],
  ["lines that overwrite one another", ["10%\r20%\rError: disk is full"], "Error: disk is full"],
  [
    "the last of several errors",
    ["Error: first", "Error: second", "closing the log"],
    "Error: second",
  ],
  [
    "the last words of a program rather than its former errors",
    ["Error: cannot reach the cache, trying again", "cannot reach the cache, giving up"],
    "cannot reach the cache, giving up",
  ],
  // Shells and servers
  [
    "a shell",
    ["+ exec shop", "/entrypoint.sh: 7: exec: shop: not found"],
    "/entrypoint.sh: 7: exec: shop: not found",
  ],
  ["sh", ["sh: shop: not found"], "sh: shop: not found"],
  [
    "bash",
    ["/entrypoint.sh: line 3: DB_URL: unbound variable"],
    "/entrypoint.sh: line 3: DB_URL: unbound variable",
  ],
  [
    "nginx",
    [
      '2026/11/28 09:00:00 [emerg] 1#1: host not found in upstream "shop" in /etc/nginx/conf.d/a.conf:7',
      'nginx: [emerg] host not found in upstream "shop" in /etc/nginx/conf.d/a.conf:7',
    ],
    'nginx: [emerg] host not found in upstream "shop" in /etc/nginx/conf.d/a.conf:7',
  ],
  [
    "Postgres",
    [
      '2026-11-28 09:00:00.000 UTC [1] FATAL:  data directory "/var/lib/postgresql/data" has wrong ownership',
      "2026-11-28 09:00:00.000 UTC [1] HINT:  The server must be started by the user that owns it.",
      "2026-11-28 09:00:00.000 UTC [1] LOG:  database system is shut down",
    ],
    'FATAL: data directory "/var/lib/postgresql/data" has wrong ownership',
  ],
  [
    "MySQL",
    [
      "2026-11-28T09:00:00.000000Z 0 [ERROR] [MY-010187] [Server] Could not open file '/var/log/m.log'",
      "2026-11-28T09:00:00.000000Z 0 [ERROR] [MY-010119] [Server] Aborting",
    ],
    "[ERROR] [MY-010187] [Server] Could not open file '/var/log/m.log'",
  ],
  [
    "Redis",
    ["1:M 28 Nov 2026 09:00:00.000 # Fatal error, can't open config file '/etc/redis.conf': No such file or directory"],
    "Fatal error, can't open config file '/etc/redis.conf': No such file or directory",
  ],
  // A usage text
  [
    "a usage text below the error",
    [
      "Error: unknown flag: --prot",
      "Usage:",
      "  shop serve [flags]",
      "",
      "Flags:",
      "  -h, --help           help for serve",
      "      --port int       port to listen on, an error if taken (default 8080)",
      "",
    ],
    "Error: unknown flag: --prot",
  ],
  [
    "a usage text above the error",
    [
      "Usage of shop:",
      "  -port int",
      "    \tport to listen on (default 8080)",
      "  -fail",
      "    \tfail on errors",
      "",
      "cannot listen: address already in use",
    ],
    "cannot listen: address already in use",
  ],
  [
    "argparse",
    ["usage: shop [-h] [--port PORT]", "shop: error: unrecognized arguments: --prot"],
    "shop: error: unrecognized arguments: --prot",
  ],
  // Not for people, and of the runtime
  ["Tekton's results", [
    '[{"key":"commit","value":"0a1b2c","type":1},{"key":"StartedAt","value":"2026-11-28T09:00:00.000Z","type":3}]',
  ], undefined],
  [
    "Tekton's results, cut",
    ['[{"key":"commit","value":"0a1b2c","type":1},{"key":"Star'],
    undefined,
  ],
  [
    "a program that could not be started",
    ['failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "shop": executable file not found in $PATH: unknown'],
    'exec: "shop": executable file not found in $PATH',
  ],
]);

Deno.test("the first line of a log that was cut is not told, unless a logger began it", () => {
  const filled = (first: string, last: string) =>
    `${first}${"x".repeat(2048 - first.length - last.length - 1)}\n${last}`;
  assertEquals(failureMessage(filled("error: half a line ", "")), O.none);
  assertEquals(failureMessage(filled("error: half a line ", "bye")), O.some("bye"));
  const whole = filled(`F${KLOG} main.go:99] no disk `, "bye");
  assertEquals(
    O.map((told: string) => told.startsWith("no disk"))(failureMessage(whole)),
    O.some(true),
  );
  const lines = ["error: half a line", ...Array.from({ length: 79 }, () => "waiting")].join("\n");
  assertEquals(failureMessage(lines), O.some("waiting"));
  const record = filled('{"level":"error","msg":"no disk","pad":"', '"}').replace("\n", "");
  assertEquals(failureMessage(`${record}\n`), O.some("no disk"));
});
