import type { JsonValue } from "@k8s-fp/pod-status";
import { assertEquals } from "@std/assert";
import { handlerText, probeText } from "../../src/words/_probe.ts";

Deno.test.each<{ says: string; probe: JsonValue }>([
  {
    says: "GET https://:8443/ready, delay 5s, every 2s, timeout 3s, fails after 4x",
    probe: {
      httpGet: { scheme: "HTTPS", port: 8443, path: "ready" },
      initialDelaySeconds: 5,
      periodSeconds: 2,
      timeoutSeconds: 3,
      failureThreshold: 4,
    },
  },
  {
    says: "GET http://10.0.0.7:http/, every 10s, fails after 3x",
    probe: { httpGet: { host: "10.0.0.7", port: "http" } },
  },
  {
    says: "TCP :5432, every 10s, succeeds after 2x, fails after 3x",
    probe: { tcpSocket: { port: 5432 }, successThreshold: 2 },
  },
  {
    says: "gRPC :9000 liveness, every 10s, fails after 3x",
    probe: { grpc: { port: 9000, service: "liveness" } },
  },
])("a probe is told as $says", ({ says, probe }) => {
  assertEquals(probeText(probe), says);
});

Deno.test("a handler of no known kind, or one that is no object, is told without a fault", () => {
  for (const handler of [{}, { sleep: { seconds: 3 } }, null, 7, [], { exec: {} }, { exec: 1 }]) {
    assertEquals(typeof handlerText(handler), "string");
  }
});
