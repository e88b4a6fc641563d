/** Who wrote which field of an object, as a server notes it for server-side apply. */
import type { Fields } from "./_wire.ts";

/** The keys that tell the items of a list apart; lists that are not here have one owner as a whole. */
const LIST_KEYS: Readonly<Record<string, ReadonlyArray<string>>> = {
  conditions: ["type"],
  containers: ["name"],
  env: ["name"],
  imagePullSecrets: ["name"],
  initContainers: ["name"],
  ownerReferences: ["uid"],
  podIPs: ["ip"],
  ports: ["containerPort", "protocol"],
  volumeMounts: ["mountPath"],
  volumes: ["name"],
};

/** The `fieldsV1` of a manager that wrote all of an object. */
export function fieldsV1(json: Fields): Fields {
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [`f:${name}`, ownedFields(value)]),
  );
}

function ownedFields(json: unknown): Fields {
  return isObject(json)
    ? Object.fromEntries(
      Object.entries(json).map(([name, value]) => [`f:${name}`, owned(name, value)]),
    )
    : {};
}

function owned(name: string, json: unknown): Fields {
  const keys = LIST_KEYS[name];
  if (keys !== undefined && Array.isArray(json)) return ownedItems(keys, json);
  return isObject(json) ? { ".": {}, ...ownedFields(json) } : {};
}

function ownedItems(keys: ReadonlyArray<string>, items: ReadonlyArray<Fields>): Fields {
  return {
    ".": {},
    ...Object.fromEntries(items.map((item) => {
      const key = Object.fromEntries(keys.map((name) => [name, item[name]]));
      return [`k:${JSON.stringify(key)}`, { ".": {}, ...ownedFields(item) }];
    })),
  };
}

function isObject(json: unknown): json is Fields {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
