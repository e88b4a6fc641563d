/** What Rust takes for the same work, where it was measured: this benchmark needs no Rust. */
import type { Style } from "./_cluster_file.ts";

/** A streamer that was measured elsewhere, against the same baseline on the same kind of list. */
export interface Quoted {
  readonly name: string;
  readonly source: "file";
  readonly pods: number;
  readonly ratios: Readonly<Record<Style, number>>;
}

export const QUOTED_FROM =
  "Rust by k8s-openapi 0.28 with serde_json, release build with LTO, items one by one, 2026-11-24";

export const QUOTED: ReadonlyArray<Quoted> = [
  {
    name: "Rust, from_reader, status (quoted)",
    source: "file",
    pods: 20_000,
    ratios: { compact: 0.79, kubectl: 1.35 },
  },
  {
    name: "Rust, from_reader, whole pods (quoted)",
    source: "file",
    pods: 20_000,
    ratios: { compact: 1.56, kubectl: 1.99 },
  },
];
