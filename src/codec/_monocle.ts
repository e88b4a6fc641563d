/**
 * The package behind the optics, apart from the others: who changes nothing
 * does not load it.
 *
 * @internal
 * @module
 */

export { type Lens, lens } from "npm:monocle-ts@^2.3.13/lib/Lens.js";
export { type Optional, optional } from "npm:monocle-ts@^2.3.13/lib/Optional.js";
export { type Prism, prism } from "npm:monocle-ts@^2.3.13/lib/Prism.js";
export { type Traversal, traversal } from "npm:monocle-ts@^2.3.13/lib/Traversal.js";
