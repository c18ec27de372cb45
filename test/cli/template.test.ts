import { join } from 'path';
import { parse } from 'yaml';
import { freshJobName, jobNameProblems } from '../../lib/cli/job-name';
import { call, folderWith } from './command';
import { PLAIN, REPORT } from './report-template';

/** What `run` says about a template that stands in a file. */
function complaint(text: string, ...words: string[]): string {
  const file = join(folderWith({ 'template.yaml': text }), 'template.yaml');
  const { status, stdout, stderr } = call('run', ...words, '--from', file);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  return stderr.split(file).join('FILE');
}

describe('a template', () => {
  const twice = `${PLAIN}---\n${PLAIN.replace('name: cleanup', 'name: cleanup, namespace: shop')}`;
  const folder = folderWith({ 'a.yaml': twice, 'b/c.yml': REPORT, 'd.txt': '{', 'e.yaml': '', 'f.json': '{}' });

  it('is found in every YAML and JSON file of a folder, however deep', () => {
    expect(call('run', 'report', 'year=2026', '--from', folder).status).toBe(0);
  });

  it('is chosen by its namespace when there are several of its name', () => {
    expect(call('run', 'cleanup', '--from', folder).stderr).toBe(
      'TEMPLATE: got "cleanup", which is in the namespaces nothing, "shop", allowed one of them; ' +
        'choose it with --namespace\n',
    );
    const { stdout } = call('run', 'cleanup', '--from', folder, '--namespace', 'shop');
    expect(parse(stdout).metadata.namespace).toBe('shop');
  });

  it('is a CronJob', () => {
    expect(complaint('kind: Job\nmetadata: { name: report }', 'report')).toBe(
      'TEMPLATE: got "report", allowed nothing: there is no CronJob in FILE; ' +
        'correct the name, or read the template from elsewhere with --from\n',
    );
    expect(complaint(PLAIN, 'cleanup', '--namespace', 'shop')).toBe(
      'TEMPLATE: got "cleanup", allowed nothing: there is no CronJob in FILE, namespace shop; ' +
        'correct the name, or read the template from elsewhere with --from\n',
    );
  });

  it.each([
    '',
    'spec: { jobTemplate: 5 }',
    'spec: { jobTemplate: { spec: { template: { spec: { containers: [] } } } } }',
  ])('has containers, unlike one with %j', (spec) => {
    const got = spec.includes('[]') ? '[]' : 'nothing';
    expect(complaint(`kind: CronJob\nmetadata: { name: report }\n${spec}`, 'report')).toBe(
      `report spec.jobTemplate.spec.template.spec.containers: got ${got}, ` +
        'allowed one or more containers, each with a name, as each of their variables; read the whole CronJob\n',
    );
  });

  it.each([
    '[',
    '{}',
    '[5]',
    '[{"name":"size"}]',
    '[{"name":"size","type":"choice"}]',
    '[{"name":"size","type":"choice","choices":[1]}]',
    '[{"name":"__proto__","type":"choice","choices":["a"]}]',
    '[{"name":"count","type":"integer"}]',
    '[{"name":"note","type":"text","maxLength":9,"pattern":"("}]',
    '[{"name":"note","type":"text","maxLength":9,"default":5}]',
    '[{"name":"note","type":"text","maxLength":9,"default":null}]',
    '[{"name":"note","type":"text","maxLength":9,"default":"too long by far"}]',
    '[{"name":"note","type":"text","maxLength":9,"pattern":5}]',
    '[null]',
    '[{"name":"path","type":"text","maxLength":9}]',
  ])('declares its parameters as AdHocJob does, unlike %j', (declarations) => {
    const template = parse(PLAIN);
    template.metadata.annotations = { 'cdk8s-batch/parameters': declarations };
    expect(complaint(JSON.stringify(template), 'cleanup')).toBe(
      `annotation cdk8s-batch/parameters: got ${JSON.stringify(declarations)}, ` +
        'allowed the JSON that AdHocJob renders; render and apply the template again\n',
    );
  });
});

