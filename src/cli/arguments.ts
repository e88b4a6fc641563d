/**
 * The arguments of the command, told apart as `parseArgs` of `node:util` does,
 * which takes longer to load than a small list to print.
 *
 * @internal
 * @module
 */
import { E, type Either } from "../_deps.ts";
import { KNOWN, unknownOption, type Values } from "./known.ts";

/** What was given for each option, and the files. */
export interface Arguments {
  readonly values: Values;
  readonly files: ReadonlyArray<string>;
}

/** An option as it stands in an argument. */
interface Said {
  /** With its dashes: `-o`, `--output`. */
  readonly rawName: string;
  readonly name: string;
  /** What stands in the same argument: `--output=wide`, `-owide`. */
  readonly value: string | undefined;
}

interface Rule {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: true;
}

const RULES: ReadonlyMap<string, Rule> = new Map(Object.entries(KNOWN));
const LONG = new Map([...RULES].map(([name, { short }]) => [short, name]));

/** The options and the files among the arguments, or what is wrong with one; `--` ends the options. */
export function argumentsOf(args: ReadonlyArray<string>): Either<string, Arguments> {
  const end = args.indexOf("--");
  const left = (end === -1 ? args : args.slice(0, end)).toReversed();
  const values: Record<string, unknown> = {};
  const files: string[] = [];
  for (let arg = left.pop(); arg !== undefined; arg = left.pop()) {
    if (!isOption(arg)) {
      files.push(arg);
      continue;
    }
    for (const said of arg.startsWith("--") ? longOption(arg) : shortOptions(arg)) {
      const { name, rawName } = said;
      const rule = RULES.get(name);
      if (rule === undefined) return E.left(unknownOption(said));
      if (rule.type === "boolean") {
        if (said.value !== undefined) return E.left(`${rawName}: expected no value`);
        values[name] = true;
        continue;
      }
      const value = said.value ?? valueOf(name, left);
      if (value === undefined) return E.left(`${rawName}: expected a value`);
      values[name] = rule.multiple ? [values[name] ?? [], value].flat() : value;
    }
  }
  return E.right({
    values,
    files: end === -1 ? files : [...files, ...args.slice(end + 1)],
  });
}

/** Whether an argument is none of its own: `-` is the standard input. */
function isOption(arg: string): boolean {
  return arg.length > 1 && arg.startsWith("-");
}

function longOption(arg: string): ReadonlyArray<Said> {
  const equals = arg.indexOf("=", 3);
  const rawName = equals === -1 ? arg : arg.slice(0, equals);
  const value = equals === -1 ? undefined : arg.slice(equals + 1);
  return [{ rawName, name: rawName.slice(2), value }];
}

/** The options behind one dash: all but the last take no value. */
function shortOptions(arg: string): ReadonlyArray<Said> {
  const letters = [...arg.slice(1)];
  const names = letters.map((letter) => LONG.get(letter) ?? letter);
  const last = names.findIndex((name) => RULES.get(name)?.type === "string");
  return names.slice(0, last === -1 ? undefined : last + 1).map((name, at) => ({
    rawName: `-${letters[at]}`,
    name,
    value: at === last ? letters.slice(at + 1).join("") || undefined : undefined,
  }));
}

/** Takes the value that stands in the next argument; `--explain` needs none. */
function valueOf(name: string, left: string[]): string | undefined {
  const next = left.at(-1);
  if (name === "explain" && (next === undefined || next.startsWith("-"))) return "";
  return next === undefined || isOption(next) ? undefined : left.pop();
}
