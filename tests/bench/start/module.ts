/** Nothing but this module. */
import "@k8s-fp/pod-status";
