/** Names whose value is a secret, by their last word: `DB_PASSWORD`, `apiToken`, but not `PASSWORD_FILE` or `MAX_TOKENS`. */
const SECRET_NAME =
  /(PASSWORD|PASSWD|PASSPHRASE|TOKEN|SECRET|(^|_)(PASS|PWD|CREDENTIALS?|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY)|(DB|PG|SQL|SMTP|MAIL|FTP|LDAP|MQ|ROOT|ADMIN|USER)(PASS|PWD)|(GITHUB|GH|GITLAB|AZURE)_PAT)$/i;

/** A password that a variable or a template stands for: `$(NAME)`, `$NAME`, `${NAME}`, `{name}`, `<name>`, `%s`. */
const PLACEHOLDER = '\\$[({A-Za-z_]|\\{|<|%[s(]';

/** Of AWS, GitHub, GitLab, Slack, Google, Stripe, npm, PyPI, Anthropic and OpenAI, and JSON web tokens. */
const ACCESS_TOKEN =
  /\b(A[KS]IA[0-9A-Z]{16}\b|gh[pousr]_\w{36}|github_pat_\w{22}|glpat-[\w-]{20}|xox[abeoprs]-[\w-]{8}|AIza[\w-]{35}|[rs]k_live_\w{16}|npm_\w{36}|pypi-[\w-]{40}|sk-(ant|proj)-[\w-]{20}|sk-\w{40}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-])/;

/** Texts that are secrets whatever their name, in words that do not repeat them. */
const SECRET_TEXTS: [string, RegExp][] = [
  ['a URL with a password', new RegExp(`://[^/\\s:@]*:(?!${PLACEHOLDER})[^/\\s@]+@`)],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY/],
  ['an access token', ACCESS_TOKEN],
];

/** All of a text that may be a secret: in a message rather too much is left out than too little. */
const HIDDEN: [RegExp, string][] = [
  [/(-----BEGIN [A-Z ]*PRIVATE KEY)[^]*/g, '$1***'],
  [new RegExp(`${ACCESS_TOKEN.source}[\\w.-]*`, 'g'), '***'],
];

/** Whether what has that name would be a secret. */
export function isSecretName(name: string): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z])([A-Z][a-z])/g, '$1_$2');
  return SECRET_NAME.test(words);
}

/** What kind of secret a text holds, in words; nothing when it seems to hold none. */
export function secretIn(text: string): string | undefined {
  return SECRET_TEXTS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** A text for a message, which ends up in logs. What stands behind the last `@` is left alone, or long texts take ages. */
export function withoutSecrets(text: string): string {
  const end = text.lastIndexOf('@') + 1;
  const urls = text.slice(0, end).replace(/:\/\/([^/\s:@]*:[^]*|[^/\s]*)@/g, '://***@');
  return HIDDEN.reduce((hidden, [pattern, instead]) => hidden.replace(pattern, instead), urls + text.slice(end));
}

/** An option of a command line, with what it is set to or alone. */
const OPTION = /^--?([A-Za-z][\w-]*)(=?)/;

/**
 * What `JSON.stringify` is told so that no secret of a name gets into a text: a value under it, beside it as in
 * `{ name: 'DB_PASSWORD', value: '…' }`, or behind it as in `['--password', '…']`.
 */
export function hideSecrets(this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== 'string') {
    return value;
  }
  if (Array.isArray(this)) {
    const [, option, isSet] = secretOption(value);
    const [, before, isBeforeSet] = secretOption(this[Number(key) - 1]);
    return before !== undefined && !isBeforeSet ? '***' : option !== undefined && isSet ? `--${option}=***` : value;
  }
  const { name } = this as { readonly name?: unknown };
  return isSecretName(key) || (key === 'value' && typeof name === 'string' && isSecretName(name)) ? '***' : value;
}

function secretOption(value: unknown): string[] {
  const found = typeof value === 'string' ? OPTION.exec(value) : null;
  return found && isSecretName(found[1].replace(/-/g, '_')) ? found : [];
}
