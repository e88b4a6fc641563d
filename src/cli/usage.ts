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

Usage: kubectl get pods -A -o json | pod-status [OPTION]... [FILE|FOLDER]...

A folder is read with all that is in it: .json, .ndjson, .yaml and .yml files, such as
kubectl cluster-info dump --output-directory writes; what is no pod is skipped.

What to tell:
  -o, --output FORM       table, the default; wide, with more columns; json or ndjson,
                          whole pods as they came; name; html, a report for a browser;
                          rows, one flat object of JSON a line for engines of tables
  -p, --problems          only pods that need somebody, and why, the worst first: where
                          it is the infrastructure's fault, then what is stuck; with
                          -o json or ndjson an object for each
      --no-group          a row for each pod, not for all of one owner with one cause
  -e, --explain [POD]     all that is known of one pod: NAME, pod/NAME, NAMESPACE/NAME
                          or how that begins; of all that need somebody without POD;
                          with -o json or ndjson all facts as data
  -f, --follow            what happens to the pods, from kubectl's --output-watch-events
      --since OLD         what happened to the pods since an older dump, the file OLD
      --summary           all pods in one screen of numbers; with -o json as data
      --merge             the sum of summaries that --summary -o json has written
      --per pod|container what a row of -o rows is about; a pod by default
      --cluster NAME      names the cluster in rows and summaries
      --until STATE       waits for the pods of a watch to be ready, succeeded or gone;
                          ends at once where one is stuck or has failed, and says why
      --min NUMBER        with --until: so many pods there must be; 1 by default
      --timeout TIME      with --until: no longer than 90s, 5m or 1h
      --progress-deadline SECONDS
                          for how long a pod may be starting, or its deletion overdue,
                          before it is a problem; 600 by default

Of which pods:
  -n, --namespace NAME    of one namespace; of several where it is repeated
  -A, --all-namespaces    of all, which is the default
  -l, --selector LABELS   as for kubectl: app=web,tier in (a,b),!canary

How:
      --sort-by KEY       namespace, name, status, restarts (most first), age (youngest
                          first) or node; holds all lines in memory
      --no-headers        rows alone, without header and counts
      --color WHEN        auto, the default: on a terminal without NO_COLOR; always; never
      --fail-on-empty     exits with 2 where there is no pod, or none was chosen
      --now TIME          the instant that ages are reckoned from, such as
                          2026-01-01T00:00:00Z, for a file of some other day
  -h, --help              this text
      --version           the version

Examples:
  kubectl get pods -A -o json | pod-status --problems
  kubectl get pods -o json | pod-status --explain web-0
  kubectl get pods -A -o json | pod-status -o ndjson -l app=web | jq .status.podIP
  kubectl get pods -A -w -o json --output-watch-events | pod-status --follow
  kubectl get pods -l app=web -w -o json --output-watch-events | pod-status --until ready
  pod-status --sort-by restarts --now 2026-01-01T00:00:00Z dump.json

Large clusters: kubectl get --raw /api/v1/pods is quicker than kubectl get -o json, and
kubectl get --raw '/api/v1/pods?watch=1&allowWatchBookmarks=true' is its watch.

Exit codes:
  0  no problems were found, or none were asked for
  1  --problems or --explain found some, or --until a pod that is stuck or has failed
  2  trouble: bad arguments, input or an item that cannot be read, nothing that could
     hold pods, no pod of the name, or --until ran out of time
An empty list, and a selection of which nothing is left, are told of and give 0.
`;
