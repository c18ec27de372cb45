/** What somebody writes in JavaScript, or is rendered without a type check. */
export const untyped = (value: unknown) => value as never;

export const BOOLEAN = 'allowed true or false; write one of them, without quotes';
export const NUMBER = 'allowed a number; write it in digits, without quotes';
export const A_SECRET = (name: string) =>
  `allowed a Secret of cdk8s-plus; write for example Secret.fromSecretName(chart, 'id', ${name})`;
