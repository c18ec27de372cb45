import { mkdirSync, symlinkSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { call, folderWith } from './command';
import { Given, MONDAY, complaintOf, cronJob, json, notesOf, show } from './schedule-command';

const yaml = (given: Given = {}) => stringify(cronJob({ schedule: '0 5 * * *', timeZone: 'Etc/UTC', ...given }));
const namesIn = (...paths: string[]) =>
  JSON.parse(call('schedule', ...paths, ...MONDAY, '--json').stdout).cronJobs.map((one: { name: string }) => one.name);

describe('CronJobs are read', () => {
  it('from YAML and JSON, as kubectl takes them from a folder', () => {
    const folder = folderWith({
      'a.yaml': yaml({ name: 'a' }),
      'b.yml': yaml({ name: 'b' }),
      'deep/c.json': JSON.stringify(cronJob({ name: 'c', schedule: '0 5 * * *' }), undefined, '\t'),
      'package.json': '{"name":"package"}',
      'd.txt': yaml({ name: 'd' }),
    });
    expect(namesIn(folder)).toEqual(['a', 'b', 'c']);
  });

  it('from folders that have the name of a file, too', () => {
    const folder = folderWith({ 'd.yaml/a.yaml': yaml({ name: 'a' }) });
    mkdirSync(join(folder, 'e.json'));
    symlinkSync(join(folder, 'e.json'), join(folder, 'f.yaml'));
    expect(namesIn(folder)).toEqual(['a']);
  });

  it('once, though a file is named twice', () => {
    const folder = folderWith({ 'helm.yaml': yaml({ name: 'helm' }) });
    expect(namesIn(join(folder, 'helm.yaml'), folder, `${folder}/./helm.yaml`)).toEqual(['helm']);
  });

  it.each(['batch/v1', 'batch/v1beta1'])(
    'from a list of %s whose items do not say their kind, as of the API',
    (version) => {
      const { metadata, spec } = cronJob({ name: 'a', schedule: '0 5 * * *' });
      const list = { apiVersion: version, kind: 'CronJobList', items: [{ metadata, spec }] };
      expect(namesIn(folderWith({ 'a.json': JSON.stringify(list) }))).toEqual(['a']);
    },
  );

  it('from a list only where they are some of Kubernetes', () => {
    const items = [{ ...cronJob({ name: 'typed' }) }, { metadata: { name: 'untyped' } }];
    const list = { apiVersion: 'example.com/v1', kind: 'CronJobList', items };
    expect(namesIn(folderWith({ 'a.json': JSON.stringify(list) }))).toEqual(['typed']);
  });

  it('where they are some of Kubernetes: others have such a kind, too', () => {
    const folder = folderWith({ 'a.yaml': yaml({ apiVersion: 'example.com/v1' }), 'b.yaml': yaml({ name: 'b' }) });
    expect(namesIn(folder)).toEqual(['b']);
  });
});

it('a CronJob of old is shown, and would be refused today', () => {
  const old = { apiVersion: 'batch/v1beta1', schedule: '0 5 * * *', timeZone: 'Etc/UTC' };
  expect(json([old], ...MONDAY).cronJobs[0].runs.length).toBe(1);
  expect(complaintOf(old)).toBe(
    '1 [shop/report] apiVersion: got batch/v1beta1, allowed batch/v1; Kubernetes refuses it since 1.25, write batch/v1\n',
  );
});

describe('what others have written', () => {
  it('stands on one line, also a schedule that is written over several', () => {
    const folder = folderWith({ 'a.yaml': yaml().replace('schedule: 0 5 * * *', 'schedule: |\n    0 5\n    * * *') });
    expect(call('schedule', folder, ...MONDAY).stdout).toContain('\nshop/report   0 5 * * *   Etc/UTC\n  Mon');
  });

  it('reaches no terminal as a command to it', () => {
    const evil = '\u001b[31mred\u0007\u009b2J\u202e';
    const given = [
      { name: evil, schedule: `0 5 * * * ${evil}`, timeZone: evil, concurrencyPolicy: evil },
      { name: `b${evil}`, schedule: '0 5 * * *', timeZone: 'Etc/UTC' },
    ];
    const { stdout, stderr } = show(given, ...MONDAY);
    expect(stdout).toContain('shop/[31mred2J');
    expect(`${stdout}${stderr}`).not.toMatch(/[^\P{C}\n]/u);
    expect(notesOf({ schedule: '0 5 * * *', timeZone: evil }).join()).not.toMatch(/\p{C}/u);
  });

  it('may say nothing of what is looked at', () => {
    const bare = 'apiVersion: batch/v1\nkind: CronJob\nmetadata: { namespace: null }\n';
    const { status, stdout } = call('schedule', folderWith({ 'a.yaml': bare }), ...MONDAY);
    expect(status).toBe(1);
    expect(stdout).toContain('\nwithout a name      Etc/UTC\n  problem  schedule: got nothing');
  });
});
