import { Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { show } from '../../lib/fields/show';
import { configKeyProblems, dnsLabelProblems, dnsSubdomainProblems, envNameProblems } from '../../lib/kubernetes/names';
import { nameOf } from '../../lib/kubernetes/object-name';
import { refusalsOf } from '../support/refusals';

function at(...ids: string[]) {
  return ids.reduce<Construct>((scope, id) => new Construct(scope, id), Testing.chart());
}

/** No construct may have the name of what each object of JavaScript has. */
const lowerCaseId = fc.stringMatching(/^[a-z0-9-]+$/).filter((id) => !(id in {}));

describe('the name of an object', () => {
  it('is the id of a construct that stands in the chart', () => {
    expect(nameOf(at('prices'), undefined)).toBe('prices');
  });

  it('is the path below the chart, without the ids "Default"', () => {
    expect(nameOf(at('prices', 'nightly'), undefined)).toBe('prices-nightly');
    expect(nameOf(at('prices', 'Default', 'nightly', 'Default'), undefined)).toBe('prices-nightly');
  });

  it.each([
    ['MetricsCollector', 'metrics-collector'],
    ['metricsCollector', 'metrics-collector'],
    ['ETLJob', 'etl-job'],
    ['NightlyETL', 'nightly-etl'],
    ['Step2Load', 'step2-load'],
    ['S3Sync', 's3-sync'],
    ['ABTest', 'ab-test'],
    ['Nightly-Report', 'nightly-report'],
    ['A', 'a'],
    ['step2-load', 'step2-load'],
    ['a--b-', 'a--b-'],
    ['2nd', '2nd'],
  ])('has the id %s in kebab case', (id, name) => {
    expect(nameOf(at(id), undefined)).toBe(name);
    expect(nameOf(at('Prices', id), undefined)).toBe(`prices-${name}`);
  });

  it.each(['My_Job', 'My.Job', 'My Job', 'Überblick'])('is no guess at an id with other characters: %s', (id) => {
    expect(nameOf(at(id), undefined)).toBe(id);
  });

  it('is what its user says, in whatever case', () => {
    expect(nameOf(at('prices'), 'MyJob')).toBe('MyJob');
  });

  it('is the id itself where that is lower case', () => {
    fc.assert(
      fc.property(lowerCaseId, (id) => {
        expect(nameOf(at(id), undefined)).toBe(id);
      }),
    );
  });

  it('starts below the nearest chart, when charts stand in charts', () => {
    const inner = new Chart(Testing.chart(), 'inner');
    expect(nameOf(new Construct(inner, 'prices'), undefined)).toBe('prices');
  });

  it('needs a chart, which gives every object its namespace and labels', () => {
    expect(refusalsOf(() => nameOf(new Construct(Testing.app(), 'prices'), 'volumes'))).toEqual([
      '[prices] scope: got no Chart',
    ]);
  });

  it('needs a chart whose namespace and labels are legal, told at the nearest chart', () => {
    const outer = new Chart(Testing.app(), 'outer', { namespace: 'No' });
    const inner = new Chart(outer, 'inner', { namespace: 'My Space', labels: { team: 'a b' } });
    expect(refusalsOf(() => nameOf(new Construct(inner, 'prices'), undefined))).toEqual([
      '[outer/inner] namespace: got "My Space"',
      '[outer/inner] labels["team"]: got "a b"',
    ]);
  });

  it('needs such a chart from JavaScript, too, where both may be numbers', () => {
    const numbers = { namespace: 7, labels: { team: 1 } } as never;
    const chart = new Chart(Testing.app(), 'batch', numbers);
    expect(refusalsOf(() => nameOf(new Construct(chart, 'prices'), undefined))).toEqual([
      '[batch] namespace: got 7',
      '[batch] labels["team"]: got 1',
    ]);
  });

  it('is what its user says, even when that is nothing, which is refused later', () => {
    expect(nameOf(at('prices'), 'volumes')).toBe('volumes');
    expect(nameOf(at('prices'), '')).toBe('');
  });
});

describe('a DNS label', () => {
  const allowed = '1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit';

  it.each(['a', '1', 'a-1', 'a--b', 'a'.repeat(63)])('may be %j', (value) => {
    expect(dnsLabelProblems('name', value)).toEqual([]);
  });

  it.each<[unknown, string, string]>([
    ['', '""', 'for example "nightly-report"'],
    ['-', '"-"', 'for example "nightly-report"'],
    ['-a', '"-a"', 'for example "a"'],
    ['a-', '"a-"', 'for example "a"'],
    ['a.b', '"a.b"', 'for example "a-b"'],
    ['My Job', '"My Job"', 'for example "my-job"'],
    ['--Zürich & Küsnacht--', '"--Zürich & Küsnacht--"', 'for example "zurich-kusnacht"'],
    ['A'.repeat(63), `"${'A'.repeat(63)}"`, `for example "${'a'.repeat(63)}"`],
    ['ﬁ'.repeat(63), `"${'ﬁ'.repeat(63)}"`, `for example "${'fi'.repeat(31)}f"`],
    ['a\n', '"a\\n"', 'for example "a"'],
    ['a'.repeat(64), `"${'a'.repeat(64)}"`, 'shorten it by 1'],
    [7, '7', 'for example "7"'],
  ])('is not %j', (value, got, fix) => {
    expect(dnsLabelProblems('namespace', value as string)).toEqual([{ prop: 'namespace', got, allowed, fix }]);
  });

  it('may be shorter still where something is appended to it', () => {
    expect(dnsLabelProblems('name', 'a'.repeat(52), 52)).toEqual([]);
    expect(dnsLabelProblems('name', 'a'.repeat(55), 52)[0]).toMatchObject({
      allowed: '1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit',
      fix: 'shorten it by 3',
    });
  });

  it('is suggested as a prop where it is the name of a construct, which may come from its id', () => {
    expect(dnsLabelProblems('name', 'My_Job')[0].fix).toBe("write name: 'my-job'");
    expect(dnsLabelProblems('name', 'Nightly.ReportOfSales')[0].fix).toBe("write name: 'nightly-report-of-sales'");
  });

  it('is suggested only where the suggestion is one', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 70 }), fc.integer({ min: 1, max: 63 }), (text, max) => {
        const suggestion = dnsLabelProblems('namespace', text, max)[0]?.fix.match(/^for example "(.*)"$/)?.[1];
        if (suggestion !== undefined && suggestion !== 'nightly-report') {
          expect(dnsLabelProblems('name', suggestion, max)).toEqual([]);
        }
      }),
    );
  });
});

