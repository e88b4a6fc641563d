/**
 * What the column RESTARTS tells, as data.
 *
 * @module
 */
import type { Option } from "../../_deps.ts";
import type { Time } from "../../model/time.ts";

/**
 * What kubectl's RESTARTS counts.
 *
 * @category restarts
 * @since 0.1.0
 */
export interface ShownRestarts {
  /** How many. */
  readonly count: number;
  /** The last time that one of those containers ended a run and had another; absent where no such end is known. */
  readonly last: Option<Time>;
}
