/**
 * Pods as one page to look at, in an HTML file that needs nothing else.
 *
 * @example
 * ```ts
 * import { decodePods } from "@k8s-fp/pod-status/model";
 * import { podsReport } from "@k8s-fp/pod-status/report";
 * import { assert } from "@std/assert";
 *
 * const decoded = decodePods([{ metadata: { name: "web" }, status: { phase: "Failed" } }]);
 * assert(decoded._tag === "Right");
 * const page = podsReport(Date.UTC(2026, 0, 1))(decoded.right.pods);
 * assert(page.startsWith("<!doctype html>"));
 * ```
 *
 * @module
 */

export { podsReport, type ReportOptions } from "../report/pods_report.ts";
