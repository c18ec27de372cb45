import { App, Chart } from 'cdk8s';
import { AdHocJob, Delivery, Platform, Program } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { objectSizeProblems } from '../../lib/rendered/object-size';
import { find } from '../support/manifests';
import { BASE } from '../workloads/sample';
import { kubectl, tryKubectl } from './kubectl';
import { describeCluster, ownNamespace } from './suite';

const ARGS = 12;

describeCluster('the largest object that is accepted', () => {
  const namespace = ownNamespace('sizes');

  /** An ad-hoc job whose arguments have so many bytes together. */
  function template(bytes: number): Manifest {
    const app = new App();
    Platform.set(app, { delivery: Delivery.KUBECTL_SERVER_SIDE });
    const chart = new Chart(app, 'batch', { namespace });
    const args = Array.from({ length: ARGS }, (_, index) => 'x'.repeat(Math.floor((bytes + index) / ARGS)));
    new AdHocJob(chart, 'report', { ...BASE, program: Program.image('registry.example/report:1.4.2', { args }) });
    return find(chart.toJson(), 'CronJob');
  }

  /** The most bytes of something that is accepted. */
  function most(upTo: number, isAccepted: (bytes: number) => boolean): number {
    let [fits, exceeds] = [0, upTo];
    while (exceeds - fits > 1) {
      const middle = Math.floor((fits + exceeds) / 2);
      [fits, exceeds] = isAccepted(middle) ? [middle, exceeds] : [fits, middle];
    }
    return fits;
  }

  const applyOnServer = (object: Manifest) => tryKubectl(['apply', '--server-side', '-f=-'], JSON.stringify(object));

  test('fits into etcd, with what the cluster adds; one of 1.5 MiB does not', async () => {
    const isAccepted = (bytes: number) => {
      try {
        return template(bytes) !== undefined;
      } catch {
        return false;
      }
    };
    const largest = template(most(1536 * 1024, isAccepted));
    expect(JSON.stringify(largest).length).toBeGreaterThan(1470 * 1024);
    expect(await applyOnServer(largest)).toMatchObject({ status: 0, stderr: '' });
    const container = largest.spec.jobTemplate.spec.template.spec.containers[0];
    container.args.push('x'.repeat(1536 * 1024 - JSON.stringify(largest).length));
    expect(await applyOnServer(largest)).toMatchObject({ status: 1, stderr: expect.stringContaining('too large') });
  });

  test.each(['x', '<', '"', 'é'])(
    'fits into its own annotations by kubectl apply, and not with one %s more',
    async (letter) => {
      const object = (count: number) => {
        const metadata = { name: `copy-${letter.charCodeAt(0)}`, namespace };
        return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { text: letter.repeat(count) } };
      };
      const count = most(256 * 1024, (bytes) => objectSizeProblems(object(bytes), Delivery.KUBECTL).length === 0);
      await kubectl(['apply', '-f=-'], JSON.stringify(object(count)));
      const refused = await tryKubectl(['apply', '-f=-'], JSON.stringify(object(count + 1)));
      expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('metadata.annotations: Too long') });
    },
  );
});
