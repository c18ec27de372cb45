import { App, Chart } from 'cdk8s';
import { BadInput } from './case';
import { SCRATCH } from './scratch';

/** How cdk8s begins what validations at synth say. */
const AT_SYNTH = 'Validation failed with the following errors:';

/** The end of a name that is made by content. */
const CONTENT = /-[0-9a-f]{10}"/g;

/** What a user reads when an app with this input is rendered, line by line; nothing when it renders. */
export function refusalOf({ make }: BadInput): string[] {
  const app = new App();
  try {
    make(new Chart(app, 'shop', { namespace: 'shop' }));
    app.synthYaml();
    return [];
  } catch (error) {
    const { name, message } = error as Error;
    const isOurs = name === 'ProblemsError' || message.startsWith(AT_SYNTH);
    const lines = message.split('\n').filter((line) => line !== AT_SYNTH);
    const told = lines.map((line) => line.trim().split(SCRATCH).join('FOLDER').replace(CONTENT, '-HASH"'));
    return isOurs ? [...new Set(told)] : [`CRASH ${name}: ${message}`];
  }
}
