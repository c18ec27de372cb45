import { ApiObject, Chart, Lazy, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { BatchNamespace } from '../../lib/cluster/batch-namespace';
import { passTheGate } from '../../lib/rendered/gate';
import { linesOf } from '../support/refusals';

function configMap(scope: Construct, id: string, name: string, namespace?: string) {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } });
}

function watchedApp() {
  const app = Testing.app();
  passTheGate(app);
  return app;
}

describe('two objects of one kind, namespace and name', () => {
  it('are a problem at synth, told with the paths of both', () => {
    const app = watchedApp();
    const chart = new Chart(app, 'batch', { namespace: 'analytics' });
    configMap(chart, 'first', 'prices');
    configMap(new Construct(chart, 'second'), 'Default', 'prices');
    expect(linesOf(() => app.synthYaml())).toEqual([
      'Error: Validation failed with the following errors:',
      expect.stringContaining(
        '  [batch/second/Default] name: got two objects ConfigMap "prices" in namespace "analytics", ' +
          'the other one at [batch/first], allowed one; ',
      ),
    ]);
  });

  it('are a problem in different charts, and in whichever of them is rendered', () => {
    const app = watchedApp();
    const charts = ['one', 'two'].map((id) => new Chart(app, id, { namespace: 'analytics' }));
    charts.forEach((chart) => configMap(chart, 'config', 'prices'));
    expect(() => Testing.synth(charts[0])).toThrow('[two/config] name: got two objects ConfigMap "prices"');
    expect(() => Testing.synth(charts[1])).toThrow('[two/config] name: got two objects ConfigMap "prices"');
    expect(() => app.synth()).toThrow('[two/config] name: got two objects ConfigMap "prices"');
  });

  it('are a problem where no namespace is said', () => {
    const chart = new Chart(watchedApp(), 'batch');
    configMap(chart, 'first', 'prices');
    configMap(chart, 'second', 'prices');
    expect(() => Testing.synth(chart)).toThrow(
      '[batch/second] name: got two objects ConfigMap "prices", the other one at [batch/first], allowed one; ',
    );
  });

  it('are a problem in two versions of one API group', () => {
    const chart = new Chart(watchedApp(), 'batch');
    new ApiObject(chart, 'new', { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'prices' } });
    new ApiObject(chart, 'old', { apiVersion: 'batch/v1beta1', kind: 'CronJob', metadata: { name: 'prices' } });
    expect(() => Testing.synth(chart)).toThrow('[batch/old] name: got two objects CronJob "prices"');
  });

  it('are a problem for a kind that lives in no namespace, whatever namespaces their charts have', () => {
    const app = watchedApp();
    for (const id of ['one', 'two']) {
      new ApiObject(new Chart(app, id, { namespace: id }), 'role', {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'reader' },
      });
    }
    expect(() => app.synthYaml()).toThrow(
      '[two/role] name: got two objects ClusterRole "reader", the other one at [one/role], allowed one; ',
    );
  });

  it.each([
    ['apiregistration.k8s.io/v1', 'APIService'],
    ['certificates.k8s.io/v1', 'CertificateSigningRequest'],
    ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
    ['storage.k8s.io/v1', 'CSIDriver'],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
    ['networking.k8s.io/v1', 'IngressClass'],
    ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration'],
    ['v1', 'Namespace'],
    ['v1', 'PersistentVolume'],
    ['scheduling.k8s.io/v1', 'PriorityClass'],
    ['node.k8s.io/v1', 'RuntimeClass'],
    ['storage.k8s.io/v1', 'StorageClass'],
    ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy'],
    ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding'],
    ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
  ])('of %s, %s, are a problem in two namespaces, too', (apiVersion, kind) => {
    const app = watchedApp();
    for (const id of ['one', 'two']) {
      new ApiObject(new Chart(app, id, { namespace: id }), 'object', { apiVersion, kind, metadata: { name: 'a' } });
    }
    expect(() => app.synthYaml()).toThrow(`[two/object] name: got two objects ${kind} "a",`);
  });

  it('are a problem each, when there are three', () => {
    const chart = new Chart(watchedApp(), 'batch');
    ['a', 'b', 'c'].forEach((id) => configMap(chart, id, 'prices'));
    expect(() => Testing.synth(chart)).toThrow(/\[batch\/b\].*at \[batch\/a\].*\n.*\[batch\/c\].*at \[batch\/a\]/);
  });

  it('are told once, however many constructs ask for it', () => {
    const app = watchedApp();
    const chart = new Chart(app, 'batch');
    ['a', 'b'].forEach((id) => passTheGate(configMap(chart, id, 'prices')));
    expect(app.node.validate()).toEqual([]);
    expect(() => Testing.synth(chart)).toThrow(/^Validation failed with the following errors:\n.*$/);
  });

  it('are told again at the next synth, and no longer once there is one', () => {
    const app = watchedApp();
    const chart = new Chart(app, 'batch');
    configMap(chart, 'first', 'prices');
    configMap(chart, 'second', 'prices');
    expect(() => app.synthYaml()).toThrow('[batch/second] name: got two');
    expect(() => app.synthYaml()).toThrow('[batch/second] name: got two');
    chart.node.tryRemoveChild('first');
    expect(app.synthYaml()).toContain('name: prices');
  });

  it('are a problem when the constructs of this library make them', () => {
    const chart = Testing.chart();
    new BatchNamespace(chart, 'analytics');
    new BatchNamespace(chart, 'twin', { name: 'analytics' });
    expect(() => Testing.synth(chart)).toThrow(
      '[test/twin/Default] name: got two objects Namespace "analytics", the other one at [test/analytics/Default]',
    );
  });
});

describe('objects that only look alike', () => {
  it.each<[string, (chart: Chart) => unknown]>([
    ['have another name', (chart) => configMap(chart, 'second', 'volumes')],
    ['have another namespace', (chart) => configMap(chart, 'second', 'prices', 'elsewhere')],
    [
      'are of another kind',
      (chart) => new ApiObject(chart, 'second', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'prices' } }),
    ],
    [
      'are of another API group',
      (chart) =>
        new ApiObject(chart, 'second', {
          apiVersion: 'example.com/v1',
          kind: 'ConfigMap',
          metadata: { name: 'prices' },
        }),
    ],
    [
      'have a name that cdk8s makes',
      (chart) => new ApiObject(chart, 'second', { apiVersion: 'v1', kind: 'ConfigMap' }),
    ],
  ])('are fine when they %s', (_title, addSecond) => {
    const chart = new Chart(watchedApp(), 'batch', { namespace: 'analytics' });
    configMap(chart, 'first', 'prices');
    addSecond(chart);
    expect(Testing.synth(chart)).toHaveLength(2);
  });

  it('are fine while their names are not known yet', () => {
    const chart = new Chart(watchedApp(), 'batch');
    ['first', 'second'].forEach((name) => configMap(chart, name, Lazy.any({ produce: () => name })));
    expect(Testing.synth(chart)).toHaveLength(2);
  });

  it('are fine in different apps', () => {
    for (const app of [watchedApp(), watchedApp()]) {
      const chart = new Chart(app, 'batch');
      configMap(chart, 'config', 'prices');
      expect(Testing.synth(chart)).toHaveLength(1);
    }
  });
});
