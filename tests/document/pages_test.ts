import {
  type FetchPage,
  formatIssues,
  type PageFailure,
  type PageOptions,
  type PodPage,
  podPages,
} from "@k8s-fp/pod-status";
import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import type { Either } from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";
import { metadataOf } from "../../src/query/pod/part.ts";

type Result = Either<PageFailure, PodPage>;

async function read(
  fetchPage: FetchPage,
  options?: PageOptions,
): Promise<ReadonlyArray<Result>> {
  const results: Result[] = [];
  for await (const result of podPages(fetchPage, options)) results.push(result);
  return results;
}

function json(body: unknown, status = 200): Promise<Response> {
  return Promise.resolve(new Response(JSON.stringify(body), { status }));
}

const podList = (names: ReadonlyArray<string>, metadata: unknown = {}) => ({
  kind: "PodList",
  metadata,
  items: names.map((name) => ({ metadata: { name } })),
});

const expired = (token?: string) =>
  json({ kind: "Status", code: 410, reason: "Expired", metadata: { continue: token } }, 410);

/** A server that gives the answers one by one, and the queries that it was asked. */
function serverOf(answers: ReadonlyArray<() => Promise<Response>>) {
  const queries: string[] = [];
  const fetchPage: FetchPage = (query) => {
    queries.push(query.toString());
    return answers[queries.length - 1]();
  };
  return { fetchPage, queries };
}

/** A result in short: where it stands, and how many pods there are or what failed. */
function short(result: Result): string {
  if (result._tag === "Left") {
    const { _tag, list, page } = result.left;
    return `${list}/${page} ${_tag}`;
  }
  const { list, page, isConsistent, pods } = result.right;
  return `${list}/${page} ${pods.length} ${isConsistent ? "consistent" : "inconsistent"}`;
}

Deno.test("podPages() reads every pod once, in order, by pages of any size", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(12), fc.integer({ min: 1, max: 5 }), async (total, limit) => {
      const names = Array.from({ length: total }, (_, i) => `pod-${i}`);
      const fetchPage: FetchPage = (query) => {
        assertEquals(query.get("limit"), String(limit));
        const from = Number(query.get("continue") ?? 0);
        const rest = total - from - limit;
        return json(podList(names.slice(from, from + limit), {
          resourceVersion: "7",
          continue: rest > 0 ? String(from + limit) : "",
          remainingItemCount: rest > 0 ? rest : undefined,
        }));
      };
      const pages = (await read(fetchPage, { limit })).map((result) => {
        assert(result._tag === "Right");
        return result.right;
      });
      assertEquals(
        pages.flatMap(({ pods }) => pods).map((pod) => metadataOf(pod).name),
        names.map(O.some),
      );
      assertEquals(pages.map(({ page }) => page), pages.map((_, i) => i));
      for (const { remaining, page, ...rest } of pages) {
        assertEquals([rest.list, rest.isConsistent, rest.resourceVersion], [0, true, O.some("7")]);
        const following = total - (page + 1) * limit;
        assertEquals(remaining, following > 0 ? O.some(following) : O.none);
      }
    }),
  );
});

Deno.test("podPages() asks for 500 pods, and for the next page by its token only", async () => {
  const { fetchPage, queries } = serverOf([
    () => json(podList(["a"], { continue: "x/y=&z" })),
    () => json(podList(["b"])),
  ]);
  await read(fetchPage);
  assertEquals(queries, ["limit=500", "limit=500&continue=x%2Fy%3D%26z"]);
});

Deno.test("podPages() asks for no page that nobody reads", async () => {
  const { fetchPage, queries } = serverOf([() => json(podList(["a"], { continue: "b" }))]);
  for await (const _ of podPages(fetchPage)) break;
  assertEquals(queries.length, 1);
});

Deno.test("podPages() goes on after a pod that cannot be decoded", async () => {
  const items = [{ metadata: { name: "bad" }, status: { phase: 3 } }, {}];
  const [result] = await read(() => json({ ...podList([]), items }));
  assert(result._tag === "Right");
  const { pods, failures, skipped } = result.right;
  assertEquals([pods.length, failures.map(({ index }) => index), skipped], [1, [0], {}]);
});

