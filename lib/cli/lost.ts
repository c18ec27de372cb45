import { show } from '../fields/show';
import { synths } from '../rendered/synth-log';

/** What an app made and no file holds: it was made too late, or another app has written the same file. */
export function lost(): string | undefined {
  const { late, written } = synths();
  if (late.length > 0) {
    const made = late.map((path) => `[${path}]`).join(', ');
    return `${made} was made after app.synth(), so no file holds it: nothing is swapped; move app.synth() to the end`;
  }
  const apps = new Map(written.map((one) => [one.app, one]));
  const files = [...apps.values()].flatMap(({ folder, charts }) => charts.map((chart) => `${folder} ${chart}`));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  return twice === undefined
    ? undefined
    : `two Apps render a chart ${show(twice.split(' ').pop())}, one over the other: nothing is swapped; give the charts other ids, or make them in one App`;
}
