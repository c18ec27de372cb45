import { hideSecrets, isSecretName, withoutSecrets } from './secret-texts';

/** A value as it stands in an error message, but for what looks like a secret: messages end up in logs. */
export function show(value: unknown): string {
  if (value === undefined || value === null) {
    return 'nothing';
  }
  if (typeof value === 'number') {
    return String(value); // JSON has no NaN
  }
  return nameOfClass(value) ?? shorten(withoutSecrets(asJson(value) ?? asText(value)));
}

/** The same for a value with a name: a text under the name of a secret is one. */
export function showUnder(name: string, value: unknown): string {
  return typeof value === 'string' && isSecretName(name) ? show('***') : show(value);
}

/** What is inside a value of a class tells its reader little. */
function nameOfClass(value: unknown): string | undefined {
  const name = typeof value === 'object' && !Array.isArray(value) ? value?.constructor?.name : undefined;
  return name && name !== 'Object' ? `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}` : undefined;
}

function asJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, readable);
  } catch {
    return undefined; // it contains itself, as a construct does
  }
}

/** What `JSON.stringify` is told: no secret, and of a value of a class its name alone. */
function readable(this: unknown, key: string, value: unknown): unknown {
  return nameOfClass(value) ?? hideSecrets.call(this, key, value);
}

/** Not all objects can become a text, but each has a tag. */
function asText(value: unknown): string {
  return typeof value === 'object' ? Object.prototype.toString.call(value) : String(value);
}

function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 100)}… (${text.length} characters)`;
}
