/** A part of this module. */
import "@k8s-fp/pod-status/model";