describe('a file of templates', () => {
  const fix = 'pipe what `kubectl get -o yaml` prints, or name a rendered file';

  it.each([
    ['a: [1', 'Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 6'],
    ['just words', '"just words"'],
    ['a: *b', 'Unresolved alias (the anchor must be set before the alias): b'],
  ])('is YAML of objects, unlike %j', (text, got) => {
    expect(complaint(text, 'report')).toBe(`FILE: got ${got}, allowed YAML of Kubernetes objects; ${fix}\n`);
  });

  it('may have a name that some parsers take for a number', () => {
    const folder = folderWith({ 'e1.yaml': PLAIN.split('cleanup').join('e1') });
    expect(parse(call('run', 'e1', '--from', folder).stdout).metadata.name).toMatch(/^e1-[0-9a-f]{10}$/);
  });

  it('may be a list, also one of the API, whose items do not say their kind; they are objects', () => {
    const { metadata, spec } = parse(PLAIN);
    const list = (...items: unknown[]) => JSON.stringify({ apiVersion: 'batch/v1', kind: 'CronJobList', items });
    const file = join(folderWith({ 'list.json': list({ metadata, spec }) }), 'list.json');
    expect(parse(call('run', 'cleanup', '--from', file).stdout).kind).toBe('Job');
    const got = `FILE: got 5, allowed YAML of Kubernetes objects; ${fix}\n`;
    expect(complaint(list(5, { metadata, spec }), 'cleanup')).toBe(got);
  });

  it('does not blow up by its aliases', () => {
    const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, index, all) => {
      const below = index === 0 ? 'x' : `*${all[index - 1]}`;
      return `${name}: &${name} [${Array(9).fill(below).join(', ')}]`;
    });
    expect(complaint(levels.join('\n'), 'report')).toBe(
      'FILE: got Excessive alias count indicates a resource exhaustion attack, ' +
        `allowed YAML of Kubernetes objects; ${fix}\n`,
    );
  });

  it('may hold anchors, which the Job then spells out', () => {
    const containers = 'containers: [{ name: a, env: &shared [{ name: A, value: b }] }, { name: b, env: *shared }]';
    const file = join(folderWith({ 'a.yaml': PLAIN.replace(/containers: .*/, containers) }), 'a.yaml');
    const { stdout } = call('run', 'cleanup', '--from', file);
    expect(stdout.split('- name: A\n')).toHaveLength(3);
    expect(stdout).not.toContain('*');
  });
});

describe('the name of a run', () => {
  const template = (name: string, spec = {}) => ({ metadata: { name }, spec: { jobTemplate: { spec } } });

  it.each(['a', 'report', 'a'.repeat(52), `${'a'.repeat(51)}-`.repeat(2), 'books.shop.example'])(
    'is legal when the template is called %j',
    (name) => {
      const fresh = freshJobName(template(name));
      expect(fresh).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
      expect(fresh.startsWith(name.slice(0, 5).replace('.', '-'))).toBe(true);
      expect(jobNameProblems(fresh, template(name))).toEqual([]);
    },
  );

  it('is cut where it is still read well', () => {
    expect(freshJobName(template(`${'a'.repeat(51)}-report`))).toMatch(/^a{51}-[0-9a-f]{10}$/);
  });

  it('has 63 characters at most, less what the index of a pod takes', () => {
    const plain = template('report');
    const indexed = template('report', { completionMode: 'Indexed', completions: 101 });
    expect(jobNameProblems('a'.repeat(63), plain)).toEqual([]);
    expect(jobNameProblems('a'.repeat(59), indexed)).toEqual([]);
    expect(jobNameProblems('a'.repeat(64), plain)[0]).toMatchObject({ prop: '--name', fix: 'shorten it by 1' });
    expect(jobNameProblems('a'.repeat(60), indexed)[0]).toMatchObject({
      allowed: '1 to 59 lower-case letters, digits and "-", starting and ending with a letter or digit',
      fix: 'shorten it by 1',
    });
    expect(freshJobName(template('a'.repeat(80), { completionMode: 'Indexed', completions: 101 }))).toHaveLength(59);
  });
});