describe('a DNS subdomain', () => {
  it.each(['a', 'a.b', 'batch.example.com', `${'a'.repeat(100)}.${'b'.repeat(152)}`])('may be %j', (value) => {
    expect(dnsSubdomainProblems('name', value)).toEqual([]);
  });

  it.each(['', '.', 'a.', '.a', 'a..b', 'A', 'a_b', 'a.-b', 'a'.repeat(254), undefined as unknown as string])(
    'is not %j',
    (value) => {
      expect(dnsSubdomainProblems('name', value)).toMatchObject([{ prop: 'name', got: show(value) }]);
    },
  );
});

describe('the name of an environment variable', () => {
  it.each(['A', '_', 'a1', 'HTTP_PROXY'])('may be %j', (value) => {
    expect(envNameProblems('env', value)).toEqual([]);
  });

  it.each(['', '1A', 'A-B', 'A.B', 'A=B', 'Ä'])('is not %j', (value) => {
    expect(envNameProblems('env', value)).toMatchObject([
      { prop: 'env', allowed: 'letters, digits and "_", not starting with a digit' },
    ]);
  });
});

describe('the key of a ConfigMap', () => {
  it.each(['a', 'worker.py', '.hidden', '_-.', 'a..b', 'a'.repeat(253)])('may be %j', (value) => {
    expect(configKeyProblems('file', value)).toEqual([]);
  });

  it.each(['', '.', '..', '..data', 'a/b', 'a b', 'a'.repeat(254), undefined as unknown as string])(
    'is not %j',
    (value) => {
      expect(configKeyProblems('file', value)).toMatchObject([
        {
          prop: 'file',
          allowed: '1 to 253 letters, digits, "-", "_" and ".", not "." and not starting with ".."',
        },
      ]);
    },
  );
});