const first = () => json(podList(["a", "b"], { continue: "2" }));
const second = () => json(podList(["c"], { continue: "3" }));
const third = () => json(podList(["c"], { continue: "4" }));
const last = () => json(podList(["d"]));

const expiries: ReadonlyArray<{
  readonly what: string;
  readonly onExpired?: "fail" | "restart" | "continue";
  readonly answers: ReadonlyArray<() => Promise<Response>>;
  readonly expected: ReadonlyArray<string>;
  readonly tokens: ReadonlyArray<string | null>;
}> = [
  {
    what: "fails unless told otherwise",
    answers: [first, () => expired("2b")],
    expected: ["0/0 2 consistent", "0/1 Expired"],
    tokens: [null, "2"],
  },
  {
    what: "begins anew",
    onExpired: "restart",
    answers: [first, () => expired("2b"), first, last],
    expected: ["0/0 2 consistent", "1/0 2 consistent", "1/1 1 consistent"],
    tokens: [null, "2", null, "2"],
  },
  {
    what: "begins anew three times at most",
    onExpired: "restart",
    answers: [first, expired, first, expired, first, expired, first, expired],
    expected: [0, 1, 2, 3].map((list) => `${list}/0 2 consistent`).concat("3/1 Expired"),
    tokens: [null, "2", null, "2", null, "2", null, "2"],
  },
  {
    what: "goes on by the token of the expiry, and says so on every later page",
    onExpired: "continue",
    answers: [first, () => expired("2b"), second, () => expired("3b"), last],
    expected: ["0/0 2 consistent", "0/1 1 inconsistent", "0/2 1 inconsistent"],
    tokens: [null, "2", "2b", "3", "3b"],
  },
  {
    what: "says to the end that a list went on by another version",
    onExpired: "continue",
    answers: [first, () => expired("2b"), second, third, last],
    expected: ["0/0 2 consistent", ...[1, 2, 3].map((page) => `0/${page} 1 inconsistent`)],
    tokens: [null, "2", "2b", "3", "4"],
  },
  {
    what: "fails where the expiry has no token to go on by",
    onExpired: "continue",
    answers: [first, () => expired()],
    expected: ["0/0 2 consistent", "0/1 Expired"],
    tokens: [null, "2"],
  },
  {
    what: "fails where the expiry says nothing, for it has no token either",
    onExpired: "continue",
    answers: [first, () => Promise.resolve(new Response("gone", { status: 410 }))],
    expected: ["0/0 2 consistent", "0/1 Expired"],
    tokens: [null, "2"],
  },
  {
    what: "fails where the token of an expiry expired",
    onExpired: "continue",
    answers: [first, () => expired("2b"), () => expired("2c")],
    expected: ["0/0 2 consistent", "0/1 Expired"],
    tokens: [null, "2", "2b"],
  },
  {
    what: "takes code 410 for an expiry without a Status",
    onExpired: "restart",
    answers: [first, () => Promise.resolve(new Response("gone", { status: 410 })), last],
    expected: ["0/0 2 consistent", "1/0 1 consistent"],
    tokens: [null, "2", null],
  },
];

Deno.test.each(expiries)(
  "podPages() $what when the list expires",
  async ({ onExpired, answers, expected, tokens }) => {
    const { fetchPage, queries } = serverOf(answers);
    const results = await read(fetchPage, onExpired === undefined ? {} : { onExpired });
    assertEquals(results.map(short), expected);
    assertEquals(queries.map((query) => new URLSearchParams(query).get("continue")), tokens);
  },
);

