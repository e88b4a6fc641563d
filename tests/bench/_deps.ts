/** The libraries that this module is compared with; only this file names them. */
export { Ajv } from "npm:ajv@~8.20.0";
export * as v from "npm:valibot@~1.5.0";
export { z } from "npm:zod@~4.6.0";
