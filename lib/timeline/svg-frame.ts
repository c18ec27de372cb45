import { Window } from './window';

/** The measures of the picture, in pixels. */
export const WIDTH = 960;
export const LEFT = 250;
export const RIGHT = 24;
export const TOP = 64;
export const ROW = 28;

/** The place of an instant, from the left. */
export function xOf({ from, to }: Window): (instant: number) => number {
  return (instant) => tenth(LEFT + ((instant - from) / (to - from)) * (WIDTH - LEFT - RIGHT));
}

/** Tenths of a pixel are as exact as a picture needs. */
export function tenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
