import { describe as sentence } from '../../lib/fields/problem';
import { secretProblems, secretsProblems } from '../../lib/security/readable-text';

describe('what all who may read a manifest can read', () => {
  it('holds no secret, and the message does not repeat it', () => {
    expect(secretProblems('args', 'db://u:hunter2@h', 'leave it out').map(sentence)).toEqual([
      'args: got a URL with a password, allowed no secret: the manifest shows it; leave it out',
    ]);
  });

  it('is told by its name where there are several', () => {
    const annotations = { owner: 'books', key: '-----BEGIN PRIVATE KEY-----' };
    expect(secretsProblems('annotations', annotations, 'leave it out').map(sentence)).toEqual([
      'annotations["key"]: got a private key, allowed no secret: the manifest shows it; leave it out',
    ]);
  });

  it('is a text; other values are told elsewhere', () => {
    expect(secretProblems('args', 5, 'leave it out')).toEqual([]);
  });
});
