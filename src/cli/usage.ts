/**
 * What the command says of itself.
 *
 * @internal
 * @module
 */

/** The version of this module: the one in `deno.json`. */
export const VERSION = "0.1.0";

/** What the command takes. */
export const USAGE =
  `Tells of the pods in files, or on standard input, as kubectl -o json prints them.

Usage: kubectl get pods -A -o json | pod-status [OPTION]... [FILE]...

What to tell:
  -o, --output FORM       table, the default; wide, with more columns; json or ndjson,
                          each pod's identity and status; name
  -p, --problems          only pods that need somebody, and why; where it is the
                          infrastructure's fault first; exits with 1 where there are any
      --progress-deadline SECONDS
                          for how long a pod may be starting, or its deletion overdue,
                          before it is a problem; 600 by default
  -e, --explain POD       all that is known of one pod: NAME, or NAMESPACE/NAME
  -f, --follow            what happens to the pods, from kubectl's --output-watch-events

Of which pods:
  -n, --namespace NAME    of one namespace; of several where it is repeated
  -l, --selector LABELS   as for kubectl: app=web,tier in (a,b),!canary

How:
      --sort-by KEY       namespace, name, status, restarts (most first), age (youngest
                          first) or node; holds all lines in memory
      --now TIME          the instant that ages are reckoned from, such as
                          2026-01-01T00:00:00Z, for a file of some other day
  -h, --help              this text
      --version           the version

Examples:
  kubectl get pods -A -o json | pod-status --problems
  kubectl get pods -o json | pod-status --explain web-0
  kubectl get pods -A -o json | pod-status -o ndjson -l app=web | jq .status.podIP
  kubectl get pods -A -w -o json --output-watch-events | pod-status --follow
  pod-status --sort-by restarts --now 2026-01-01T00:00:00Z dump.json

The exit code is 0; 1 where something could not be read, or --problems found some;
2 where it was asked wrongly.
`;
