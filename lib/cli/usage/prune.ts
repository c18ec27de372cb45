import { Usage } from './usage';

/** What makes pods, and what earlier contents leave. */
export const KINDS = 'jobs,configmaps,pods,cronjobs,deployments,replicasets,statefulsets';

const HELP = `Usage: cdk8s-batch prune [PATH] --live FILE [--namespace NAME]

Prints the Jobs and ConfigMaps of earlier contents, for \`kubectl delete -f -\`: what the library named by its content, of
the workloads in PATH (a file, a folder, or - for standard input; default: dist), and PATH no longer holds.

  kubectl get ${KINDS} \\
    -n analytics -l app.kubernetes.io/managed-by=cdk8s-batch -o yaml >live.yaml \\
    && cdk8s-batch prune dist --live live.yaml | kubectl delete -f -

Do not pipe \`kubectl get\` into it: of a user who may list only some of these kinds it prints the rest and fails, which a
pipe does not notice; then what the others use would be deleted. A file and && stop there.

No work is lost: a Job that has not finished stays, and so does a ConfigMap that a pod, or whatever makes pods, still
uses; which ones, and why, is said on standard error. What a workload that is gone from PATH has left stays, too.

Options:
  --live FILE        what the cluster has: a file, a folder, or - for standard input
  --namespace NAME   where what is rendered without a namespace is applied, as by \`kubectl apply -n\` or Argo CD

Exit codes: 0 printed, even when there is nothing; 2 something is wrong, and nothing is printed.
`;

export const PRUNE: Usage = {
  help: HELP,
  options: {
    live: { type: 'string' },
    namespace: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
};
