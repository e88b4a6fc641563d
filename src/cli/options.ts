/**
 * What the command is asked to do.
 *
 * @internal
 * @module
 */
import { E, type Either, type Predicate } from "../_deps.ts";
import type { Pod } from "../model/pod.ts";
import { Time, toEpochMillis } from "../model/time.ts";
import { metadataOf } from "../query/pod/part.ts";
import { orNone } from "../_option.ts";
import {
  KNOWN,
  OUTPUTS,
  PER,
  SORT_KEYS,
  unknownOption,
  UNTIL,
  type Values,
  WHEN,
} from "./known.ts";

/** A form of the output. */
export type Output = typeof OUTPUTS[number];

/** What pods are sorted by. */
export type SortKey = typeof SORT_KEYS[number];

/** What pods are waited to be. */
export type Until = typeof UNTIL[number];

/** What to print, of which pods. */
export interface Options {
  /** Paths of files and folders; none for standard input. */
  readonly files: ReadonlyArray<string>;
  readonly output: Output;
  /** Of which pods, by namespace and label. */
  readonly isChosen: Predicate<Pod>;
  readonly sortBy: SortKey | undefined;
  /** Whether to print only pods that need somebody, and why. */
  readonly problems: boolean;
  /** Whether pods of one owner with one cause are one row. */
  readonly group: boolean;
  /** Seconds for which a pod may be progressing. */
  readonly progressDeadlineSeconds: number;
  /** The pod to explain; empty for all that need somebody, absent for none. */
  readonly explain: string | undefined;
  /** Whether to print what happens in a watch. */
  readonly follow: boolean;
  /** The older dump, to tell what happened since; absent for none. */
  readonly since: string | undefined;
  /** Whether to print a fleet in a few numbers. */
  readonly summary: boolean;
  /** Whether the files are summaries, to be added up. */
  readonly merge: boolean;
  /** The name of the cluster, which no pod tells. */
  readonly cluster: string | undefined;
  /** What a row is about. */
  readonly per: typeof PER[number];
  /** What the pods of a watch are waited to be. */
  readonly until: Until | undefined;
  /** How many pods there must be at least before waiting ends. */
  readonly min: number;
  /** For how many seconds is waited; absent for as long as the watch goes on. */
  readonly timeout: number | undefined;
  /** Whether it is trouble that there is no pod, or that none is chosen. */
  readonly failOnEmpty: boolean;
  /** Whether tables have a header, and their last line of counts. */
  readonly headers: boolean;
  readonly color: typeof WHEN[number];
  /** The instant that ages are reckoned from, in epoch milliseconds; absent for the clock. */
  readonly now: number | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

/** What is done where nothing is asked for. */
const DEFAULTS: Options = {
  files: [],
  output: "table",
  isChosen: () => true,
  sortBy: undefined,
  problems: false,
  group: true,
  progressDeadlineSeconds: 600,
  explain: undefined,
  follow: false,
  since: undefined,
  summary: false,
  merge: false,
  cluster: undefined,
  per: "pod",
  until: undefined,
  min: 1,
  timeout: undefined,
  failOnEmpty: false,
  headers: true,
  color: "auto",
  now: undefined,
  help: false,
  version: false,
};

/** The options among the arguments, or what is wrong with them. */
export async function optionsOf(args: ReadonlyArray<string>): Promise<Either<string, Options>> {
  if (args.length === 0) return E.right(DEFAULTS);
  // Loaded only where there is something to parse: it takes longer than the rest.
  const { parseArgs } = await import("node:util");
  const config = { args: named(args), options: KNOWN, allowPositionals: true } as const;
  const parsed = E.tryCatch(
    () => parseArgs(config),
    (error) => {
      const { tokens } = parseArgs({ ...config, strict: false, tokens: true });
      const [unknown] = tokens
        .flatMap((token) => token.kind === "option" && !(token.name in KNOWN) ? [token] : []);
      return unknown === undefined ? E.toError(error).message : unknownOption(unknown);
    },
  );
  return E.isLeft(parsed) ? parsed : read(parsed.right.values, parsed.right.positionals);
}

/** The arguments with a name for every `--explain`: the empty one where none follows. */
function named(args: ReadonlyArray<string>): string[] {
  const end = args.indexOf("--");
  return args.map((arg, i) => {
    const isName = (text: string | undefined) => text !== undefined && !text.startsWith("-");
    const isExplain = arg === "--explain" || arg === "-e";
    return isExplain && (end === -1 || i < end) && !isName(args[i + 1]) ? "--explain=" : arg;
  });
}

async function read(
  values: Values,
  files: ReadonlyArray<string>,
): Promise<Either<string, Options>> {
  const output = optional(values.output, (text) => oneOf("--output", OUTPUTS, text));
  const sortBy = optional(values["sort-by"], (text) => oneOf("--sort-by", SORT_KEYS, text));
  const until = optional(values.until, (text) => oneOf("--until", UNTIL, text));
  const min = optional(values.min, (text) => numberOf("--min", "pods", text));
  const timeout = optional(values.timeout, secondsOf);
  const color = optional(values.color, (text) => oneOf("--color", WHEN, text));
  const per = optional(values.per, (text) => oneOf("--per", PER, text));
  const deadline = optional(
    values["progress-deadline"],
    (text) => numberOf("--progress-deadline", "seconds", text),
  );
  const now = optional(values.now, timeOf);
  const labels = await predicateOf(values.selector);
  if (E.isLeft(output)) return output;
  if (E.isLeft(sortBy)) return sortBy;
  if (E.isLeft(until)) return until;
  if (E.isLeft(min)) return min;
  if (E.isLeft(timeout)) return timeout;
  if (E.isLeft(color)) return color;
  if (E.isLeft(per)) return per;
  if (E.isLeft(deadline)) return deadline;
  if (E.isLeft(now)) return now;
  if (E.isLeft(labels)) return labels;
  const clash = clashOf(values);
  if (clash !== undefined) return E.left(clash);
  const { problems, explain, follow, since, summary, merge, cluster, help, version } = {
    ...DEFAULTS,
    ...values,
  };
  return E.right({
    files,
    output: output.right ?? DEFAULTS.output,
    isChosen: both(isInNamespace(values.namespace), labels.right),
    sortBy: sortBy.right,
    problems,
    group: values["no-group"] !== true,
    progressDeadlineSeconds: deadline.right ?? DEFAULTS.progressDeadlineSeconds,
    explain,
    follow,
    since,
    summary,
    merge,
    cluster,
    per: per.right ?? DEFAULTS.per,
    until: until.right,
    min: min.right ?? DEFAULTS.min,
    timeout: timeout.right,
    failOnEmpty: values["fail-on-empty"] === true,
    headers: values["no-headers"] !== true,
    color: color.right ?? DEFAULTS.color,
    now: now.right,
    help,
    version,
  });
}

function isInNamespace(names: ReadonlyArray<string> | undefined): Predicate<Pod> {
  return names === undefined
    ? DEFAULTS.isChosen
    : (pod) => names.includes(orNone(metadataOf(pod).namespace));
}

function both<A>(first: Predicate<A>, second: Predicate<A>): Predicate<A> {
  return (a) => first(a) && second(a);
}

/** Which options each mode takes beside those of every mode. */
const TAKES = {
  explain: ["output", "progress-deadline", "color"],
  follow: ["progress-deadline"],
  since: ["progress-deadline"],
  summary: ["output", "progress-deadline", "cluster"],
  merge: ["output"],
  problems: ["output", "sort-by", "progress-deadline", "no-group", "no-headers", "color"],
  until: ["min", "timeout", "progress-deadline"],
} as const;

/** The options that not every mode takes. */
const PARTIAL = [
  "output",
  "sort-by",
  "progress-deadline",
  "no-group",
  "no-headers",
  "color",
  "cluster",
  "per",
  "min",
  "timeout",
] as const;

/** Which mode an option belongs to that none was asked with. */
const WITH: Readonly<Record<string, string>> = {
  "no-group": "--problems",
  min: "--until",
  timeout: "--until",
};

/** What cannot be asked at once. */
function clashOf(values: Values): string | undefined {
  const [mode, ...more] = (Object.keys(TAKES) as ReadonlyArray<keyof typeof TAKES>)
    .filter((name) => values[name] !== undefined);
  if (more.length > 0) return `--${mode} and --${more[0]}: expected one of them`;
  if (values["all-namespaces"] === true && values.namespace !== undefined) {
    return "--all-namespaces and --namespace: expected one of them";
  }
  if (mode === "until" && values.now !== undefined) return "--now: expected none with --until";
  const output = values.output ?? "table";
  if (mode === "explain" && !["table", "json", "ndjson"].includes(output)) {
    return `--output ${output}: expected json or ndjson with --explain`;
  }
  if (output === "html" && (mode === "problems" || values["sort-by"] !== undefined)) {
    return `--output html: expected none with --${mode ?? "sort-by"}`;
  }
  if ((mode === "summary" || mode === "merge") && !["table", "json", "ndjson"].includes(output)) {
    return `--output ${output}: expected json or ndjson with --${mode}`;
  }
  const taken: ReadonlyArray<string> = mode === undefined
    ? ["output", "sort-by", "progress-deadline", "no-headers", "color", ...ofRows(output)]
    : TAKES[mode];
  const other = PARTIAL.find((name) => values[name] !== undefined && !taken.includes(name));
  if (other === undefined) return undefined;
  return mode === undefined
    ? `--${other}: expected with ${WITH[other] ?? "--output rows"}`
    : `--${other}: expected none with --${mode}`;
}

function ofRows(output: string): ReadonlyArray<string> {
  return output === "rows" ? ["cluster", "per"] : [];
}

function optional<A>(
  text: string | undefined,
  read: (text: string) => Either<string, A>,
): Either<string, A | undefined> {
  return text === undefined ? E.right(undefined) : read(text);
}

function oneOf<A extends string>(
  option: string,
  known: ReadonlyArray<A>,
  text: string,
): Either<string, A> {
  const found = known.find((word) => word === text);
  return found === undefined
    ? E.left(`${option} ${text}: expected one of ${known.join(", ")}`)
    : E.right(found);
}

function numberOf(option: string, what: string, text: string): Either<string, number> {
  return /^\d{1,9}$/.test(text)
    ? E.right(Number(text))
    : E.left(`${option} ${text}: expected a number of ${what}`);
}

/** Seconds as a number, or as kubectl writes them: `90`, `90s`, `5m`, `1h`. */
function secondsOf(text: string): Either<string, number> {
  const [, amount, unit = "s"] = /^(\d{1,7})([smh])?$/.exec(text) ?? [];
  return amount === undefined
    ? E.left(`--timeout ${text}: expected a time such as 90s, 5m or 1h`)
    : E.right(Number(amount) * (unit === "h" ? 3600 : unit === "m" ? 60 : 1));
}

function timeOf(text: string): Either<string, number> {
  const time = Time.decode(text);
  return E.isRight(time)
    ? E.right(toEpochMillis(time.right))
    : E.left(`--now ${text}: expected a time such as 2026-01-01T00:00:00Z`);
}

async function predicateOf(selector: string | undefined): Promise<Either<string, Predicate<Pod>>> {
  if (selector === undefined) return E.right(DEFAULTS.isChosen);
  const { parseLabelSelector } = await import("../query/select/label_selector.ts");
  return E.mapLeft((why: string) => `--selector ${selector}: ${why}`)(parseLabelSelector(selector));
}
