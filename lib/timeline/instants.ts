import { ZoneClock } from '../schedule/zone-clock';

/** `2026-11-24 02:30` in UTC. */
export function utcText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
}

/** `Tue 2026-11-24 02:30 +01:00` on the clocks of a zone. */
export function zoneText(instant: number, timeZone: string): string {
  const offset = ZoneClock.of(timeZone).offsetAt(instant);
  const local = instant + offset;
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(local).getUTCDay()];
  const minutes = Math.abs(Math.round(offset / 60_000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day} ${utcText(local)} ${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `2026-11-24T01:30:00Z`. */
export function isoText(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
