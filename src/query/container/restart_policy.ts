/**
 * Whether a container starts again once it has ended.
 *
 * @module
 */
import { O, pipe } from "../../_deps.ts";
import { items, text } from "../../_option.ts";
import type {
  Container,
  ContainerRestartRule,
  ContainerRestartRuleOnExitCodes,
} from "../../model/container.ts";
import type { PodSpec } from "../../model/pod_spec.ts";

/**
 * Whether a container of a pod may start again at all, whatever it ends with.
 *
 * With a policy of its own, be it the empty text: unless that is `Never`, or where
 * a rule restarts it, and it alone. Without one: unless the pod's is `Never`; an absent one is `Always`. Source:
 * kubernetes/kubernetes `pkg/api/v1/pod/util.go`, `IsContainerRestartable`.
 *
 * @example
 * ```ts
 * import { Container, isContainerRestartable, PodSpec } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const spec = PodSpec.decode({ restartPolicy: "Never" });
 * const proxy = Container.decode({ name: "proxy", restartPolicy: "Always" });
 * assert(spec._tag === "Right" && proxy._tag === "Right");
 * assertEquals(isContainerRestartable(spec.right)(proxy.right), true);
 * ```
 *
 * @category restarts
 * @since 0.1.0
 */
export function isContainerRestartable(spec: PodSpec): (container: Container) => boolean {
  return ({ restartPolicy, restartPolicyRules }) =>
    pipe(
      restartPolicy,
      O.match(
        () => text(spec.restartPolicy) !== "Never",
        (own) =>
          own !== "Never" || items(restartPolicyRules).some(({ action }) => action === "Restart"),
      ),
    );
}

/**
 * Whether a container of a pod starts again when it ends with an exit code.
 *
 * The rules of a container count beside a policy of its own only: the first
 * that matches the code decides if its action is `Restart`, or, as since 1.36,
 * `RestartAllContainers`. Otherwise the container's policy decides, or else the
 * pod's; one that is absent or unknown there means `Always`. Source: kubernetes/kubernetes `pkg/api/v1/pod/util.go`,
 * `ContainerShouldRestart`.
 *
 * @example
 * ```ts
 * import { Container, PodSpec, shouldContainerRestart } from "@k8s-fp/pod-status";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const spec = PodSpec.decode({});
 * const worker = Container.decode({
 *   name: "worker",
 *   restartPolicy: "Never",
 *   restartPolicyRules: [{ action: "Restart", exitCodes: { operator: "In", values: [42] } }],
 * });
 * assert(spec._tag === "Right" && worker._tag === "Right");
 * assertEquals(shouldContainerRestart(42)(spec.right)(worker.right), true);
 * assertEquals(shouldContainerRestart(1)(spec.right)(worker.right), false);
 * ```
 *
 * @category restarts
 * @since 0.1.0
 */
export function shouldContainerRestart(
  exitCode: number,
): (spec: PodSpec) => (container: Container) => boolean {
  return (spec) => ({ restartPolicy, restartPolicyRules }) => {
    const own = text(restartPolicy);
    const rules = O.isNone(restartPolicy) ? [] : items(restartPolicyRules);
    const action = rules.find(matches(exitCode))?.action;
    if (action === "Restart" || action === "RestartAllContainers") return true;
    const policy = ["Always", "OnFailure", "Never"].includes(own) ? own : text(spec.restartPolicy);
    return policy === "Never" ? false : policy === "OnFailure" ? exitCode !== 0 : true;
  };
}

function matches(exitCode: number): (rule: ContainerRestartRule) => boolean {
  return ({ exitCodes }) => O.exists(isMet(exitCode))(exitCodes);
}

function isMet(exitCode: number): (rule: ContainerRestartRuleOnExitCodes) => boolean {
  return ({ operator, values }) => {
    const isListed = items(values).includes(exitCode);
    switch (operator) {
      case "In":
        return isListed;
      case "NotIn":
        return !isListed;
      default:
        return false;
    }
  };
}
