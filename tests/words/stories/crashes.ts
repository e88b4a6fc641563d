/**
 * Programs that end, and what they say.
 *
 * @module
 */
import {
  crashed,
  ended,
  MINUTE,
  pod,
  running,
  status,
  type Story,
  unready,
  waiting,
  web,
} from "./_pods.ts";

/** What is said of a container that ends again and again. */
export const looping = (how: string) => `stuck: container web crash-looping: ${how}`;

export const CRASHES: ReadonlyArray<Story> = [
  {
    what: "a Go panic above its frames",
    pod: crashed({
      exitCode: 2,
      message: "2026/07/01 11:59:28 listening on :8080\n" +
        "panic: runtime error: invalid memory address or nil pointer dereference\n" +
        "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a2f31]\n\n" +
        "goroutine 1 [running]:\nmain.(*Cart).Total(...)\n\t/src/cart.go:42\n" +
        "main.main()\n\t/src/main.go:17 +0x1d\nexit status 2\n",
    }),
    says: looping(
      "Error (exit 2) 30s ago, 7 restarts: " +
        "panic: runtime error: invalid memory address or nil pointer dereference",
    ),
    wakes: true,
  },
  {
    what: "a traceback of which the last line tells",
    pod: crashed({
      message: 'Traceback (most recent call last):\n  File "/app/main.py", line 3, in <module>\n' +
        '    db.connect()\npsycopg2.OperationalError: connection to server at "db" refused\n',
    }),
    says: looping(
      "Error (exit 1) 30s ago, 7 restarts: " +
        'psycopg2.OperationalError: connection to server at "db" refused',
    ),
    wakes: true,
  },
  {
    what: "an exception of Java with its cause",
    pod: crashed({
      message: "ava.lang.Thread.run(Thread.java:829)\n" +
        'Exception in thread "main" org.springframework.BeanCreationException: no bean\n' +
        "\tat org.springframework.Foo.bar(Foo.java:10)\n" +
        "Caused by: java.net.ConnectException: Connection refused\n" +
        "\tat java.base/sun.nio.ch.Net.connect(Net.java:1)\n\t... 12 more\n",
    }),
    says: looping(
      "Error (exit 1) 30s ago, 7 restarts: " +
        "java.net.ConnectException: Connection refused",
    ),
    wakes: true,
  },
  {
    what: "a line of klog that ends the program",
    pod: crashed({
      exitCode: 255,
      message: "I0701 11:59:20.000001       1 main.go:10] starting\n" +
        "F0701 11:59:28.123456       1 server.go:217] leaderelection lost\n",
    }),
    says: looping("Error (exit 255) 30s ago, 7 restarts: leaderelection lost"),
    wakes: true,
  },
  {
    what: "logfmt with an error",
    pod: crashed({
      message: 'ts=2026-07-01T11:59:27Z level=info msg="Starting"\n' +
        'ts=2026-07-01T11:59:28Z level=error msg="Error loading config" err="open /etc/a.yaml: no such file"\n',
    }),
    says: looping(
      "Error (exit 1) 30s ago, 7 restarts: Error loading config: open /etc/a.yaml: no such file",
    ),
    wakes: true,
  },
  {
    what: "lines of JSON",
    pod: crashed({
      message: '{"severity":"info","message":"hello"}\n' +
        '{"severity":"fatal","message":"cannot start","error":"dial tcp 10.0.0.9:5432: connect: connection refused"}\n',
    }),
    says: looping(
      "Error (exit 1) 30s ago, 7 restarts: " +
        "cannot start: dial tcp 10.0.0.9:5432: connect: connection refused",
    ),
    wakes: true,
  },
  {
    what: "a segmentation fault",
    pod: crashed({ exitCode: 139 }),
    says: looping("SIGSEGV (exit 139) 30s ago, 7 restarts"),
    wakes: true,
  },
  {
    what: "a kill for want of memory",
    pod: crashed(
      { exitCode: 137, reason: "OOMKilled" },
      { resources: { limits: { memory: "268435456" } } },
    ),
    says: looping("OOMKilled (exit 137) 30s ago, 7 restarts, limit 256Mi"),
    wakes: true,
  },
  {
    what: "a command that is not there",
    pod: crashed({
      exitCode: 128,
      reason: "StartError",
      startedAt: "1970-01-01T00:00:00Z",
      message: "failed to create containerd task: failed to create shim task: OCI runtime create " +
        "failed: runc create failed: unable to start container process: error during container " +
        'init: exec: "wge": executable file not found in $PATH: unknown',
    }),
    says: looping(
      "StartError (exit 128) 30s ago, 7 restarts: " +
        'exec: "wge": executable file not found in $PATH',
    ),
    wakes: true,
  },
  {
    what: "a program that ends well and is started again and again",
    pod: crashed({ exitCode: 0, reason: "Completed" }),
    says: looping("Completed (exit 0) 30s ago, 7 restarts"),
    wakes: true,
  },
  {
    what: "the results of Tekton in a failed pod",
    pod: pod({
      spec: { restartPolicy: "Never", containers: [{ name: "step-build" }] },
      status: {
        phase: "Failed",
        containerStatuses: [status("step-build", {
          state: ended(2 * MINUTE, {
            message: '[{"key":"StartedAt","value":"2026-07-01T11:57:00.000Z","type":3}]',
          }),
        })],
      },
    }),
    says: "failed: container step-build failed: Error (exit 1) 2m ago",
    wakes: true,
  },
  {
    what: "an init container between its fifth crash and its back-off",
    pod: pod({
      spec: {
        initContainers: [{ name: "fetch" }, { name: "migrate" }],
        containers: [{ name: "web" }],
      },
      status: {
        phase: "Pending",
        conditions: unready(4 * MINUTE),
        initContainerStatuses: [
          status("fetch", { ready: true, state: ended(230, { exitCode: 0, reason: "Completed" }) }),
          status("migrate", {
            restartCount: 4,
            state: ended(3, { message: "schema is locked by another migration\n" }),
            lastState: ended(90),
          }),
        ],
        containerStatuses: [status("web", { state: waiting("PodInitializing") })],
      },
    }),
    says: "stuck: init container migrate crash-looping: Error (exit 1) 3s ago, 4 restarts: " +
      "schema is locked by another migration",
    wakes: true,
  },
  {
    what: "a first crash, after which the container runs again",
    pod: web({
      restartCount: 1,
      started: true,
      state: running(20),
      lastState: ended(25, { message: "fatal: no config" }),
    }, { status: { conditions: unready(25) } }),
    says:
      "progressing: container web not ready for 25s, 9m35s left; before: Error (exit 1) 25s ago, " +
      "1 restart: fatal: no config",
    wakes: false,
  },
];
