import { Construct } from 'constructs';
import * as lib from '../../lib';
import { Untyped, withRequired } from '../properties/constructs';
import { render } from '../support/manifests';
import { linesOf } from '../support/refusals';
import { batchChart } from './sample';

/** All constructs but the one that renders nothing. */
const CONSTRUCTS = Object.entries(lib as Untyped).filter(
  ([name, made]) => (made as Untyped).prototype instanceof Construct && name !== 'ExternalBroker',
);

describe.each(CONSTRUCTS)('a %s', (name, made) => {
  function namesOf(id: string): string[] {
    const chart = batchChart();
    new (made as Untyped)(chart, id, withRequired(`${name}Props`, chart));
    return render(chart).map(({ metadata }) => metadata.name);
  }

  it('whose id is in PascalCase has names that Kubernetes takes', () => {
    const names = namesOf('NightlyETL');
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((one) => !/^nightly-etl(-[a-z0-9-]+)?$/.test(one))).toEqual([]);
  });

  it('has the names of its id where that is lower case', () => {
    expect(namesOf('nightly2-etl').filter((one) => !/^nightly2-etl(-[a-z0-9-]+)?$/.test(one))).toEqual([]);
  });

  it.each(['Nightly_ETL', 'Nightly ETL', 'Nightly.ETL'])('is told which name to write for the id %s', (id) => {
    const [line] = linesOf(() => namesOf(id));
    expect(line).toMatch(/ name: got .*; write name: 'nightly-etl'$/);
  });
});
