import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import * as ts from 'typescript';
import { call } from '../cli/command';

const PAGES = [
  'README.md',
  'docs/delivery.md',
  'docs/failures.md',
  'docs/languages.md',
  'docs/queues.md',
  'docs/schedules.md',
];

/** Each block of TypeScript stands for itself: its reader copies it whole. */
const examples = PAGES.flatMap((page) => {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)];
  return blocks.map(([, code], index) => ({ title: `example ${index + 1} of ${page}`, page, code }));
});

const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());

/** Libraries are parsed once for all examples. */
const host = ts.createCompilerHost(options);
const parse = host.getSourceFile;
const parsed = new Map<string, ts.SourceFile | undefined>();
host.getSourceFile = (file, ...how) => {
  if (!parsed.has(file)) {
    parsed.set(file, parse(file, ...how));
  }
  return parsed.get(file);
};

function diagnose(file: string): string[] {
  const program = ts.createProgram([file], options, host);
  const diagnostics = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

it('the first page has examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(2);
});

describe.each(examples)('$title', ({ page, code }) => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(resolve('.dist-docs-'));
    file = join(folder, 'example.ts');
    writeFileSync(file, code.replace(/'cdk8s-batch'/g, `'${resolve('lib')}'`));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('compiles', () => {
    expect(diagnose(file)).toEqual([]);
  });

  it('renders, and says what its page says that it says', () => {
    const output = join(folder, 'dist');
    const { status, stderr: said } = call('synth', file, '--output', output);
    expect({ status, said }).toEqual({ status: 0, said: code.includes('process.stderr') ? said : '' });
    expect(readFileSync(page, 'utf8')).toContain(said === '' ? code : `\`\`\`\n${said}\`\`\`\n`);
    expect(readdirSync(output)).toHaveLength(1);
  });
});
