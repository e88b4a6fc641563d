/**
 * The parts that the page of a pod is made of.
 *
 * @internal
 * @module
 */
import { O, type Option, pipe } from "../_deps.ts";
import { elapsed, givenTime, type Time } from "../model/time.ts";
import { humanDuration } from "./duration.ts";

/** How a text is to be looked at: what is good, what is on its way, what is wrong, what is beside. */
export type Tone = "plain" | "good" | "warning" | "bad" | "faint";

/** A text of the page, whole: with line breaks where a message has them. */
export interface PageText {
  readonly text: string;
  readonly tone: Tone;
  /** The instant that the text speaks of, where it speaks of one. */
  readonly at: Option<Time>;
}

/** What a section is about. */
export type SectionId =
  | "pod"
  | "scheduling"
  | "container"
  | "conditions"
  | "volumes"
  | "claims"
  | "devices"
  | "timeline";

/** A part of the page. */
export interface PageSection {
  readonly id: SectionId;
  /** Empty where the section goes on with the one before. */
  readonly title: string;
  /**
   * `facts`: each row is a label and a text. `chain`: the texts of the one row
   * follow from each other. `table`: the rows have the columns.
   */
  readonly form: "facts" | "chain" | "table";
  /** The names of the columns of a table; else empty. */
  readonly columns: ReadonlyArray<string>;
  /** Never empty. */
  readonly rows: ReadonlyArray<ReadonlyArray<PageText>>;
}

/** A text of the page. */
export function piece(text: string, tone: Tone = "plain", at: Option<Time> = O.none): PageText {
  return { text, tone, at };
}

/** A fact: its label and what there is to tell; nothing where that is empty. */
export function fact(
  label: string,
  text: string,
  tone: Tone = "plain",
  at: Option<Time> = O.none,
): ReadonlyArray<ReadonlyArray<PageText>> {
  return text === "" ? [] : [[piece(label, "faint"), piece(text, tone, at)]];
}

/** A section; nothing where it has no rows. */
export function section(
  id: SectionId,
  title: string,
  rows: PageSection["rows"],
  form: PageSection["form"] = "facts",
  columns: ReadonlyArray<string> = [],
): ReadonlyArray<PageSection> {
  return rows.length === 0 ? [] : [{ id, title, form, columns, rows }];
}

/** How long ago a time was; empty where it is absent. */
export function ageOf(now: number, time: Option<Time>): string {
  return pipe(givenTime(time), O.match(() => "", (given) => humanDuration(elapsed(given, now))));
}

/** The parts that say something, as one text. */
export function listed(parts: ReadonlyArray<string>, separator = ", "): string {
  return parts.filter((part) => part !== "").join(separator);
}
