/**
 * Which members of a document are kept, in a form that the scanner can ask by
 * the bytes of a key.
 *
 * @internal
 * @module
 */
import type { Keep } from "./keep.ts";

/** What to keep of one value. */
export type Plan = typeof ALL | typeof NONE | typeof ITEMS | Members;

/** Keep it, whatever it is. */
export const ALL = 1;
/** Drop it. */
export const NONE = 2;
/** Its elements, where it is an array, are the items that the stream is about. */
export const ITEMS = 3;

interface Member {
  readonly key: Uint8Array;
  readonly plan: Plan;
}

/** The members that are kept of an object. */
export class Members {
  readonly #byName: ReadonlyMap<string, Plan>;
  readonly #byLength: ReadonlyArray<ReadonlyArray<Member>>;
  readonly #others: Plan;

  constructor(members: ReadonlyMap<string, Plan>, others: Plan) {
    const encoder = new TextEncoder();
    const byLength: Member[][] = [];
    for (const [name, plan] of members) {
      const key = encoder.encode(name);
      (byLength[key.length] ??= []).push({ key, plan });
    }
    this.#byName = members;
    this.#byLength = byLength;
    this.#others = others;
  }

  /** What to keep of members that are not named. */
  get others(): Plan {
    return this.#others;
  }

  /** What to keep of a member, by its key. */
  findText(key: string): Plan {
    return this.#byName.get(key) ?? this.#others;
  }

  /** What to keep of a member, by the bytes of its key without its quotes. */
  find(key: Uint8Array, start: number, end: number): Plan {
    const candidates = this.#byLength[end - start];
    if (candidates === undefined) return this.#others;
    next: for (const candidate of candidates) {
      const bytes = candidate.key;
      for (let i = 0; i < bytes.length; i++) if (bytes[i] !== key[start + i]) continue next;
      return candidate.plan;
    }
    return this.#others;
  }
}

/** The plan of a value of which all is kept that one of some wishes names. */
export function planOf(...keeps: ReadonlyArray<Keep>): Plan {
  const wishes = keeps.filter((keep) => keep !== true);
  return wishes.length < keeps.length ? ALL : new Members(membersOf(wishes), NONE);
}

function membersOf(wishes: ReadonlyArray<Exclude<Keep, true>>): ReadonlyMap<string, Plan> {
  const members = new Map<string, Keep[]>();
  for (const [key, keep] of wishes.flatMap((wish) => Object.entries(wish))) {
    members.set(key, [...members.get(key) ?? [], keep]);
  }
  return new Map([...members].map(([key, keeps]) => [key, planOf(...keeps)]));
}

/** What kind of item it is, and which: needed whatever else is kept. */
const IDENTITY = { kind: true, metadata: { namespace: true, name: true } } as const;
/** What a list says of itself. */
const LIST = {
  apiVersion: true,
  kind: true,
  metadata: { resourceVersion: true, continue: true },
} as const;
/** What the API says where it has no pods. */
const STATUS = { message: true, reason: true, code: true } as const;

/** The plan of an item. */
export function itemPlan(keep: Keep): Plan {
  return planOf(keep, IDENTITY);
}

/** The plan of an event of a watch. */
export function eventPlan(keep: Keep): Plan {
  return keep === true ? ALL : new Members(
    new Map([["type", ALL], ["object", planOf(keep, IDENTITY, STATUS, LIST)]]),
    NONE,
  );
}

/** The plan of a document that may be a list, an item, or an event of a watch. */
export function documentPlan(keep: Keep): Plan {
  if (keep === true) return new Members(new Map([["items", ITEMS]]), ALL);
  return new Members(
    new Map([
      ...membersOf([keep, IDENTITY, LIST, STATUS, { type: true }]),
      ["object", planOf(keep, IDENTITY, STATUS)],
      ["items", ITEMS],
    ]),
    NONE,
  );
}
