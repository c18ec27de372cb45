import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { call, spawnCommand } from '../cli/command';
import { folderWithApp } from './bad-apps';
import { BAD_APPS } from './bad-input-cases';

describe('an app with bad input', () => {
  it.each(BAD_APPS)('is told of $kind, and nothing else happens', ({ app, says }) => {
    const { folder, main, output } = folderWithApp(app);
    const { status, stdout, stderr } = call('synth', main, '--output', output);
    expect(stderr.split(folder).join('FOLDER').split('\n')).toEqual([...says, '']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(readdirSync(folder).sort()).toEqual(['dist', 'main.js', 'program.sh']);
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
    expect(outcome).toMatchObject({ status: 1, stdout: '', stderr: `${says.join('\n')}\n` });
  });
});
