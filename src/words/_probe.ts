/**
 * What a probe asks, and in which times.
 *
 * @internal
 * @module
 */
import type { JsonValue } from "../codec/json.ts";
import { probeTimes } from "../query/container/_probe.ts";
import { fieldOf, listOf, numberOf, wordOf } from "./_unknown.ts";
import { listed } from "./page_section.ts";

/**
 * A probe as one reads it: `GET http://:8080/healthz, delay 5s, every 10s, fails
 * after 3`; what is absent has the default of kubernetes/api `core/v1/types.go`.
 */
export function probeText(probe: JsonValue): string {
  const { initialDelaySeconds, periodSeconds, failureThreshold } = probeTimes(probe);
  const timeout = numberOf(fieldOf(probe, "timeoutSeconds"), 1);
  const successes = numberOf(fieldOf(probe, "successThreshold"), 1);
  return listed([
    handlerText(probe),
    initialDelaySeconds === 0 ? "" : `delay ${initialDelaySeconds}s`,
    `every ${periodSeconds}s`,
    timeout === 1 ? "" : `timeout ${timeout}s`,
    successes === 1 ? "" : `succeeds after ${successes}x`,
    `fails after ${failureThreshold}x`,
  ]);
}

/** What is asked: a page, a port, a service, or a program. */
export function handlerText(handler: JsonValue): string {
  const http = fieldOf(handler, "httpGet");
  if (http !== undefined) {
    const scheme = (wordOf(fieldOf(http, "scheme")) || "HTTP").toLowerCase();
    const path = wordOf(fieldOf(http, "path"));
    return `GET ${scheme}://${addressOf(http)}${path.startsWith("/") ? "" : "/"}${path}`;
  }
  const tcp = fieldOf(handler, "tcpSocket");
  if (tcp !== undefined) return `TCP ${addressOf(tcp)}`;
  const grpc = fieldOf(handler, "grpc");
  if (grpc !== undefined) {
    return listed([`gRPC ${addressOf(grpc)}`, wordOf(fieldOf(grpc, "service"))], " ");
  }
  const exec = fieldOf(handler, "exec");
  return exec === undefined
    ? ""
    : listed(["exec", ...listOf(fieldOf(exec, "command")).map(wordOf)], " ");
}

function addressOf(handler: JsonValue): string {
  return `${wordOf(fieldOf(handler, "host"))}:${wordOf(fieldOf(handler, "port"))}`;
}
