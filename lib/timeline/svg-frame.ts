import { Window } from './window';

/** Where things stand, in pixels. */
export const WIDTH = 960;
export const LEFT = 250;
export const RIGHT = 24;
export const TOP = 64;
export const ROW = 28;

/** Where an instant stands. */
export function xOf({ from, to }: Window): (instant: number) => number {
  return (instant) => tenth(LEFT + ((instant - from) / (to - from)) * (WIDTH - LEFT - RIGHT));
}

/** As exact as a picture needs. */
export function tenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

/** A text as XML can hold it. */
export function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
