import { BadInput, jobWithPods } from './case';
import { batch } from './constructs';

const labelled = (labels: object) => jobWithPods({}, { labels });

export const LABELS: BadInput[] = [
  {
    what: 'a label key with a blank',
    make: batch({ labels: { 'a b': 'c' } }),
    says: [
      '[shop/report] labels["a b"]: got "a b", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; rename the key',
    ],
    manifest: labelled({ 'a b': 'c' }),
  },
  {
    what: 'a label key that every object of JavaScript has',
    make: batch({ labels: { constructor: 'books' } as never }),
    says: [
      '[shop/report] labels["constructor"]: got "constructor", allowed any other key: cdk8s takes it for what every object of JavaScript has; rename the key',
    ],
    manifest: labelled({ constructor: 'books' }),
    stricter: 'cdk8s cannot render it',
  },
  {
    what: 'an empty label key',
    make: batch({ labels: { '': 'c' } }),
    says: [
      '[shop/report] labels[""]: got "", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; rename the key',
    ],
    manifest: labelled({ '': 'c' }),
  },
  {
    what: 'a label key with two slashes',
    make: batch({ labels: { 'a/b/c': 'd' } }),
    says: [
      '[shop/report] labels["a/b/c"]: got "a/b/c", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; rename the key',
    ],
    manifest: labelled({ 'a/b/c': 'd' }),
  },
  {
    what: 'a label key of 64 characters',
    make: batch({ labels: { ['k'.repeat(64)]: 'v' } }),
    says: [
      '[shop/report] labels["kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"]: got "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; rename the key',
    ],
    manifest: labelled({ ['k'.repeat(64)]: 'v' }),
  },
  {
    what: 'a label value of 64 characters',
    make: batch({ labels: { team: 'v'.repeat(64) } }),
    says: [
      '[shop/report] labels["team"]: got "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; use an annotation for free text',
    ],
    manifest: labelled({ team: 'v'.repeat(64) }),
  },
  {
    what: 'a label value with a slash',
    make: batch({ labels: { team: 'a/b' } }),
    says: [
      '[shop/report] labels["team"]: got "a/b", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; use an annotation for free text',
    ],
    manifest: labelled({ team: 'a/b' }),
  },
  {
    what: 'a label value that is a number',
    make: batch({ labels: { team: 5 as unknown as string } }),
    says: ['[shop/report] labels["team"]: got 5, allowed text; write "5"'],
    manifest: labelled({ team: 5 }),
  },
  {
    what: 'a label that finds the pods of the workload',
    make: batch({ labels: { 'app.kubernetes.io/name': 'other' } }),
    says: [
      '[shop/report] labels["app.kubernetes.io/name"]: got "other", allowed nothing: the library or the cluster sets this label; use a label of your own, or patch the rendered object',
    ],
    ours: 'the library',
  },
  {
    what: 'a label that the Job controller sets',
    make: batch({ labels: { 'batch.kubernetes.io/job-name': 'other' } }),
    says: [
      '[shop/report] labels["batch.kubernetes.io/job-name"]: got "other", allowed nothing: the library or the cluster sets this label; use a label of your own, or patch the rendered object',
    ],
    manifest: labelled({ 'batch.kubernetes.io/job-name': 'other' }),
  },
];
