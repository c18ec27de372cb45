import { PackageIndex } from '../../lib/program/package-index';
import { refusalsOf } from '../support/refusals';

function rejected(url: string) {
  return () => PackageIndex.of(url, '10.1.2.0/24');
}

describe('a package index', () => {
  it.each([
    ['https://pypi.example/simple', 443],
    ['https://pypi.example:8443/simple', 8443],
    ['https://pypi.example:443/simple', 443],
    ['https://10.1.2.3', 443],
    ['https://[fd00::1]:8443/simple/', 8443],
    ['https://pypi.example:65535/', 65535],
    ['https://pypi.example:1/', 1],
  ])('may be %s, which answers on port %d', (url, port) => {
    expect(PackageIndex.of(url, '10.1.2.0/24')).toMatchObject({ url, cidr: '10.1.2.0/24', port });
  });

  it('is a whole address', () => {
    expect(refusalsOf(rejected('pypi.example'))).toEqual(['PackageIndex.of url: got "pypi.example"']);
  });

  it('is read over https', () => {
    expect(refusalsOf(rejected('http://pypi.example/simple'))).toEqual([
      'PackageIndex.of url: got "http://pypi.example/simple"',
    ]);
  });

  it.each(['https://me:s3cret@pypi.example/simple', 'https://s3cret@pypi.example/', 'http://:s3cret@pypi.example/'])(
    'needs no credentials, and the message does not repeat them: %s',
    (url) => {
      expect(refusalsOf(rejected(url))).toEqual(['PackageIndex.of url: got credentials for "pypi.example"']);
      expect(rejected(url)).not.toThrow(/s3cret/);
    },
  );

  it('is not repeated with its credentials where it is none', () => {
    expect(refusalsOf(rejected('https://me:s3cret@pypi.example:99999/simple'))).toEqual([
      'PackageIndex.of url: got "https://***@pypi.example:99999/simple"',
    ]);
  });

  it.each(['https:pypi.example', ' https://pypi.example', 'https://pypi.example/a b', 'https://pypi.example:0/'])(
    'is written as pip reads it, not %j',
    (url) => {
      expect(refusalsOf(rejected(url))).toEqual([`PackageIndex.of url: got "${url}"`]);
    },
  );

  it('on a port that does not exist is refused', () => {
    expect(refusalsOf(rejected('https://pypi.example:65536/'))).toEqual([
      'PackageIndex.of url: got "https://pypi.example:65536/"',
    ]);
  });

  it('says all that is wrong at once', () => {
    expect(refusalsOf(() => PackageIndex.of('http://pypi.example', '10.1.2.3'))).toEqual([
      'PackageIndex.of url: got "http://pypi.example"',
      'PackageIndex.of cidr: got "10.1.2.3"',
    ]);
  });
});
