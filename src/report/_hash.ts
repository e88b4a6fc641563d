/**
 * The hashes by which the policy of the report names its style and its script.
 * They stand here since a browser's digest is asynchronous; a test compares them.
 *
 * @internal
 * @module
 */

/** The hash of the style sheet, as a content security policy names it. */
export const STYLE_HASH = "sha256-gtnIf+KKMVeIb8Ho5FjugGb17AlxJAM/v7rPUmla5+U=";

/** The hash of the script. */
export const SCRIPT_HASH = "sha256-SFiNukHP+viR9cgBMLwO8qwEuLKPsBm1s4b9zXCO1A8=";
