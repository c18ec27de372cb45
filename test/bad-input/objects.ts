import { App, Chart, ChartProps } from 'cdk8s';
import {
  AdHocJob,
  BatchJob,
  BatchJobProps,
  BatchPriorityClass,
  Delivery,
  Identity,
  Parameter,
  Platform,
  Program,
  Release,
} from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, cronJob, job, jobWithContainer } from './case';

const inChart =
  (props: ChartProps): BadInput['make'] =>
  (chart) =>
    new BatchJob(new Chart(chart, 'Batch', props), 'report', BASE);
const report =
  (props: Partial<BatchJobProps>): BadInput['make'] =>
  (chart) =>
    new BatchJob(chart, 'report', { ...BASE, name: 'report', release: Release.underOneName(), ...props });
const withArgs =
  (...args: string[]): BadInput['make'] =>
  (chart) =>
    report({ program: Program.image('registry.example/report:1.4.2', { args }) })(chart);
const MISREAD = 'cdk8s would write it into YAML from which kubectl reads another value, or none';
const onServer =
  (make: BadInput['make']): BadInput['make'] =>
  (chart) => {
    Platform.set(chart, { delivery: Delivery.KUBECTL_SERVER_SIDE });
    return make(chart);
  };

/** What no object can hold, whatever it is, and charts that no object can be in. */
export const OBJECTS: BadInput[] = [
  {
    what: 'annotations that leave no room for those of the library',
    make: onServer(
      report({
        annotations: { why: 'x'.repeat(262_080) },
        identity: Identity.own().withToken('it lists pods, and it tells nobody'),
      }),
    ),
    says: [
      '[shop/report] Job "report" .metadata.annotations: got 262205 bytes, allowed at most 262144 bytes in all; shorten them: reasons of waivers and descriptions of parameters are among them',
      '[shop/report] Job "report" .spec.template.metadata.annotations: got 262287 bytes, allowed at most 262144 bytes in all; shorten them: reasons of waivers and descriptions of parameters are among them',
    ],
    manifest: { ...job(), metadata: { name: 'report', annotations: { why: 'x'.repeat(262_209) } } },
  },
  {
    what: 'a parameter that is described at length',
    make: onServer(
      (chart) =>
        new AdHocJob(chart, 'report', {
          ...BASE,
          parameters: [Parameter.text('day', { description: 'd'.repeat(300_000) })],
        }),
    ),
    says: [
      '[shop/report] CronJob "report" .metadata.annotations: got 300085 bytes, allowed at most 262144 bytes in all; shorten them: reasons of waivers and descriptions of parameters are among them',
    ],
    manifest: { ...cronJob(), metadata: { name: 'report', annotations: { why: 'x'.repeat(300_075) } } },
  },
  {
    what: 'an object that is too large for etcd',
    make: onServer(withArgs(...Array(14).fill('x'.repeat(120_000)))),
    says: [
      '[shop/report] Job "report": got 1681850 bytes, allowed at most 1507328 bytes, as etcd takes no more; leave what is large to the image, or to a volume',
    ],
    ours: 'the platform',
  },
  {
    what: 'a priority class that is described at length',
    make: (chart) => new BatchPriorityClass(chart, 'low', { description: 'd'.repeat(300_000) }),
    says: [
      '[shop/low] PriorityClass "low": got 300490 bytes with the copy that kubectl apply keeps in an annotation, allowed at most 262144 bytes; make it smaller, or apply with --server-side and say so: Delivery.KUBECTL_SERVER_SIDE',
    ],
    ours: 'the platform',
  },
  {
    what: 'a script in an argument that begins with a tab',
    make: withArgs('-c', '\n\techo one\n\techo two\n'),
    says: [
      '[shop/report] Job "report" .spec.template.spec.containers[0].args[1]: got "\\n\\techo one\\n\\techo two\\n", allowed lines of which the first does not begin with a tab, and not blanks alone; begin with the first word, as trimStart() does, or carry it in a file of the program',
    ],
    manifest: jobWithContainer({ args: ['-c', '\n\techo one\n\techo two\n'] }),
    stricter: MISREAD,
  },
  {
    what: 'a separator of blanks and a line break',
    make: report({ env: { IFS: ' \t\n' } }),
    says: [
      '[shop/report] Job "report" .spec.template.spec.containers[0].env[0].value: got " \\t\\n", allowed lines of which the first does not begin with a tab, and not blanks alone; begin with the first word, as trimStart() does, or carry it in a file of the program',
    ],
    manifest: jobWithContainer({ env: [{ name: 'IFS', value: ' \t\n' }] }),
    stricter: MISREAD,
  },
  {
    what: 'an argument that is a number of Go',
    make: withArgs('--mode', '0o644'),
    says: [
      '[shop/report] Job "report" .spec.template.spec.containers[0].args[1]: got "0o644", allowed a text that kubectl does not take for a number; write the number in another way, or within a longer text, such as --mode=0o644',
    ],
    manifest: jobWithContainer({ args: ['--mode', '0o644'] }),
    stricter: MISREAD,
  },
  {
    what: 'an annotation with a line break of another alphabet',
    make: report({ annotations: { why: 'one\ntwo\u2028three' } }),
    says: [
      '[shop/report] Job "report" .metadata.annotations.why: got U+2028 in line 2, character 4, allowed characters that YAML shows as they are; leave it out, encode it, or carry it in a file of the program',
      '[shop/report] Job "report" .spec.template.metadata.annotations.why: got U+2028 in line 2, character 4, allowed characters that YAML shows as they are; leave it out, encode it, or carry it in a file of the program',
    ],
    manifest: { ...job(), metadata: { name: 'report', annotations: { why: 'one\ntwo\u2028three' } } },
    stricter: MISREAD,
  },
  {
    what: 'half of a character',
    make: (chart) => new BatchPriorityClass(chart, 'low', { description: 'Batch pods 🎉'.slice(0, -1) }),
    says: [
      '[shop/low] PriorityClass "low" .description: got U+D83C in line 1, character 12, allowed characters that YAML shows as they are; leave it out, encode it, or carry it in a file of the program',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a chart in a namespace that no cluster can have',
    make: inChart({ namespace: 'Batch_Jobs' }),
    says: [
      '[shop/Batch] namespace: got "Batch_Jobs", allowed 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "batch-jobs"',
    ],
    manifest: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'Batch_Jobs' } },
  },
  {
    what: 'a chart with labels that no object can have',
    make: inChart({ labels: { 'bad key': 'bad value!' } }),
    says: [
      '[shop/Batch] labels["bad key"]: got "bad key", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; rename the key',
      '[shop/Batch] labels["bad key"]: got "bad value!", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; use an annotation for free text',
    ],
    manifest: { ...job(), metadata: { name: 'report', labels: { 'bad key': 'bad value!' } } },
  },
  {
    what: 'a workload outside a chart',
    make: () => new BatchJob(new App(), 'report', BASE),
    says: [
      '[report] scope: got no Chart, allowed a Chart, or what is in one; make a Chart in the App, and this in the Chart',
    ],
    ours: 'the app',
  },
];
