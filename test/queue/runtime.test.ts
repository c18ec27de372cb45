import { PROGRAM_FOLDER } from '../../lib/program/folders';
import { Program } from '../../lib/program/program';
import { PRODUCER_FILES, WORKER_FILES, filesBeside } from '../../lib/queue/runtime';

const IMAGE = 'registry.example/report:1.4.2';
const STARTER = `${PROGRAM_FOLDER}/queue_worker.py`;

describe('the files of the library', () => {
  it('lie beside a Python program, which imports them', () => {
    const python = Program.python('programs/producer.py', { image: 'python:3.13-alpine' });
    const files = filesBeside(python, PRODUCER_FILES);
    expect(Object.keys(files)).toEqual(PRODUCER_FILES);
    expect(files['queue_producer.py']).toContain('import');
    expect(Object.keys(filesBeside(python, WORKER_FILES, STARTER))).toEqual(WORKER_FILES);
  });

  it.each([{ command: ['python', STARTER, '--', './work'] }, { args: [STARTER, '--', './work'] }])(
    'lie beside a program in another language that is started by them: %j',
    (options) => {
      const program = Program.image(IMAGE, options);
      expect(Object.keys(filesBeside(program, WORKER_FILES, STARTER))).toEqual(WORKER_FILES);
      expect(filesBeside(program, WORKER_FILES)).toEqual({});
    },
  );

  it('lie beside no other program', () => {
    expect(filesBeside(Program.image(IMAGE, { args: ['queue_worker.py'] }), WORKER_FILES, STARTER)).toEqual({});
    const shell = Program.shell('programs/collect-metrics.sh', { image: 'busybox:1.37' });
    expect(filesBeside(shell, WORKER_FILES, STARTER)).toEqual({});
  });
});
