import { Testing } from 'cdk8s';
import { ConfigMap, PersistentVolumeClaim, Secret, ServiceAccount } from 'cdk8s-plus-27';
import { Secret as OtherSecret } from 'cdk8s-plus-30';
import { AnyField } from '../../lib/fields/field';
import { configMap, persistentVolumeClaim, secret, serviceAccount } from '../../lib/kubernetes/named-objects';

const chart = Testing.chart();

describe.each<[string, AnyField, string, object]>([
  ['Secret', secret, 'fromSecretName', Secret.fromSecretName(chart, 'secret', 'a')],
  ['ConfigMap', configMap, 'fromConfigMapName', ConfigMap.fromConfigMapName(chart, 'config', 'a')],
  [
    'ServiceAccount',
    serviceAccount,
    'fromServiceAccountName',
    ServiceAccount.fromServiceAccountName(chart, 'account', 'a'),
  ],
  [
    'PersistentVolumeClaim',
    persistentVolumeClaim,
    'fromClaimName',
    PersistentVolumeClaim.fromClaimName(chart, 'claim', 'a'),
  ],
])('a %s', (kind, field, factory, declared) => {
  it('is known by its name, and by its kind where it says one', () => {
    const values = [declared, { name: 'a' }, { name: 'a', kind }];
    expect(values.flatMap((value) => field.typeProblems('prop', value))).toEqual([]);
    expect(field.facts).toEqual({ kind });
  });

  it.each<[unknown, string, string]>([
    ['mq-login', '"mq-login"', '"mq-login"'],
    [undefined, 'nothing', "'name'"],
    [{ kind }, `{"kind":"${kind}"}`, "'name'"],
    [{ name: 5 }, '{"name":5}', "'name'"],
    [{ name: 'a', kind: 'Pod' }, '{"name":"a","kind":"Pod"}', "'name'"],
  ])('is not %j, and is declared by its name', (value, got, name) => {
    const fix = `write for example ${kind}.${factory}(chart, 'id', ${name})`;
    expect(field.typeProblems('prop', value)).toEqual([{ prop: 'prop', got, allowed: `a ${kind} of cdk8s-plus`, fix }]);
  });

  it('has a name that an object can have', () => {
    expect(field.problems('prop', { name: 'a.b' })).toEqual([]);
    expect(field.problems('prop', { name: 'A_b' }).map(({ prop, got }) => [prop, got])).toEqual([['prop', '"A_b"']]);
  });
});

it('an object may be of another release of cdk8s-plus', () => {
  expect(secret.typeProblems('prop', OtherSecret.fromSecretName(chart, 'other', 'a'))).toEqual([]);
});
