/**
 * The package behind the command alone: no other part of the module needs it,
 * and the command only once a file is YAML.
 *
 * @internal
 * @module
 */
export { CORE_SCHEMA, loadAll, YAMLException } from "npm:js-yaml@^5.4.0";
