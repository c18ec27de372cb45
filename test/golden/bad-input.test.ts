import { readFileSync, readdirSync, rmSync } from 'fs';
import { join } from 'path';
import { SCRATCH } from '../bad-input/scratch';
import { call, spawnCommand } from '../cli/command';
import { folderWithApp } from './bad-apps';
import { BAD_APPS } from './bad-input-cases';

/** Where the app was when it made the mistake: behind the first eight lines, with which each begins. */
const PLACE = /^ {4}at .*main\.js:(9|[1-9]\d):\d+$/;

afterAll(() => rmSync(SCRATCH, { recursive: true }));

describe('an app with bad input', () => {
  it.each(BAD_APPS)('is told of $kind, and nothing else happens', ({ app, says, isOfWholeApp }) => {
    const { folder, main, output } = folderWithApp(app);
    const { status, stdout, stderr } = call('synth', main, '--output', output);
    const lines = stderr.split(folder).join('FOLDER').split('\n');
    expect(lines.filter((line) => !PLACE.test(line))).toEqual([...says, '']);
    expect(lines.filter((line) => PLACE.test(line))).toHaveLength(isOfWholeApp ? 0 : 1);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(readdirSync(folder).sort()).toEqual(['dist', 'main.js', 'run.sh']);
    expect(readdirSync(output)).toEqual(['shop.k8s.yaml']);
    expect(readFileSync(join(output, 'shop.k8s.yaml'), 'utf8')).toBe('an: earlier render\n');
  });

  it('renders once its input is good', () => {
    const { main, output } = folderWithApp("new b.BatchJob(chart, 'report', { program, resources });");
    const { status, stdout, stderr } = call('synth', main, '--output', output);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${join(output, 'shop.k8s.yaml')}\n`, stderr: '' });
    expect(readFileSync(join(output, 'shop.k8s.yaml'), 'utf8')).toContain('kind: Job\n');
  });

  it('is told in the same words by the command itself, without a stack', () => {
    const { app, says } = BAD_APPS[BAD_APPS.length - 1];
    const { folder, main } = folderWithApp(app);
    const outcome = spawnCommand(folder, ['synth', main]);
    expect(outcome).toMatchObject({ status: 1, stdout: '' });
    expect(outcome.stderr.split('\n').filter((line) => !PLACE.test(line))).toEqual([...says, '']);
  });
});
