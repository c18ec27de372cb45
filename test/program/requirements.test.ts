import { readFileSync, readdirSync } from 'fs';
import { requirementsProblems } from '../../lib/program/requirements';

const HASH = `--hash=sha256:${'0a'.repeat(32)}`;

describe('requirements', () => {
  it.each(readdirSync('programs').filter((name) => name.endsWith('.requirements.txt')))(
    'may be those of %s',
    (name) => {
      expect(requirementsProblems('requirements', readFileSync(`programs/${name}`, 'utf8'))).toEqual([]);
    },
  );

  it.each([
    ['one line', `pika==1.3.2 ${HASH}`],
    ['several hashes on lines of their own', `pika==1.3.2 \\\n    ${HASH} \\\n    ${HASH}\n`],
    ['comments and empty lines', `# by uv\n\npika==1.3.2 \\\n    ${HASH}\n    # via worker\n`],
    ['a comment at the end of a line', `pika==1.3.2 ${HASH}  # the client`],
    ['an environment marker', `colorama==0.4.6 ; sys_platform == 'win32' \\\n    ${HASH}`],
    ['extras', `uvicorn[standard]==0.30.1 ${HASH}`],
    ['spaces around the sign', `pika == 1.3.2 ${HASH}`],
    ['an arbitrary version', `pika===1.3.2 ${HASH}`],
    ['epochs, local and pre-release versions', `a==1!2.0rc1+cpu.1 ${HASH}\nb-c_d.e==2024.1.post1 ${HASH}`],
  ])('may have %s', (_, content) => {
    expect(requirementsProblems('requirements', content)).toEqual([]);
  });

  it.each([
    ['any version', `pika ${HASH}`],
    ['a range of versions', `pika>=1.3.2 ${HASH}`],
    ['a compatible version', `pika~=1.3.2 ${HASH}`],
    ['every patch of a version', `pika==1.3.* ${HASH}`],
    ['two versions', `pika==1.3.2,!=1.3.1 ${HASH}`],
    ['two versions, apart', `pika==1.3.2 , !=1.3.1 ${HASH}`],
    ['no hash', 'pika==1.3.2'],
    ['a hash of nothing', 'pika==1.3.2 --hash=sha256:'],
    ['a hash that is cut', `${`pika==1.3.2 ${HASH}`.slice(0, -1)}`],
    ['a hash in capitals, which pip never finds equal', `pika==1.3.2 --hash=sha256:${'0A'.repeat(32)}`],
    ['a weak hash', `pika==1.3.2 --hash=md5:${'0'.repeat(32)}`],
    ['a hash in a comment', `pika==1.3.2 # ${HASH}`],
    ['a variable', `pika==\${VERSION} ${HASH}`],
    ['another file', '-r other.txt'],
    ['constraints', '-c constraints.txt'],
    ['a folder', `-e . ${HASH}`],
    ['an address', `pika @ https://example.com/pika.whl ${HASH}`],
    ['a wheel', `./pika-1.3.2-py3-none-any.whl ${HASH}`],
    ['another index', '--index-url https://pypi.example/simple'],
    ['trusted hosts', '--trusted-host pypi.example'],
  ])('may not have %s', (_, line) => {
    expect(requirementsProblems('requirements', line)).toMatchObject([
      {
        prop: 'requirements',
        got: expect.stringContaining(JSON.stringify(line.replace(/ # .*/, '')).slice(0, 100)),
      },
    ]);
  });

  it('cannot hide a line behind a comment that ends with a backslash', () => {
    const [problem, ...others] = requirementsProblems('requirements', `# pinned below \\\npika\nb==1 ${HASH}\n`);
    expect(problem.got).toBe('"pika"');
    expect(others).toEqual([]);
  });

  it('are all named that are loose', () => {
    const content = `a\nb==1 ${HASH}\nc>=2\n`;
    expect(requirementsProblems('requirements', content).map(({ got }) => got)).toEqual(['"a"', '"c>=2"']);
  });
});
