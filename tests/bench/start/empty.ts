/** Nothing: what starting Deno takes. */
export {};
