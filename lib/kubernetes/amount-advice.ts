import { SizeRoundingBehavior } from 'cdk8s';
import { hasMethod } from '../fields/kinds';
import { isObjectLike } from '../fields/settle';
import { show } from '../fields/show';
import { Amount, BINARY, ONE, isBinary, quantity, readQuantity } from './quantities';

/** Whether a field takes a text: nobody is told to write what is refused again. */
type IsFine = (text: string) => boolean;

/** A number and a unit that somebody may mean: `64 MB`, `64mi`, `200 millis`. */
const NUMBER_AND_UNIT = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i;

/** What to write for an amount of memory or disk that is refused; nothing where that is not clear. */
export function bytesAdvice(given: unknown, isFine: IsFine): string | undefined {
  if (typeof given === 'string') {
    return bytesInstead(given, isFine);
  }
  if (typeof given === 'number') {
    return write(given < 2 ** 20 ? withUnit(String(given)) : [inKibibytes(given / 1024)], isFine);
  }
  return write(hasMethod(given, 'toKibibytes') ? [ofSize(given as SizeLike)] : [], isFine);
}

/** The same for an amount of CPU. */
export function cpuAdvice(given: unknown, isFine: IsFine): string | undefined {
  if (typeof given === 'string') {
    return cpuInstead(given, isFine);
  }
  const isCpu = isObjectLike(given) && typeof given.amount === 'string';
  return write(isCpu ? [kept(given.amount as string)] : typeof given === 'number' ? [String(given)] : [], isFine);
}

/** What we use of cdk8s' Size: an app may have several copies of cdk8s. */
interface SizeLike {
  toKibibytes(options: { rounding: SizeRoundingBehavior }): number;
}

function bytesInstead(text: string, isFine: IsFine): string | undefined {
  const amount = readQuantity(text);
  if (amount) {
    return write(['', 'm'].includes(amount.unit) ? withUnit(amount.number) : [wholeBytes(amount)], isFine);
  }
  const { number, unit } = numberAndUnit(text);
  const [, letter, i] = /^([kmgtpe])(i?)(b|bytes?)?$/i.exec(unit) ?? [];
  if (letter === undefined) {
    return write(unit === '' ? withUnit(number) : [], isFine);
  }
  const advice = write([`${number}${letter.toUpperCase()}i`], isFine);
  const ofTen = `${number}${letter.toUpperCase().replace('K', 'k')}`;
  return advice && !i && isFine(ofTen) ? `${advice}, or ${show(ofTen)} for powers of ten` : advice;
}

function cpuInstead(text: string, isFine: IsFine): string | undefined {
  const amount = readQuantity(text);
  if (amount) {
    const thousandths = isBinary(amount.unit) ? undefined : kept(`${roundedUp(amount.nanos, ONE / 1000n)}m`);
    return write([thousandths, amount.unit === 'M' ? `${amount.number}m` : undefined], isFine);
  }
  const { number, unit } = numberAndUnit(text);
  return write([/^m/i.test(unit) ? `${number}m` : /^(v?c|$)/i.test(unit) ? number : undefined], isFine);
}

/** A number without its unit hardly means bytes. */
function withUnit(number: string): string[] {
  return ['Mi', 'Gi', 'Ti'].map((unit) => `${number}${unit}`);
}

/** Kubernetes rounds up, too: whoever wants some should get some. The next smaller unit is the one to think in. */
function wholeBytes({ nanos, unit }: Amount): string | undefined {
  const smaller = isBinary(unit) ? BINARY.indexOf(unit) - 1 : 0;
  return kept(`${roundedUp(nanos, ONE * 1024n ** BigInt(smaller))}${BINARY[smaller]}`);
}

function roundedUp(nanos: bigint, step: bigint): bigint {
  return (nanos + step - 1n) / step;
}

/** A Size may hold parts of a KiB. */
function ofSize(size: SizeLike): string | undefined {
  return inKibibytes(Math.ceil(size.toKibibytes({ rounding: SizeRoundingBehavior.NONE })));
}

function inKibibytes(kibibytes: number): string | undefined {
  return kept(`${kibibytes}Ki`);
}

/** A quantity as the API server keeps it; nothing of what is none. */
function kept(text: string): string | undefined {
  return readQuantity(text) && quantity(text);
}

function numberAndUnit(text: string): { number: string; unit: string } {
  const [, number = '', unit = '?'] = NUMBER_AND_UNIT.exec(text.trim()) ?? [];
  return { number, unit };
}

function write(candidates: (string | undefined)[], isFine: IsFine): string | undefined {
  const found = candidates.find((text) => text !== undefined && isFine(text));
  return found === undefined ? undefined : `write ${show(found)}`;
}
