import { merged } from '../../lib/kubernetes/list-keys';

test('maps merge by their keys, null takes out, and what is new replaces what was', () => {
  expect(merged({ a: 1, b: { c: 1, d: 2 }, e: 3 }, { a: 2, b: { c: null, f: 4 }, g: 5 })).toEqual({
    a: 2,
    b: { d: 2, f: 4 },
    e: 3,
    g: 5,
  });
  expect(merged({ a: 1 }, { a: { b: { c: null, d: 1 } } })).toEqual({ a: { b: { d: 1 } } });
});

test.each([
  ['containers', [{ name: 'a', x: 1 }], [{ name: 'a', y: 2 }], [{ name: 'a', x: 1, y: 2 }]],
  ['volumes', [{ name: 'a' }], [{ name: 'b' }], [{ name: 'a' }, { name: 'b' }]],
  [
    'volumeMounts',
    [{ mountPath: '/a', name: 'a' }],
    [{ mountPath: '/a', name: 'b' }],
    [{ mountPath: '/a', name: 'b' }],
  ],
  [
    'ports',
    [{ containerPort: 1 }],
    [{ containerPort: 1, protocol: 'TCP', name: 'a' }],
    [{ containerPort: 1, protocol: 'TCP', name: 'a' }],
  ],
  [
    'ports',
    [{ containerPort: 1, protocol: 'TCP' }],
    [{ containerPort: 1, protocol: 'UDP' }],
    [
      { containerPort: 1, protocol: 'TCP' },
      { containerPort: 1, protocol: 'UDP' },
    ],
  ],
])('%s merge by what tells their items apart', (field, before, patch, after) => {
  expect(merged({ [field]: before }, { [field]: patch })).toEqual({ [field]: after });
});

test.each(['args', 'command', 'tolerations'])('%s are replaced as a whole', (field) => {
  expect(merged({ [field]: ['a', 'b'] }, { [field]: ['c'] })).toEqual({ [field]: ['c'] });
});

test('neither part is changed', () => {
  const before = { list: [1], containers: [{ name: 'a' }] };
  const patch = { containers: [{ name: 'a', tty: true }] };
  merged(before, patch);
  expect([before, patch]).toEqual([
    { list: [1], containers: [{ name: 'a' }] },
    { containers: [{ name: 'a', tty: true }] },
  ]);
});
