/** This module, told to keep whole pods. */
import { seeAll } from "./_ours.ts";

await seeAll(true);
