/** This module, told to keep who a pod is and its status. */
import { keepStatus } from "@k8s-fp/pod-status/streams";
import { seeAll } from "./_ours.ts";

await seeAll(keepStatus);
