import * as fc from 'fast-check';
import { hideSecrets, isSecretName, secretIn, withoutSecrets } from '../../lib/fields/secret-texts';
import { show } from '../../lib/fields/show';

const URL_WITH_PASSWORD = 'a URL with a password';
const ACCESS_TOKEN = 'an access token';

describe('the name of a secret', () => {
  it.each(['apiToken', 'APIToken', 'clientSecret', 'stripeApiKey', 'DBPASS', 'mysqlpwd', 'AUTHTOKEN', 'GITHUB_PAT'])(
    'may be written in one word or in several: %s',
    (name) => {
      expect(isSecretName(name)).toBe(true);
    },
  );

  it.each([
    'PASS',
    'API_PWD',
    'CREDENTIAL',
    'CREDENTIALS',
    'API_KEY',
    'S3_ACCESSKEY',
    'SECRETKEY',
    'PRIVATEKEY',
    'APIKEY',
  ])('has one of these words at its end: %s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['COMPASS', 'compass', 'BYPASS', 'TOKENIZER', 'PASSIVE', 'MAX_TOKENS', 'SECRETARY', 'FILE_PAT', 'PATH'])(
    'is not every word that has one in it: %s',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

describe('a secret in a text', () => {
  it.each([
    ['--db=postgres://u:hunter2@db/x', URL_WITH_PASSWORD],
    ['redis://:hunter2@cache', URL_WITH_PASSWORD],
    ['curl -s ftp://u:hunter%402@host/', URL_WITH_PASSWORD],
    ['amqp://u:$$(QUOTED)@host', URL_WITH_PASSWORD],
    ['# key\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r', 'a private key'],
    ['AKIAIOSFODNN7EXAMPLE', ACCESS_TOKEN],
    ['ASIAIOSFODNN7EXAMPLE', ACCESS_TOKEN],
    [`token ghp_${'a1'.repeat(18)}`, ACCESS_TOKEN],
    [`github_pat_${'a1'.repeat(11)}_${'b'.repeat(59)}`, ACCESS_TOKEN],
    [`glpat-${'a1'.repeat(10)}`, ACCESS_TOKEN],
    ['xoxb-1234-abcd', ACCESS_TOKEN],
    [`AIza${'a'.repeat(35)}`, ACCESS_TOKEN],
    [`sk_live_${'a'.repeat(24)}`, ACCESS_TOKEN],
    [`npm_${'a'.repeat(36)}`, ACCESS_TOKEN],
    [`pypi-${'A'.repeat(40)}`, ACCESS_TOKEN],
    [`sk-ant-${'a'.repeat(20)}`, ACCESS_TOKEN],
    [`sk-${'a'.repeat(48)}`, ACCESS_TOKEN],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjMifQ.abc-d', ACCESS_TOKEN],
  ])('is told by its form: %j', (text, kind) => {
    expect(secretIn(text)).toBe(kind);
  });

  it.each([
    'https://api.example:8443/v1?mail=a@b.example',
    'https://user@api.example/',
    'postgres://$(USER):$(PASSWORD)@db/x',
    'curl "https://$USER:$PASSWORD@host/"',
    'curl "https://${USER}:${PASSWORD}@host/"',
    'f"amqp://{user}:{password}@{host}"',
    '"amqp://%s:%s@%s" % (user, password, host)',
    'postgres://user:<password>@host',
    '-----BEGIN CERTIFICATE-----',
    'AKIAIOSFODNN7',
    `ghp_${'a'.repeat(35)}`,
    `github_pat_${'a'.repeat(21)}`,
    `glpat-${'a'.repeat(19)}`,
    'xoxb-1234-ab',
    `AIza${'a'.repeat(34)}`,
    `sk_live_${'a'.repeat(15)}`,
    `npm_${'a'.repeat(35)}`,
    `pypi-${'a'.repeat(39)}`,
    `sk-ant-${'a'.repeat(19)}`,
    `sk-${'a'.repeat(39)}`,
    'eyJhbGci.eyJzdWIiOiIxMjMifQ.abc-d',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWI.abc-d',
    'sk-learn-pipeline-trainer-for-very-long-names-indeed',
    'task-0123456789012345678901234567890123456789',
    'eyJhbGciOiJIUzI1NiJ9',
  ])('is not seen where a variable stands for it, or where there is none: %j', (text) => {
    expect(secretIn(text)).toBeUndefined();
  });
});

describe('a message', () => {
  it.each([
    ['amqp://u:hunter2@mq', '"amqp://***@mq"'],
    ['https://me:hun/ter@2@pypi.example:99999/simple', '"https://***@pypi.example:99999/simple"'],
    ['https://hunter2@pypi.example:99999/simple', '"https://***@pypi.example:99999/simple"'],
    ['https://pypi.example/simple@2', '"https://pypi.example/simple@2"'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE', '"-----BEGIN PRIVATE KEY***'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE', '"-----BEGIN RSA PRIVATE KEY***'],
    [`glpat-${'a1'.repeat(10)} glpat-${'b2'.repeat(10)}`, '"*** ***"'],
    [['--token', `ghp_${'a1'.repeat(20)}`], '["--token","***"]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjMifQ.abc-d', '"***"'],
  ])('leaves out what looks like a secret: %j', (value, shown) => {
    expect(show(value)).toBe(shown);
  });

  it.each(['://a:', '://', '@://', 'eyJ', '-----BEGIN '])(
    'takes no more than a long text of many %j is longer',
    (part) => {
      const milliseconds = (count: number) => {
        const started = performance.now();
        withoutSecrets(part.repeat(count));
        return performance.now() - started;
      };
      const short = Math.max(milliseconds(25_000), 20); // below that, other things decide
      expect(milliseconds(100_000) / short).toBeLessThan(10); // squared, it would be 16 times
    },
  );

  it('never has the password of a URL', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{5}[!-~]{0,10}$/), fc.domain(), (password, host) => {
        expect(show(`amqp://me:${password}@${host}`)).not.toContain(password.slice(0, 5));
      }),
    );
  });
});

describe('values under the name of a secret', () => {
  const shown = (value: unknown) => JSON.parse(JSON.stringify(value, hideSecrets));

  it('are hidden where they are texts', () => {
    expect(shown({ password: 'a', apiToken: 'b', user: 'c', tokens: 5, secret: { name: 'd' } })).toEqual({
      password: '***',
      apiToken: '***',
      user: 'c',
      tokens: 5,
      secret: { name: 'd' },
    });
    expect(shown({ password: 5, token: null })).toEqual({ password: 5, token: null });
  });

  it('are hidden where the name stands beside them', () => {
    const variables = [
      { name: 'DB_PASSWORD', value: 'a' },
      { name: 'MODE', value: 'b' },
      { name: 5, value: 'c' },
      { value: 'd' },
    ];
    expect(shown(variables)).toEqual([{ name: 'DB_PASSWORD', value: '***' }, ...variables.slice(1)]);
  });

  it('are hidden behind the option of a command line', () => {
    expect(
      shown(['run', '--password', 'a', '--db-token=b', '-v', '--token-file', '/c', '--user=d', '--password']),
    ).toEqual([
      ...['run', '--password', '***', '--db-token=***', '-v', '--token-file', '/c', '--user=d', '--password'],
    ]);
    expect(shown([5, 'a'])).toEqual([5, 'a']);
    expect(shown(['--password=a', 'b'])).toEqual(['--password=***', 'b']);
  });

  it('are no other texts', () => {
    expect(shown('hunter2')).toBe('hunter2');
    expect(shown(['password', 'a', ''])).toEqual(['password', 'a', '']);
  });
});
