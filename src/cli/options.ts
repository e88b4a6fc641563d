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

/** The forms of the output. */
const OUTPUTS = ["table", "wide", "json", "ndjson", "name"] as const;

/** What pods can be sorted by. */
const SORT_KEYS = ["namespace", "name", "status", "restarts", "age", "node"] as const;

/** A form of the output. */
export type Output = typeof OUTPUTS[number];

/** What pods are sorted by. */
export type SortKey = typeof SORT_KEYS[number];

/** What to print, of which pods. */
export interface Options {
  /** Paths of files; none for standard input. */
  readonly files: ReadonlyArray<string>;
  readonly output: Output;
  /** Of which pods, by namespace and label. */
  readonly isChosen: Predicate<Pod>;
  readonly sortBy: SortKey | undefined;
  /** Whether to print only pods that need somebody, and why. */
  readonly problems: boolean;
  /** Seconds for which a pod may be progressing. */
  readonly progressDeadlineSeconds: number;
  /** The pod to explain, as `name` or `namespace/name`. */
  readonly explain: string | undefined;
  /** Whether to print what happens in a watch. */
  readonly follow: boolean;
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
  progressDeadlineSeconds: 600,
  explain: undefined,
  follow: false,
  now: undefined,
  help: false,
  version: false,
};

/** The options among the arguments, or what is wrong with them. */
export async function optionsOf(args: ReadonlyArray<string>): Promise<Either<string, Options>> {
  if (args.length === 0) return E.right(DEFAULTS);
  // Loaded only where there is something to parse: it takes longer than the rest.
  const { parseArgs } = await import("node:util");
  const parsed = E.tryCatch(
    () => parseArgs({ args: [...args], options: KNOWN, allowPositionals: true }),
    (error) => {
      const { tokens } = parseArgs({
        args: [...args],
        options: KNOWN,
        strict: false,
        tokens: true,
      });
      const [unknown] = tokens
        .flatMap((token) => token.kind === "option" && !(token.name in KNOWN) ? [token] : []);
      return unknown === undefined ? E.toError(error).message : unknownOption(unknown);
    },
  );
  return E.isLeft(parsed) ? parsed : read(parsed.right.values, parsed.right.positionals);
}

const KNOWN = {
  output: { type: "string", short: "o" },
  namespace: { type: "string", short: "n", multiple: true },
  selector: { type: "string", short: "l" },
  "sort-by": { type: "string" },
  problems: { type: "boolean", short: "p" },
  "progress-deadline": { type: "string" },
  explain: { type: "string", short: "e" },
  follow: { type: "boolean", short: "f" },
  now: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

interface Values {
  readonly output?: string;
  readonly namespace?: ReadonlyArray<string>;
  readonly selector?: string;
  readonly "sort-by"?: string;
  readonly problems?: boolean;
  readonly "progress-deadline"?: string;
  readonly explain?: string;
  readonly follow?: boolean;
  readonly now?: string;
  readonly help?: boolean;
  readonly version?: boolean;
}

async function read(
  values: Values,
  files: ReadonlyArray<string>,
): Promise<Either<string, Options>> {
  const output = optional(values.output, (text) => oneOf("--output", OUTPUTS, text));
  const sortBy = optional(values["sort-by"], (text) => oneOf("--sort-by", SORT_KEYS, text));
  const deadline = optional(values["progress-deadline"], secondsOf);
  const now = optional(values.now, timeOf);
  const labels = await predicateOf(values.selector);
  if (E.isLeft(output)) return output;
  if (E.isLeft(sortBy)) return sortBy;
  if (E.isLeft(deadline)) return deadline;
  if (E.isLeft(now)) return now;
  if (E.isLeft(labels)) return labels;
  const clash = clashOf(values);
  if (clash !== undefined) return E.left(clash);
  const { problems, explain, follow, help, version } = { ...DEFAULTS, ...values };
  return E.right({
    files,
    output: output.right ?? DEFAULTS.output,
    isChosen: both(isInNamespace(values.namespace), labels.right),
    sortBy: sortBy.right,
    problems,
    progressDeadlineSeconds: deadline.right ?? DEFAULTS.progressDeadlineSeconds,
    explain,
    follow,
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

/** What cannot be asked at once. */
function clashOf(values: Values): string | undefined {
  const [mode, ...more] = (["explain", "follow", "problems"] as const)
    .filter((name) => values[name] !== undefined);
  if (more.length > 0) return `--${mode} and --${more[0]}: expected one of them`;
  if (mode !== "explain" && mode !== "follow") return undefined;
  const other = (["output", "sort-by", "progress-deadline"] as const)
    .find((name) => values[name] !== undefined);
  return other === undefined ? undefined : `--${other}: expected none with --${mode}`;
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

function secondsOf(text: string): Either<string, number> {
  return /^\d{1,9}$/.test(text)
    ? E.right(Number(text))
    : E.left(`--progress-deadline ${text}: expected a number of seconds`);
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

/** Tells of an option that there is not, and which may have been meant. */
function unknownOption({ name, rawName }: { name: string; rawName: string }): string {
  const [best] = Object.keys(KNOWN)
    .map((known) => ({
      known,
      alike: commonEnds(name, known) / Math.max(name.length, known.length),
    }))
    .filter(({ alike }) => alike > 0.5)
    .toSorted((a, b) => b.alike - a.alike);
  const meant = best === undefined ? "" : `; was --${best.known} meant?`;
  return `${rawName}: no such option${meant}`;
}

/** How many characters two words share at their beginning and at their end. */
function commonEnds(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end;
}
