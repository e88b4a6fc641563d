import { failureMessage } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import * as O from "fp-ts/lib/Option.js";

/** A message as its lines, and what a person is told of it; nothing where there is nothing to tell. */
type Case = readonly [name: string, lines: ReadonlyArray<string>, told: string | undefined];

const GO_FRAMES = [
  "",
  "goroutine 1 [running]:",
  "main.(*Server).start(0xc0000b6000, {0x7f1, 0x2})",
  "\t/src/cmd/server/main.go:48 +0x1d",
  "main.main()",
  "\t/src/cmd/server/main.go:21 +0x85",
  "created by net/http.(*Server).Serve in goroutine 1",
  "\t/usr/local/go/src/net/http/server.go:3285 +0x4b4",
];

const KLOG = "1128 09:00:00.123456       1";

const CASES: ReadonlyArray<Case> = [
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
  // Go
  [
    "a panic of Go",
    ["starting", "panic: no tenant configured", ...GO_FRAMES, "exit status 2"],
    "panic: no tenant configured",
  ],
  [
    "a nil pointer",
    [
      "panic: runtime error: invalid memory address or nil pointer dereference",
      "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x47a0bb]",
      ...GO_FRAMES,
    ],
    "panic: runtime error: invalid memory address or nil pointer dereference",
  ],
  [
    "a panic that was recovered and thrown again",
    ["panic: a [recovered]", "\tpanic: b", ...GO_FRAMES],
    "panic: b",
  ],
  [
    "a fatal error of Go's runtime",
    ["fatal error: all goroutines are asleep - deadlock!", ...GO_FRAMES],
    "fatal error: all goroutines are asleep - deadlock!",
  ],
  [
    "frames alone",
    ["4 +0x12", "created by main.start", "\t/src/main.go:7 +0x20", ...GO_FRAMES],
    undefined,
  ],
  [
    "an abort with registers",
    ["SIGABRT: abort", "PC=0x46b281 m=0 sigcode=0", ...GO_FRAMES, "rax    0xca", "rip    0x46b281"],
    "SIGABRT: abort",
  ],
  // klog
  [
    "klog, the fatal line before the last",
    [
      `I${KLOG} main.go:10] starting`,
      `E${KLOG} lease.go:40] cannot renew the lease: timeout`,
      `F${KLOG} main.go:99] lost the lease`,
      `I${KLOG} queue.go:12] shutting down workers`,
    ],
    "lost the lease",
  ],
  [
    "klog, structured",
    [
      `E${KLOG} main.go:99] "Cannot start" err="open /etc/app.yaml: no such file" component="store"`,
      `I${KLOG} main.go:120] "Done"`,
    ],
    "Cannot start: open /etc/app.yaml: no such file",
  ],
  ["klog, information alone", [`I${KLOG} main.go:10] stopped leading`], "stopped leading"],
  [
    "klog, fatal with frames",
    [`F${KLOG} main.go:99] no certificate`, ...GO_FRAMES],
    "no certificate",
  ],
  // logfmt
  [
    "logfmt",
    [
      'time="2026-11-28T09:00:00Z" level=info msg="starting"',
      'time="2026-11-28T09:00:01Z" level=fatal msg="cannot listen" error="listen tcp :80: bind: permission denied"',
    ],
    "cannot listen: listen tcp :80: bind: permission denied",
  ],
  [
    "logfmt with quotes in the message, and another order",
    ['ts=2026-11-28T09:00:00Z caller=main.go:7 level=error err="no \\"tls\\" section" msg=failed'],
    'failed: no "tls" section',
  ],
  ["logfmt of one word", ["level=fatal msg=OutOfDisk"], "OutOfDisk"],
  [
    "an error that the message repeats",
    ['level=error msg="cannot start: no disk" err="no disk"'],
    "cannot start: no disk",
  ],
  [
    "an error that begins with the message",
    ['level=error msg="cannot start" err="cannot start: no disk"'],
    "cannot start: no disk",
  ],
  ["an error alone", ['level=error err="no disk"'], "no disk"],
  [
    "a terminal's form of logrus",
    ["INFO[0000] starting", "FATA[0003] cannot join the cluster           error=timeout node=a"],
    "cannot join the cluster: timeout",
  ],
  [
    "slog",
    ['time=2026-11-28T09:00:00.000Z level=ERROR msg="cannot migrate" err="relation exists"'],
    "cannot migrate: relation exists",
  ],
  // JSON
  [
    "JSON",
    ['{"level":"error","ts":1764320400.1,"caller":"app/main.go:9","msg":"cannot start","error":"port in use"}'],
    "cannot start: port in use",
  ],
  [
    "JSON with frames in a field",
    [
      '{"severity":"fatal","message":"cannot load the model","error":"no such bucket","stacktrace":"main.main\\n\\t/src/main.go:9"}',
      '{"severity":"info","message":"flushing"}',
    ],
    "cannot load the model: no such bucket",
  ],
  [
    "JSON of pino, with a number for a level and an object for the error",
    ['{"level":60,"time":1764320400100,"pid":1,"err":{"type":"Error","message":"no redis","stack":"Error: no redis\\n    at x (/a.js:1:2)"},"msg":"cannot start"}'],
    "cannot start: no redis",
  ],
  [
    "JSON of klog, without a level",
    ['{"ts":1764320400100.1,"caller":"main.go:9","msg":"Cannot start","err":"port in use"}'],
    "Cannot start: port in use",
  ],
  [
    "JSON of Python with a traceback in a field",
    ['{"levelname":"CRITICAL","message":"crashed","exc_info":"Traceback (most recent call last):\\n  File \\"a.py\\", line 1, in <module>\\n    run()\\nKeyError: \'DB_URL\'"}'],
    "crashed: KeyError: 'DB_URL'",
  ],
  [
    "JSON of Java with the causes in a field",
    ['{"@timestamp":"2026-11-28T09:00:00Z","level":"ERROR","message":"Application run failed","stack_trace":"java.lang.IllegalStateException: x\\n\\tat a.B.c(B.java:3)\\nCaused by: java.net.ConnectException: Connection refused\\n\\tat d.E.f(E.java:4)\\n"}'],
    "Application run failed: java.net.ConnectException: Connection refused",
  ],
  [
    "JSON over several lines",
    ["{", '  "level": "error",', '  "message": "quota exceeded"', "}"],
    "quota exceeded",
  ],
  ["JSON of no logger", ['{"ok":false}'], '{"ok":false}'],
  // zap on a terminal
  [
    "zap",
    [
      "2026-11-28T09:00:00.000Z\tINFO\tsetup\tmain.go:7\tstarting",
      '2026-11-28T09:00:01.000Z\tERROR\tsetup\tmain.go:9\tproblem running manager\t{"error": "no kind Route", "causes": [{"error": "x"}]}',
      "main.main",
      "\t/workspace/main.go:9",
      "runtime.main",
      "\t/usr/local/go/src/runtime/proc.go:267",
    ],
    "problem running manager: no kind Route",
  ],
  // Python
  [
    "a traceback",
    [
      "Traceback (most recent call last):",
      '  File "/app/main.py", line 12, in <module>',
      "    main()",
      '  File "/app/main.py", line 8, in main',
      '    url = os.environ["DB_URL"]',
      "          ~~~~~~~~~~^^^^^^^^^^",
      "KeyError: 'DB_URL'",
    ],
    "KeyError: 'DB_URL'",
  ],
  [
    "a traceback of an exception of the program's own",
    [
      "Traceback (most recent call last):",
      '  File "/app/main.py", line 12, in <module>',
      "    main()",
      "shop.config.Incomplete: tenant",
    ],
    "shop.config.Incomplete: tenant",
  ],
  [
    "a traceback whose beginning was cut, with another above",
    [
      '  File "/app/db.py", line 3, in connect',
      "    return dial(host)",
      "ConnectionRefusedError: [Errno 111] Connection refused",
      "",
      "During handling of the above exception, another exception occurred:",
      "",
      "Traceback (most recent call last):",
      '  File "/app/main.py", line 12, in <module>',
      "    main()",
      "RuntimeError: no database",
    ],
    "RuntimeError: no database",
  ],
  [
    "an exception with more lines below",
    [
      "Traceback (most recent call last):",
      '  File "/app/main.py", line 12, in <module>',
      "    main()",
      "sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) connection refused",
      "\tIs the server running on that host?",
      "",
      "(Background on this error at: https://sqlalche.me/e/14/e3q8)",
    ],
    "sqlalchemy.exc.OperationalError: (psycopg2.OperationalError) connection refused",
  ],
  ["Python's logging", ["INFO:root:up", "CRITICAL:shop.main:no licence"], "no licence"],
  [
    "gunicorn",
    [
      "[2026-11-28 09:00:00 +0000] [7] [ERROR] Exception in worker process",
      "Traceback (most recent call last):",
      '  File "/app/wsgi.py", line 1, in <module>',
      "    import shop",
      "ModuleNotFoundError: No module named 'shop'",
      "[2026-11-28 09:00:00 +0000] [7] [INFO] Worker exiting (pid: 7)",
      "[2026-11-28 09:00:00 +0000] [1] [INFO] Shutting down: Master",
    ],
    "ModuleNotFoundError: No module named 'shop'",
  ],
  // Java
  [
    "Java",
    [
      'Exception in thread "main" java.lang.RuntimeException: cannot start',
      "\tat com.example.App.main(App.java:9)",
      "Caused by: java.net.UnknownHostException: db",
      "\tat java.base/java.net.InetAddress.get(InetAddress.java:801)",
      "\t... 1 more",
    ],
    "java.net.UnknownHostException: db",
  ],
  [
    "Java without a cause",
    [
      'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space',
      "\tat com.example.App.main(App.java:9)",
    ],
    'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space',
  ],
  [
    "Spring Boot",
    [
      "2026-11-28T09:00:00.000Z ERROR 1 --- [           main] o.s.boot.SpringApplication               : Application run failed",
      "",
      "org.springframework.beans.factory.BeanCreationException: no bean",
      "\tat org.springframework.boot.SpringApplication.run(SpringApplication.java:3) ~[spring.jar!/:3]",
      "Caused by: java.lang.IllegalArgumentException: shop.url must be set",
      "\tat com.example.Shop.<init>(Shop.java:7)",
      "\t... 12 common frames omitted",
    ],
    "java.lang.IllegalArgumentException: shop.url must be set",
  ],
  [
    "Spring Boot's advice",
    [
      "***************************",
      "APPLICATION FAILED TO START",
      "***************************",
      "",
      "Description:",
      "",
      "Web server failed to start. Port 8080 was already in use.",
      "",
      "Action:",
      "",
      "Identify and stop the process that's listening on port 8080.",
    ],
    "Web server failed to start. Port 8080 was already in use.",
  ],
  [
    "Logback",
    [
      "09:00:00.123 [main] ERROR com.example.App - no licence",
      "09:00:00.200 [main] INFO com.example.App - bye",
    ],
    "no licence",
  ],
  // JavaScript
  [
    "Node",
    [
      "/app/index.js:3",
      "  throw new Error('no port')",
      "  ^",
      "",
      "Error: no port",
      "    at Object.<anonymous> (/app/index.js:3:9)",
      "    at Module._compile (node:internal/modules/cjs/loader:1254:14)",
      "    at async run (/app/index.js:1:1)",
      "",
      "Node.js v20.11.0",
    ],
    "Error: no port",
  ],
  [
    "Node with fields of the error",
    [
      "node:net:1463",
      "      throw new Error(err)",
      "      ^",
      "",
      "Error: listen EADDRINUSE: address already in use :::8080",
      "    at Server.setupListenHandle [as _listen2] (node:net:1463:16) {",
      "  code: 'EADDRINUSE',",
      "  errno: -98,",
      "  syscall: 'listen'",
      "}",
      "",
      "Node.js v20.11.0",
    ],
    "Error: listen EADDRINUSE: address already in use :::8080",
  ],
  [
    "a module that is missing",
    [
      "node:internal/modules/cjs/loader:1143",
      "  throw err;",
      "  ^",
      "",
      "Error: Cannot find module '/app/index.js'",
      "    at Module._resolveFilename (node:internal/modules/cjs/loader:1140:15) {",
      "  code: 'MODULE_NOT_FOUND',",
      "  requireStack: []",
      "}",
    ],
    "Error: Cannot find module '/app/index.js'",
  ],
  [
    "npm",
    [
      'npm ERR! Missing script: "start"',
      "npm ERR! ",
      "npm ERR! To see a list of scripts, run:",
      "npm ERR!   npm run",
      "",
      "npm ERR! A complete log of this run can be found in:",
      "npm ERR!     /root/.npm/_logs/2026-11-28T09_00_00_000Z-debug-0.log",
    ],
    'npm ERR! Missing script: "start"',
  ],
  [
    "npm above which a program failed",
    [
      "TypeError: Cannot read properties of undefined (reading 'url')",
      "    at main (/app/index.js:3:9)",
      "npm ERR! code ELIFECYCLE",
      "npm ERR! errno 1",
      "npm ERR! shop@1.0.0 start: `node index.js`",
      "npm ERR! Exit status 1",
      "npm ERR! ",
      "npm ERR! Failed at the shop@1.0.0 start script.",
      "npm ERR! This is probably not a problem with npm. There is likely additional logging output above.",
    ],
    "TypeError: Cannot read properties of undefined (reading 'url')",
  ],
  // .NET, Rust, C
  [
    ".NET",
    [
      "Unhandled exception. System.InvalidOperationException: No connection string",
      "   at Shop.Program.Main(String[] args) in /src/Program.cs:line 12",
    ],
    "Unhandled exception. System.InvalidOperationException: No connection string",
  ],
  [
    ".NET with an exception inside",
    [
      "Unhandled exception. System.AggregateException: One or more errors occurred.",
      " ---> System.Net.Sockets.SocketException (111): Connection refused",
      "   at Shop.Db.Open() in /src/Db.cs:line 4",
      "   --- End of inner exception stack trace ---",
      "   at Shop.Program.Main(String[] args)",
    ],
    "System.Net.Sockets.SocketException (111): Connection refused",
  ],
  [
    "Rust, the message on the next line",
    [
      "thread 'main' panicked at src/main.rs:4:5:",
      "no configuration",
      "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
    ],
    "no configuration",
  ],
  [
    "Rust of former days",
    [
      "thread 'main' panicked at 'no configuration', src/main.rs:4:5",
      "stack backtrace:",
      "   0: rust_begin_unwind",
      "             at /rustc/90c5418/library/std/src/panicking.rs:584:5",
      "   1: shop::main",
    ],
    "thread 'main' panicked at 'no configuration', src/main.rs:4:5",
  ],
  [
    "causes of anyhow",
    [
      "Error: cannot read the configuration",
      "",
      "Caused by:",
      "    No such file or directory (os error 2)",
    ],
    "Error: cannot read the configuration: No such file or directory (os error 2)",
  ],
  [
    "C++",
    [
      "terminate called after throwing an instance of 'std::runtime_error'",
      "  what():  no device",
      "Aborted (core dumped)",
    ],
    "what(): no device",
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
  // Other loggers
  [
    "etcd",
    [
      "2026-11-28 09:00:00.000000 I | etcdmain: starting",
      "2026-11-28 09:00:00.000000 C | etcdmain: listen tcp 10.0.0.1:2380: cannot assign address",
    ],
    "listen tcp 10.0.0.1:2380: cannot assign address",
  ],
  [
    "MongoDB",
    [
      '{"t":{"$date":"2026-11-28T09:00:00.000Z"},"s":"F","c":"CONTROL","msg":"No start","attr":{"error":{"code":2,"errmsg":"no such path"}}}',
    ],
    "No start: no such path",
  ],
  [
    "Celery",
    ["[2026-11-28 09:00:00,123: CRITICAL/MainProcess] Unrecoverable: AccessRefused(403)"],
    "Unrecoverable: AccessRefused(403)",
  ],
  [
    "Ruby",
    ["/app/a.rb:3:in 'run': no tenant (ArgumentError)", "\tfrom /app/a.rb:9:in '<main>'"],
    "/app/a.rb:3:in 'run': no tenant (ArgumentError)",
  ],
  [
    "PHP",
    [
      "PHP Fatal error:  Uncaught PDOException: refused in /app/a.php:3",
      "Stack trace:",
      "#0 /app/a.php(3): PDO->__construct()",
      "#1 {main}",
      "  thrown in /app/a.php on line 3",
    ],
    "PHP Fatal error: Uncaught PDOException: refused in /app/a.php:3",
  ],
  [
    "a crash of the Java machine",
    [
      "#",
      "# A fatal error has been detected by the Java Runtime Environment:",
      "#",
      "#  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=7",
      "#",
      "# An error report file with more information is saved as:",
      "# /tmp/hs_err_pid1.log",
    ],
    "SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=7",
  ],
  ["an error that is none", ['level=error msg="no reply" err=<nil>'], "no reply"],
  ["no errors", ["cannot read a file", "finished with 0 errors"], "cannot read a file"],
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
];

for (const [name, lines, told] of CASES) {
  Deno.test(`the telling line: ${name}`, () => {
    assertEquals(failureMessage(lines.join("\n")), O.fromNullable(told));
    assertEquals(
      failureMessage(`${lines.join("\r\n")}\r\n`),
      O.fromNullable(told),
      "lines of Windows",
    );
  });
}

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
});
