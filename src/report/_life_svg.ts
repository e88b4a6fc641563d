/**
 * The life of a pod, drawn: a row of a label, a bar and words for each lane. The
 * words are text of the page, so that they keep their size on any screen and need
 * no alternative; the bars are SVG that stretches.
 *
 * @internal
 * @module
 */
import { humanDuration } from "../words/duration.ts";
import { type Html, markup, quoted } from "./_html.ts";
import type { Lane, Lanes, Segment } from "./_life.ts";

/** Units that a bar is wide. */
const WIDTH = 1000;

/** The least width of a segment, so that a run of two seconds in an hour is seen. */
const LEAST = 6;

/** Lanes as a figure. */
export function lifeFigure({ title, from, to, lanes }: Lanes): Html {
  const caption = `${title}, ${humanDuration(to - from)} in all`;
  const rows = lanes.map((lane) => laneRow(lane, from, to));
  return markup`<figure class="life"><figcaption>${caption}</figcaption>${rows}</figure>`;
}

function laneRow({ label, text, segments }: Lane, from: number, to: number): Html {
  const bars = segments.map((segment) => bar(segment, from, to));
  const spoken = `${label}: ${text}`;
  return markup`<div class="lane"><b>${quoted(label)}</b>${stretched(bars, spoken)}<span>${
    quoted(text)
  }</span></div>`;
}

/** Bars that take all the width there is, and what they say. */
export function stretched(bars: ReadonlyArray<Html>, spoken: string): Html {
  return markup`<svg viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" role="img" aria-label="${spoken}">${bars}</svg>`;
}

function bar({ kind, from, to }: Segment, start: number, end: number): Html {
  const scale = (at: number) =>
    end <= start ? 0 : Math.min(1, Math.max(0, (at - start) / (end - start))) * WIDTH;
  const width = Math.max(LEAST, scale(to) - scale(from));
  return rect(kind, Math.min(scale(from), WIDTH - width), width);
}

/** A bar of a class. */
export function rect(kind: string, x: number, width: number): Html {
  return markup`<rect class="${kind}" x="${x.toFixed(1)}" width="${
    width.toFixed(1)
  }" height="10"/>`;
}
