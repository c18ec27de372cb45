import { Usage } from './usage';

const HELP = `Usage: cdk8s-batch run TEMPLATE [PARAMETER=VALUE ...] [--from FILE] [--name NAME] [--namespace NAMESPACE]

Prints a Job made from an ad-hoc template, with its parameters checked and set as environment of its first container:

  cdk8s-batch run data-processor size=large type=analysis | kubectl create -f -
  kubectl get cronjob data-processor -o yaml | cdk8s-batch run data-processor --from - size=large type=analysis

TEMPLATE is the name of a CronJob: one that AdHocJob rendered, or any other, which has no parameters. A parameter that
is not given has its default; one without a default must be given. The program sees exactly the VALUE that you typed,
dollar signs included. What was given stands in the annotation cdk8s-batch/arguments of the Job.

Options:
  --from FILE             where the template is: a file, a folder, or - for standard input; default: dist
  --name NAME             the name of the Job; default: TEMPLATE and a random suffix
  --namespace NAMESPACE   which template, where there are several of one name

Exit codes: 0 printed; 2 something is wrong, which standard error says, and nothing is printed.
`;

export const RUN: Usage = {
  help: HELP,
  options: {
    from: { type: 'string', default: 'dist' },
    name: { type: 'string' },
    namespace: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
};
