/**
 * The volumes of a pod on its page.
 *
 * @internal
 * @module
 */
import type { JsonValue } from "../codec/json.ts";
import { items, text } from "../_option.ts";
import type { Pod } from "../model/pod.ts";
import { firstBy } from "../query/container/_first.ts";
import { specContainers } from "../query/container/kind.ts";
import { specOf, statusOf } from "../query/pod/part.ts";
import { entriesOf, fieldOf, listOf, unknownField, wordOf } from "./_unknown.ts";
import { ageOf, fact, listed, type PageSection, section } from "./page_section.ts";

/** What each volume holds, and where it is mounted; then what is wrong with volumes. */
export function volumeSection(now: number, pod: Pod): ReadonlyArray<PageSection> {
  const mounts = mountsOf(pod);
  return section("volumes", "Volumes", [
    ...[...volumesOf(pod)].flatMap(([name, volume]) => {
      const places = mounts.get(name) ?? [];
      return isGiven(name, places) ? [] : fact(
        name || "volume",
        listed([sourceText(volume), places.join(", ")], ", at "),
      );
    }),
    ...items(statusOf(pod).volumeHealth).flatMap(({ name, healthConditions, lastTransitionTime }) =>
      items(healthConditions).flatMap(({ status, reason, message }) => {
        const age = ageOf(now, lastTransitionTime);
        return fact(
          name,
          listed([
            listed([status, reason, age === "" ? "" : `for ${age}`]),
            text(message),
          ], ": "),
          "bad",
        );
      })
    ),
  ]);
}

/** The volumes by name; should one stand twice, the first. */
function volumesOf(pod: Pod): ReadonlyMap<string, JsonValue> {
  return firstBy(nameOf, listOf(unknownField(specOf(pod), "volumes")));
}

function nameOf(json: JsonValue): string {
  return wordOf(fieldOf(json, "name"));
}

/** Where the token of a pod's service account is mounted, which every pod gets. */
const TOKEN = ":/var/run/secrets/kubernetes.io/serviceaccount";

function isGiven(name: string, places: ReadonlyArray<string>): boolean {
  return name.startsWith("kube-api-access-") ||
    (places.length > 0 && places.every((place) => place.endsWith(TOKEN)));
}

function mountsOf(pod: Pod): ReadonlyMap<string, ReadonlyArray<string>> {
  const mounts = new Map<string, string[]>();
  for (const { spec } of specContainers(pod)) {
    for (const mount of listOf(unknownField(spec, "volumeMounts"))) {
      const name = nameOf(mount);
      const where = `${spec.name}:${wordOf(fieldOf(mount, "mountPath"))}`;
      const known = mounts.get(name);
      if (known === undefined) mounts.set(name, [where]);
      else known.push(where);
    }
  }
  return mounts;
}

/** What names the thing in a source, for each kind of source that has a name. */
const NAMES = [
  "claimName",
  "secretName",
  "name",
  "path",
  "driver",
  "volumeHandle",
  "server",
  "reference",
];

/** What a volume holds: `persistentVolumeClaim data-warehouse-1`. */
function sourceText(volume: JsonValue): string {
  const [source] = entriesOf(volume).filter(([key]) => key !== "name");
  if (source === undefined) return "emptyDir";
  const [kind, value] = source;
  const names = NAMES.map((key) => wordOf(fieldOf(value, key))).filter((name) => name !== "");
  if (kind === "projected") return listed([kind, listed(projectedNames(value))], " ");
  return listed([kind, names[0] ?? wordOf(fieldOf(value, "medium"))], " ");
}

function projectedNames(projected: JsonValue): ReadonlyArray<string> {
  return listOf(fieldOf(projected, "sources")).flatMap((source) =>
    entriesOf(source).map(([kind, value]) => listed([kind, wordOf(fieldOf(value, "name"))], " "))
  );
}