Deno.test.each([
  { code: 403, body: { kind: "Status", code: 403, reason: "Forbidden" }, reason: "Forbidden" },
  { code: 502, body: "Bad Gateway", reason: null },
  { code: 500, body: { kind: "Status", code: "500" }, reason: null },
  { code: 404, body: { reason: "NotFound" }, reason: null },
])("podPages() ends with what a refusal of code $code says", async ({ code, body, reason }) => {
  const [result, ...more] = await read(() => json(body, code));
  assert(result._tag === "Left" && result.left._tag === "Refused");
  assertEquals(result.left.code, code);
  const found = O.flatMap((status: { reason: O.Option<string> }) => status.reason);
  assertEquals(O.toNullable(found(result.left.status)), reason);
  assertEquals(more, []);
});

Deno.test("podPages() fails by the reason of a Status, whatever the code of the answer", async () => {
  const [result] = await read(() => json({ kind: "Status", reason: "Expired" }, 400));
  assertEquals(short(result), "0/0 Expired");
});

Deno.test.each([
  { body: "<html>", line: /^Invalid value: "<html>": must be JSON: / },
  { body: "", line: /^Invalid value: "": must be JSON: / },
  { body: "[]", line: /^Invalid value: \[\]: must be a PodList$/ },
  { body: "null", line: /^Invalid value: null: must be a PodList$/ },
  {
    body: '{"kind": "Pod"}',
    line: /^kind: Unsupported value: "Pod": supported values: "PodList"$/,
  },
  {
    body: '{"items": []}',
    line: /^kind: Unsupported value: undefined: supported values: "PodList"$/,
  },
  {
    body: '{"kind": "PodList", "items": {}}',
    line: /^items: Invalid value: {}: must be an array$/,
  },
  {
    body: '{"kind": "PodList", "metadata": {"continue": 7}}',
    line: /^metadata\.continue: Invalid value: 7: must be a string$/,
  },
])("podPages() says what is wrong with $body", async ({ body, line }) => {
  const [result, ...more] = await read(() => Promise.resolve(new Response(body)));
  assert(result._tag === "Left" && result.left._tag === "Undecodable");
  const lines = formatIssues(result.left.issues);
  assertEquals([lines.length, line.test(lines[0])], [1, true], lines[0]);
  assertEquals(more, []);
});

Deno.test("podPages() does not follow a token that leads to itself", async () => {
  const results = await read(() => json(podList(["a"], { continue: "x" })));
  assertEquals(results.map(short), ["0/0 1 consistent", "0/1 Undecodable"]);
  const failure = results[1];
  assert(failure._tag === "Left" && failure.left._tag === "Undecodable");
  assertEquals(formatIssues(failure.left.issues), [
    'metadata.continue: Invalid value: "x": must be another token than that of the request',
  ]);
});

const lost = new Error("connection lost");

Deno.test.each([
  { what: "a request that rejects", fetchPage: () => Promise.reject(lost) },
  {
    what: "a request that throws",
    fetchPage: () => {
      throw lost;
    },
  },
  {
    what: "a body that breaks off",
    fetchPage: () => Promise.resolve({ status: 200, text: () => Promise.reject(lost) }),
  },
])("podPages() ends with the error of $what", async ({ fetchPage }) => {
  const results = await read(fetchPage);
  assertEquals(results, [
    { _tag: "Left", left: { list: 0, page: 0, _tag: "Unanswered", error: lost } },
  ]);
});

Deno.test("podPages() hands its signal on, and asks for nothing once it is aborted", async () => {
  const controller = new AbortController();
  const signals: (AbortSignal | undefined)[] = [];
  const fetchPage: FetchPage = (_, { signal }) => {
    signals.push(signal);
    return first();
  };
  const results: Result[] = [];
  for await (const result of podPages(fetchPage, { signal: controller.signal })) {
    results.push(result);
    controller.abort(lost);
  }
  assertEquals(results.map(short), ["0/0 2 consistent", "0/1 Unanswered"]);
  assertEquals(signals.length, 1);
  assertStrictEquals(signals[0], controller.signal);
  const failure = results[1];
  assert(failure._tag === "Left" && failure.left._tag === "Unanswered");
  assertStrictEquals(failure.left.error, lost);
});

Deno.test("podPages() hands on no signal where there is none", async () => {
  await read((_, init) => {
    assertEquals(Object.keys(init), []);
    return last();
  });
});
