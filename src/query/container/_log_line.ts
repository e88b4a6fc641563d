/**
 * What a line of a termination message is worth to a person.
 *
 * @internal
 * @module
 */

/** Frames of stacks, and what stands between them, of Go, Java, .NET, Python, JavaScript, Rust. */
const FRAME = new RegExp(
  [
    // Go
    /^goroutine \d+\b.*\]:?$/,
    /^\s*\d+ \[[^\]]*\]:$/,
    /^created by /,
    / \+0x[0-9a-f]+$/,
    /^\s+\S+\.(?:go|s|c|cc|cpp|h|rs):\d+$/,
    /^\.\.\.(?:additional|\d+) .*frames? elided/,
    /^\[signal SIG/,
    /^(?:r[a-z0-9]{1,4}|[cfg]s|PC=0x\S+|lr|sp|pc|x\d+|fault) +(?:0x)?[0-9a-f]+$/,
    /^PC=0x/,
    // Java, JavaScript, .NET
    /^at (?:async |new )?[\w.$<>/@[\]`~-]+(?: \[as \w+\])? ?\(/,
    /^at (?:async )?(?:file:|node:|\/)\S*:\d+:\d+$/,
    /^\s+at \S/,
    /^\s*\.\.\. \d+ (?:more|common frames omitted)/,
    /^\s*Suppressed: /,
    /^\s*--- End of /,
    /^node:internal\//,
    /^(?:file:\/\/)?\/\S+\.[cm]?[jt]sx?:\d+$/,
    /^Node\.js v\d/,
    /^Require stack:$/,
    /^- \/\S+$/,
    // Python
    /^\s*File ".*", line \d+/,
    /^\s*(?:\+ )?(?:Exception Group )?Traceback \(most recent call last\)/,
    /^(?:During handling of the above exception|The above exception was the direct cause)/,
    /^\s*\[Previous line repeated \d+ more times?\]/,
    // Rust
    /^(?:note: |stack backtrace:)/,
    /^\s+\d+: +(?:0x[0-9a-f]+ - )?[\w<]+(?:::[\w<>{}$]+)+/,
    // C, C++, PHP
    /^#\d+ +(?:0x[0-9a-f]+ |\/|\{main\})/,
    /\[0x[0-9a-f]{6,}\]$/,
    // Ruby, PHP, Elixir
    /^\s*from \S+:\d+:in /,
    /^Stack trace:$/,
    /^\s+thrown in /,
    /^\s+\(\w+ [\d.]+\) /,
  ].map(({ source }) => `(?:${source})`).join("|"),
);

/** Lines that say that something failed and no more, and lines of a program that ends. */
const EMPTY_WORDS =
  /^(?:npm (?:ERR!|error)(?:\s*$| (?:code|errno|syscall|path|command|workspace|location|lifecycle|dest|pkgid|node|npm|cwd|signal)\b| A complete log| {2,}\/| This is probably| Exit status| Failed at the| There is likely)|(?:error: )?(?:command |process |script )?(?:exit(?:ed)?|terminated)(?: with)?(?: status| code| exit code)?:? \d+\.?$|(?:aborting|exiting|terminated|killed|goodbye|shutting down|stopping|shutdown complete|bye)\b\W*$|\(Background on this error at|\s*ELIFECYCLE\b|error Command failed with exit code|info Visit https|Aborted(?: \(core dumped\))?$|make: \*\*\* |An error report file )/i;

/** Whether a line is a frame of a stack, or stands between such. */
export function isFrame(line: string): boolean {
  return FRAME.test(line) || isCall(line);
}

/** Whether a line is a call as a stack of Go has it: `main.(*T).run(0xc0000b6000, ...)`. */
function isCall(line: string): boolean {
  if (!line.endsWith(")")) return false;
  const open = line.lastIndexOf("(");
  const callee = line.slice(0, Math.max(open, 0));
  return (callee === "panic" || (/[./]/.test(callee) && !/\s/.test(callee))) &&
    /^[0-9a-fx?{}_, .]*$/.test(line.slice(open + 1, -1));
}

/** Whether a line tells nothing: blank, punctuation alone, or that something failed and no more. */
export function isEmptyWords(line: string): boolean {
  return !hasWords(line) ||
    EMPTY_WORDS.test(line.replace(/^(?:[A-Z]+:? |\[[^\]]*\]:? )+/, "").trim());
}

/** Whether there is more in a line than punctuation. */
export function hasWords(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line);
}

/** How errors begin: the name of one, or a word for one. */
const ERROR_HEAD = new RegExp(
  [
    /^\[?(?:Uncaught |Unhandled )?(?:[\w$]+[.:]{1,2})*[\w$]*(?:Error|Exception|Throwable|Failure|Exit|Interrupt)\b(?: \[[\w ]+\]| \(\d+\))?(?::|$)/,
    /^(?:error|fatal|fatal error|panic|abort|failed|failure|critical|exception|runtime error)(?: \w+)?[:!]/i,
    /^Exception in thread /,
    /^Unhandled [Ee]xception/,
    /^Caused by: /,
    /^\s*---> /,
    /^thread '.*' (?:\(\d+\) )?panicked at /,
    /^terminate called /,
    /^\s*what\(\): /,
    /^Segmentation fault|^Bus error|^Illegal instruction|^Aborted\b|^SIG[A-Z]+(?:: | \(0x)/,
    /^\S*sh: /,
    /^\S+: (?:line )?\d+: \S/,
    /^\S+: \(\d+\) \S/,
    /^\S+:\d+:in [`'"]/,
    /^PHP (?:Fatal|Parse|Recoverable fatal) error: /,
    /^\*\* \(/,
    /^npm (?:ERR!|error) (?:Missing|Could not|Cannot|enoent ENOENT|.*not found)/,
    /^\S+: \[(?:emerg|alert|crit|error)\] /,
    /^\S+: (?:error|fatal|FATAL|ERROR|cannot|command not found|not found|can't|unrecognized|invalid|unknown)\b/,
    /^\t?panic: /,
  ].map(({ source, flags }) => flags === "i" ? anyCase(source) : `(?:${source})`).join("|"),
);

/** A pattern of lower-case words in any case, since a part of a pattern cannot have a flag of its own. */
function anyCase(source: string): string {
  return `(?:${
    source.replace(/(\\.|\(\?:)|([a-z])/g, (all, kept, letter) =>
      kept !== undefined ? all : `[${letter}${letter.toUpperCase()}]`)
  })`;
}

/** Whether a line begins as an error does. */
export function isErrorHead(line: string): boolean {
  return ERROR_HEAD.test(line);
}

const FAILURE =
  /\b(?:errors?|exceptions?|fatal|panic(?:ked)?|fail(?:s|ed|ure|ing)?|cannot|can ?not|can't|could not|couldn't|unable|not found|no such|denied|refused|reset by peer|invalid|unknown|unrecognized|missing|required|timed? ?out|unreachable|abort(?:ed|ing)?|killed|segmentation fault|out of memory|not (?:permitted|allowed|set|defined|exist|available|supported|reachable|valid)|does not exist|doesn't exist|unauthorized|forbidden|already in use|unbound|illegal|unexpected|undefined|assert(?:ion)?|exceed(?:s|ed)|must (?:be|not|have)|mismatch|corrupt(?:ed)?|rejected|lost|expired|closed|unhealthy|deadlock|overflow|bad)\b/i;

const NO_FAILURE = /\b(?:0|no|without) (?:errors?|failures?|exceptions?)\b/gi;

/** Whether a line speaks of a failure anywhere. */
export function isFailure(line: string): boolean {
  return FAILURE.test(line.replace(NO_FAILURE, ""));
}

/** How a usage text or one of its sections begins. */
const USAGE_HEAD =
  /^\s*(?:(?:global |available |additional |optional |positional )?(?:usage|flags?|options|commands|arguments|examples|aliases)(?: of .*)?:|(?:run|use|see|try) ['"`]?\S.*(?:--help|-h\b|help\b))/i;

/** Whether a usage text or a section of one begins. */
export function isUsageHead(line: string): boolean {
  return USAGE_HEAD.test(line);
}

/** Whether a line may belong to a usage text that has begun: it is indented, or an option. */
export function isUsageLine(line: string): boolean {
  return /^(?:\s+\S|-{1,2}[\w?][^:]*$)/.test(line);
}

/** Whether a line tells of an option, as a usage text does whose beginning was cut. */
export function isOption(line: string): boolean {
  return /^\s+-{1,2}[\w?]/.test(line);
}
