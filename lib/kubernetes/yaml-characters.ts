/** What kubectl refuses, or takes for the end of a line, when it stands in YAML as it is. Half of a pair is no character at all. */
export const UNREADABLE = /[\x7f-\x9f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

/** The same with what kubectl reads as escapes alone, as cdk8s writes them. */
export const UNPRINTABLE = new RegExp(`[\\x00-\\x08\\x0b-\\x1f\\ufeff]|${UNREADABLE.source}`, 'u');
