import { assertEquals } from "@std/assert";
import { runtimeError } from "../../../src/query/container/_runtime_error.ts";

const RUNC = "OCI runtime create failed: runc create failed: unable to start container process: ";

const CASES: ReadonlyArray<readonly [message: string, told: string]> = [
  ["", ""],
  ["unknown", "unknown"],
  ['secret "shop" not found', 'secret "shop" not found'],
  ["couldn't find key url in Secret shop/db", "couldn't find key url in Secret shop/db"],
  [
    'container has runAsNonRoot and image will run as root (pod: "web_shop(0a1b)", container: web)',
    "container has runAsNonRoot and image will run as root",
  ],
  [
    `failed to create containerd task: failed to create shim task: ${RUNC}error during container init: exec: "shop": executable file not found in $PATH: unknown`,
    'exec: "shop": executable file not found in $PATH',
  ],
  [
    `failed to start container "0a1b": Error response from daemon: ${RUNC}exec: "shop": permission denied: unknown`,
    'exec: "shop": permission denied',
  ],
  [
    'OCI runtime create failed: container_linux.go:345: starting container process caused "exec: \\"shop\\": executable file not found in $PATH": unknown',
    'exec: "shop": executable file not found in $PATH',
  ],
  [
    'OCI runtime create failed: container_linux.go:345: starting container process caused "process_linux.go:449: container init caused \\"rootfs_linux.go:58: mounting a caused a failure\\"": unknown',
    "mounting a caused a failure",
  ],
  [
    'container create failed: time="2026-11-28T09:00:00Z" level=error msg="runc create failed: unable to start container process: exec: \\"shop\\": not found"\n',
    'exec: "shop": not found',
  ],
  [
    "container create failed: executable file `shop` not found in $PATH: No such file or directory",
    "executable file `shop` not found in $PATH: No such file or directory",
  ],
  [
    `${RUNC}error mounting "/a/b" to rootfs at "/etc/c": not a directory: unknown`,
    'error mounting "/a/b" to rootfs at "/etc/c": not a directory',
  ],
  [
    'failed to generate container "0a1b" spec: failed to generate spec: no command specified',
    "no command specified",
  ],
  [
    "rpc error: code = DeadlineExceeded desc = context deadline exceeded",
    "context deadline exceeded",
  ],
  [
    'Exec lifecycle hook ([/bin/warm]) for Container "web" in Pod "web_shop(0a1b)" failed - error: command \'/bin/warm\' exited with 126: , message: "warm: no cache\\n"',
    "command '/bin/warm' exited with 126: warm: no cache",
  ],
  [
    'Exec lifecycle hook ([/bin/warm]) for Container "web" in Pod "web_shop(0a1b)" failed - error: rpc error: timeout, message: ""',
    "rpc error: timeout",
  ],
  [
    "HTTP lifecycle hook (/warm) for Container web timed out",
    "HTTP lifecycle hook (/warm) for Container web timed out",
  ],
  [
    'Exec lifecycle hook ([/bin/warm]) for Container "web" failed - error: no such process',
    "no such process",
  ],
  [
    'Exec lifecycle hook ([/bin/warm]) for Container "web" failed - error: exited with 2: , message: ""',
    "exited with 2",
  ],
  [
    'Exec lifecycle hook ([/bin/warm]) for Container "web" failed - error: exited with 2:',
    "exited with 2",
  ],
];

for (const [message, told] of CASES) {
  Deno.test(`the telling part of ${JSON.stringify(message)}`, () => {
    assertEquals(runtimeError(message), told);
  });
}
