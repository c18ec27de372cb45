import { OPEN, at, textLiteral } from './literal';

/** `Resources` of the requests and limits of a container; nothing where these are none. */
export function resourcesOf(value: unknown): string | undefined {
  const requests = at(value, 'requests') ?? (at(value, 'limits') === undefined ? value : undefined);
  const limits = at(value, 'limits');
  const [cpu, memory] = ['cpu', 'memory'].map((name) => at(requests, name) ?? at(limits, name));
  if (cpu === undefined && memory === undefined) {
    return undefined;
  }
  const reserved = [textOf(cpu), textOf(memory)];
  const most = [at(limits, 'cpu') ?? cpu, at(limits, 'memory') ?? memory].map(textOf);
  const isMore = most.some((one, index) => one !== reserved[index]);
  const isUnlimited = limits !== undefined && at(limits, 'cpu') === undefined;
  return [
    `Resources.of(${reserved.join(', ')})`,
    isMore ? `.upTo(${most.join(', ')})` : '',
    isUnlimited ? `.withoutCpuLimit('${OPEN}')` : '',
  ].join('');
}

function textOf(figure: unknown): string {
  return figure === undefined ? `'${OPEN}'` : textLiteral(figure);
}
