/**
 * Validators of JSON Schemas, as others make them.
 *
 * @module
 */
import { Ajv2020 } from "npm:ajv@~8.20.0/dist/2020.js";
import type { Codec } from "@k8s-fp/pod-status";
import { jsonSchema } from "@k8s-fp/pod-status/schema";
import type { Definition } from "../../src/codec/_codec.ts";

/** Whether JSON is valid; the schema itself must be, by the strictest reading. */
export function validator(schema: object): (json: unknown) => boolean {
  const ajv = new Ajv2020({ strict: true, strictTypes: true, strictRequired: true });
  const validate = ajv.compile(schema);
  return (json) => validate(json) === true;
}

/** Whether JSON is valid by the schema of a codec. */
export function validatorOf(codec: Definition<unknown>): (json: unknown) => boolean {
  return validator(jsonSchema(codec as unknown as Codec<unknown>));
}
