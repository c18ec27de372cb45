import { describe as sentence } from '../../lib/fields/problem';
import { readableAnnotations } from '../../lib/security/readable-annotations';

describe('the annotations of an object that is no pod', () => {
  it('hold no secret, and the message does not repeat it', () => {
    const annotations = { owner: 'books', key: '-----BEGIN PRIVATE KEY-----', db: 'db://u:hunter2@h' };
    expect(readableAnnotations.problems('annotations', annotations).map(sentence)).toEqual([
      'annotations["key"]: got a private key, allowed no secret: the manifest shows it; leave it out',
      'annotations["db"]: got a URL with a password, allowed no secret: the manifest shows it; leave it out',
    ]);
  });

  it('are texts, before anybody looks for secrets in them', () => {
    expect(readableAnnotations.typeProblems('annotations', { port: 5 }).map(sentence)).toEqual([
      'annotations["port"]: got 5, allowed text; write "5"',
    ]);
  });

  it('are legal', () => {
    expect(readableAnnotations.problems('annotations', { 'a b': '' })).toMatchObject([{ prop: 'annotations["a b"]' }]);
  });
});
