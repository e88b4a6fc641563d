/**
 * Which members of a document are kept, in a form that the scanner can ask by
 * the bytes of a key.
 *
 * @internal
 * @module
 */

/** What to keep of any document: a `Keep` of a pod is one. */
export type AnyKeep = true | { readonly [key: string]: AnyKeep };

/** What to keep of one value. */
export type Plan = typeof ALL | typeof NONE | Items | Members;

/** AnyKeep it, whatever it is. */
export const ALL = 1;
/** Drop it. */
export const NONE = 2;

/** Its elements, where it is an array, are the items that the stream is about. */
export class Items {
  constructor(readonly each: Plan) {}
}

interface Member {
  readonly key: Uint8Array;
  readonly plan: Plan;
}

/** The members that are kept of an object. */
export class Members {
  readonly #byName: ReadonlyMap<string, Plan>;
  readonly #byLength: ReadonlyArray<ReadonlyArray<Member>>;
  readonly #others: Plan;

  /** Takes the members by their keys, what to keep of others, and whether of an array each element is meant. */
  constructor(
    members: ReadonlyMap<string, Plan>,
    others: Plan,
    readonly seesThrough: boolean = true,
  ) {
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
export function planOf(...keeps: ReadonlyArray<AnyKeep>): Plan {
  const wishes = keeps.filter((keep) => keep !== true);
  return wishes.length < keeps.length ? ALL : new Members(membersOf(wishes), NONE);
}

function membersOf(wishes: ReadonlyArray<Exclude<AnyKeep, true>>): ReadonlyMap<string, Plan> {
  const members = new Map<string, AnyKeep[]>();
  for (const [key, keep] of wishes.flatMap((wish) => Object.entries(wish))) {
    members.set(key, [...members.get(key) ?? [], keep]);
  }
  return new Map([...members].map(([key, keeps]) => [key, planOf(...keeps)]));
}

/** What kind of item it is, which, and of which version: needed whatever else is kept. */
const IDENTITY = {
  kind: true,
  metadata: { namespace: true, name: true, uid: true, resourceVersion: true },
} as const;
/** What the API says where it has no pods. */
const STATUS = { message: true, reason: true, code: true } as const;

/** Where the rest of a list begins. */
const TOKEN = { metadata: { continue: true } } as const;

/** The plan of an item. */
export function itemPlan(keep: AnyKeep): Plan {
  return planOf(keep, IDENTITY);
}

/** The plan of an event of a watch, of which the object may be a list. */
export function eventPlan(keep: AnyKeep): Plan {
  return planOfEvent(keep, objectPlan(keep, new Items(itemPlan(keep))));
}

/** The plan of an event that stands in an array, of which the object may be no list. */
export function eventInArrayPlan(keep: AnyKeep): Plan {
  return keep === true ? ALL : planOfEvent(keep, objectPlan(keep, NONE));
}

function planOfEvent(keep: AnyKeep, object: Plan): Plan {
  return new Members(
    new Map([["type", ALL], ["object", object]]),
    keep === true ? ALL : NONE,
  );
}

/** The plan of a document that may be a list, an item, or an event of a watch. */
export function documentPlan(keep: AnyKeep): Plan {
  const items = new Items(itemPlan(keep));
  const lists: ReadonlyArray<[string, Plan]> = [
    ["items", items],
    ["object", objectPlan(keep, items)],
  ];
  return keep === true ? new Members(new Map(lists), ALL) : new Members(
    new Map([...membersOf([keep, IDENTITY, STATUS, TOKEN, { type: true }]), ...lists]),
    NONE,
  );
}

/** The plan of the object of an event: an item, a list of them, or a Status. */
function objectPlan(keep: AnyKeep, items: Plan): Plan {
  return keep === true
    ? new Members(new Map([["items", items]]), ALL, false)
    : new Members(new Map([...membersOf([keep, IDENTITY, STATUS]), ["items", items]]), NONE, false);
}

/**
 * An item without what its document, or its event, keeps only because it might
 * be something else, so that what is kept does not depend on where it stands.
 */
export function asItem(keep: AnyKeep, value: unknown): unknown {
  if (keep === true || typeof value !== "object" || value === null || Array.isArray(value)) {
    return value;
  }
  const isOwn = (key: string) => Object.hasOwn(IDENTITY, key) || keep[key] === true;
  const entries = Object.entries(value);
  const item = entries.every(([key]) => isOwn(key) || !EXTRA.has(key)) ? value : Object.fromEntries(
    entries
      .filter(([key]) => !EXTRA.has(key) || Object.hasOwn(keep, key))
      .map(([key, member]) => [key, EXTRA.has(key) ? keptOf(keep[key], member) : member]),
  );
  return keep.metadata === true ? item : withoutToken(item);
}

/** An item without the token that its metadata would have if it were a list. */
function withoutToken(item: object): object {
  const metadata: unknown = "metadata" in item ? item.metadata : undefined;
  if (typeof metadata !== "object" || metadata === null || !Object.hasOwn(metadata, "continue")) {
    return item;
  }
  const entries = Object.entries(metadata).filter(([key]) => key !== "continue");
  return { ...item, metadata: Object.fromEntries(entries) };
}

const EXTRA = new Set([...Object.keys(STATUS), "type", "object", "items"]);

/** What is kept of a value that was kept whole. */
function keptOf(keep: AnyKeep, value: unknown): unknown {
  if (keep === true || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((element) => keptOf(keep, element));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => Object.hasOwn(keep, key))
      .map(([key, member]) => [key, keptOf(keep[key], member)]),
  );
}
