import { GO_FRAMES, KLOG, testTelling } from "./_telling.ts";

testTelling([
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
  [
    "an error that says nothing of itself, beside a message",
    ['{"level":"error","msg":"no reply","err":{"code":5}}'],
    "no reply",
  ],
  [
    "a message that is a number, beside an error",
    ['{"level":50,"msg":7,"err":"connection reset"}'],
    "connection reset",
  ],
  [
    "an object of several lines",
    ["{", '  "level": "fatal",', '  "message": "no tenant",', '  "error": "none given"', "}"],
    "no tenant: none given",
  ],
  [
    "an object of several lines that is no record",
    ["{", '  "exit": 3,', '  "ok": false', "}"],
    '{ "exit": 3, "ok": false }',
  ],
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
  [
    "zap without a message",
    ['2026-11-28T09:00:00.000Z\terror\t{"error":"no route"}'],
    "no route",
  ],
  [
    "a line of a table that only begins as zap does",
    ["disk\terror", "tape\tinfo"],
    "disk error",
  ],
  // logrus on a terminal
  [
    "a panic of logrus above its frames",
    ["INFO[0000] starting", "PANI[0001] no config                path=/etc/shop error=EOF"],
    "no config: EOF",
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
]);
