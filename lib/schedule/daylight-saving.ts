/** What to do with a time of day that clocks skip in spring or show twice in autumn. */
export enum DaylightSaving {
  /** Take, on all days, the next quarter of an hour of that day that comes once on each day; else one before it. */
  SHIFT = 'Shift',
  /** Accept days without a run; a time that has two runs on a day is still refused. */
  SKIP = 'Skip',
  /** Accept days without a run and days with two. */
  ALLOW = 'Allow',
}
