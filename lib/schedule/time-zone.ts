import { checkedText } from '../fields/kinds';
import { isOneOrTwoEditsAway } from '../fields/nearest';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { ZONE_NAMES } from './zone-names';

/** The zones that people mean by abbreviations. Kubernetes knows no zone of that name, or knows another zone by it. */
const PLACES: Readonly<Record<string, string>> = {
  AEDT: 'Australia/Sydney',
  AEST: 'Australia/Sydney',
  BST: 'Europe/London',
  CDT: 'America/Chicago',
  CEST: 'Europe/Berlin',
  CST: 'America/Chicago',
  EDT: 'America/New_York',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  MDT: 'America/Denver',
  PDT: 'America/Los_Angeles',
  PST: 'America/Los_Angeles',
};

const OFFSET = /^(?:UTC|GMT)?([+-])0?(\d{1,2})(?::?00)?$/i;

export const timeZoneName = checkedText(timeZoneProblems);

/** Kubernetes refuses other names, or reads them as the zone of whatever machine its controller is on. */
export function timeZoneProblems(prop: string, timeZone: unknown): Problem[] {
  if (typeof timeZone === 'string' && ZONE_NAMES.has(timeZone)) {
    return [];
  }
  const allowed = 'a name of the IANA time zone database, in its exact case';
  return [{ prop, got: show(timeZone), allowed, fix: advise(timeZone) }];
}

function advise(timeZone: unknown): string {
  if (typeof timeZone !== 'string' || timeZone.trim() === '') {
    return 'leave it out for "Etc/UTC"';
  }
  const [, sign, hours] = OFFSET.exec(timeZone) ?? [];
  const fixed = `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`;
  if (ZONE_NAMES.has(fixed)) {
    return `write ${show(fixed)}, whose sign is the other way round, or a place, which has daylight saving`;
  }
  const place = PLACES[timeZone.toUpperCase()];
  if (place !== undefined) {
    return `name a place, for example ${show(place)}`;
  }
  const nearest = nearestTo(timeZone);
  return nearest === undefined ? 'name a place, for example "Europe/Berlin"' : `write ${show(nearest)}`;
}

/** The zone that differs in case, blanks or a letter or two; or the zone of that city. */
function nearestTo(timeZone: string): string | undefined {
  const names = [...ZONE_NAMES];
  const wanted = plain(timeZone);
  const same = names.find((name) => plain(name) === wanted);
  const city = names.find((name) => plain(name.slice(name.lastIndexOf('/') + 1)) === wanted);
  const misspelt = wanted.length < 6 ? undefined : names.find((name) => isOneOrTwoEditsAway(plain(name), wanted));
  return same ?? city ?? misspelt;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_/]/g, '');
}
