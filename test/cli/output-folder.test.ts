import fs, { existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { filesIn, folderBeside, outputFolder, swap } from '../../lib/cli/output-folder';
import { folderWith } from './command';

const FIX = 'allowed a folder of its own; name a folder that holds nothing but rendered files';

describe('an output folder', () => {
  it('may be new, empty, or what a render left', () => {
    const folder = folderWith({ 'dist/a.k8s.yaml': '', 'dist/shop/b.yml': '', 'dist/construct-metadata.json': '' });
    mkdirSync(join(folder, 'empty'));
    for (const name of ['dist', 'empty', 'new', 'new/deeper']) {
      expect(outputFolder(join(folder, name))).toBe(join(folder, name));
    }
  });

  it.each([
    ['src', 'which holds "deep/main.ts"'],
    ['hidden', 'which holds ".gitkeep"'],
    ['file.yaml', 'which is a file'],
  ])('may not be %j, where something else would be lost', (name, got) => {
    const folder = folderWith({ 'src/deep/main.ts': '', 'src/a.yaml': '', 'hidden/.gitkeep': '', 'file.yaml': '' });
    const given = join(folder, name);
    expect(() => outputFolder(given)).toThrow(`--output: got ${JSON.stringify(given)}, ${got}, ${FIX}`);
  });

  it.each(['.', '..', '/', 'test/..'])('may not be %j, which holds the working directory', (given) => {
    expect(() => outputFolder(given)).toThrow(`--output: got "${given}", which holds the working directory, ${FIX}`);
  });

  it('is what a link points to', () => {
    const folder = folderWith({ 'real/a.yaml': '' });
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    expect(outputFolder(join(folder, 'link'))).toBe(join(folder, 'real'));
  });
});

describe('a swap', () => {
  it('leaves exactly the new files, for everybody to read, and nothing beside', () => {
    const folder = folderWith({ 'dist/old.yaml': 'old' });
    const output = join(folder, 'dist');
    const aside = folderBeside(output);
    expect(dirname(aside)).toBe(folder);
    expect(basename(aside)).toMatch(/^\.dist-/);
    mkdirSync(join(aside, 'shop'));
    writeFileSync(join(aside, 'shop/new.yaml'), 'new');
    swap(aside, output);
    expect(filesIn(output)).toEqual(['shop/new.yaml']);
    expect(readFileSync(join(output, 'shop/new.yaml'), 'utf8')).toBe('new');
    expect(statSync(output).mode & 0o777).toBe(0o777 & ~process.umask());
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('that fails puts the old folder back', () => {
    const folder = folderWith({ 'dist/old.yaml': 'old' });
    const output = join(folder, 'dist');
    const aside = folderBeside(output);
    const { renameSync } = fs;
    const rename = jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (from === aside) {
        throw new Error('EBUSY: resource busy');
      }
      renameSync(from, to);
    });
    const message =
      /^--output: got ".*dist": EBUSY: resource busy, allowed a folder that can be replaced; see its permissions$/;
    expect(() => swap(aside, output)).toThrow(message);
    expect(rename).toHaveBeenCalledTimes(3);
    rename.mockRestore();
    expect(filesIn(output)).toEqual(['old.yaml']);
    expect(existsSync(`${aside}-before`)).toBe(false);
  });

  it('can make the folders above the output folder', () => {
    const folder = folderWith({});
    const output = join(folder, 'manifests/shop');
    swap(folderBeside(output), output);
    expect(filesIn(output)).toEqual([]);
  });

  it('cannot be where folders cannot be made', () => {
    const folder = folderWith({ file: '' });
    const message = /^--output: got ".*file\/dist": E.*, allowed a folder that can be replaced; see its permissions$/;
    expect(() => folderBeside(join(folder, 'file/dist'))).toThrow(message);
  });
});
