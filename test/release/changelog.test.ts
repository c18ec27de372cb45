import { entriesAfter, hasName } from './changelog';

const CHANGELOG = `# Changelog
A change that gives Jobs new names is marked **new runs**: \`intro\`.

## Unreleased
A paragraph with \`prose\`.

### Added
- One bullet, on
  two lines: \`one\`.
- Another with \`Two.three\`.

  More about \`two\`.
### Removed
- \`four\`

## 0.2.0 - 2027-01-01
### Added
- \`five\`

## 0.1.0 - 2026-11-27
### Added
- \`six\`
`;

describe('the entries of a changelog', () => {
  it('are the bullets and paragraphs above the heading of a release', () => {
    const entries = entriesAfter('0.1.0', CHANGELOG);
    expect(entries.map(({ heading, text }) => [heading, text.trim()])).toEqual([
      ['Unreleased', 'A paragraph with `prose`.'],
      ['Added', '- One bullet, on\n  two lines: `one`.'],
      ['Added', '- Another with `Two.three`.\n\n  More about `two`.'],
      ['Removed', '- `four`'],
      ['Added', '- `five`'],
    ]);
  });

  it('are none where nothing stands above it', () => {
    expect(entriesAfter('0.1.0', '# Changelog\n\n## Unreleased\n\n## 0.1.0 - 2026-11-27\n- `six`\n')).toEqual([]);
  });

  it('cannot be told without a heading of that very release', () => {
    expect(() => entriesAfter('0.1', CHANGELOG)).toThrow('CHANGELOG.md has no heading "## 0.1"');
    expect(() => entriesAfter('0.1.0', CHANGELOG.replace('## 0.1.0 ', '## 0.1.0-rc.1 '))).toThrow('has no heading');
  });
});

describe('a name in an entry', () => {
  const has = (text: string, name: string) => hasName({ heading: 'Added', text }, name);

  it('stands in code quotes', () => {
    expect(has('- The `Queue` is longer', 'Queue')).toBe(true);
    expect(has('- A call of `Queue.quorum(name)`', 'quorum')).toBe(true);
    expect(has('- Queue workers, as `worker` shows', 'Queue')).toBe(false);
  });

  it('is a whole name', () => {
    expect(has('- `parallel-processor`', 'parallel-processor')).toBe(true);
    expect(has('- `parallel-processor-2`', 'parallel-processor')).toBe(false);
    expect(has('- `QueueOptions`', 'Queue')).toBe(false);
  });
});
