/**
 * `@std/assert` out of the npm registry, whose copy has no types. Where JSR is
 * within reach, `deno.json` can name `jsr:@std/assert@^1` instead of this file.
 *
 * @module
 */
// @ts-types="./assert.d.ts"
export * from "npm:deno-std@^1.4.0/assert/mod.js";
