import { annotations, labels } from '../validation/labels';
import { dnsSubdomain } from '../validation/names';
import { wholeSeconds } from '../validation/numbers';
import { Problem, show } from '../validation/problem';
import { kibibytesOf, quantity } from '../validation/quantities';
import { userLabelProblems } from '../validation/standard-labels';
import { envProblems } from './env';
import { Pod } from './pod';

/** All that is wrong with what a user decided about a pod. */
export function podProblems(pod: Pod): Problem[] {
  const reserved = Object.keys({ ...pod.program._environment, ...pod.construct.env });
  const grace = { min: 1, max: 86400, fix: 'split a longer clean-up' };
  return [
    ...envProblems(pod.env, reserved, pod.exceptions),
    ...userLabelProblems(pod.labels),
    ...annotations('annotations', pod.annotations),
    ...labels('pod.nodeSelector', pod.nodeSelector),
    ...(pod.serviceAccountName === undefined ? [] : dnsSubdomain('pod.serviceAccountName', pod.serviceAccountName)),
    ...wholeSeconds('pod.terminationGracePeriod', pod.terminationGracePeriod, grace),
    ...tmpSizeProblems(pod),
    ...mountProblems(pod),
  ];
}

function tmpSizeProblems({ tmpSize }: Pod): Problem[] {
  const kibibytes = kibibytesOf(tmpSize);
  return kibibytes >= 1024 && kibibytes <= 1024 ** 3
    ? []
    : [{ prop: 'pod.tmpSize', got: quantity(tmpSize), allowed: '1Mi to 1Ti', fix: 'size it for the scratch files' }];
}

function mountProblems({ mounts, construct }: Pod): Problem[] {
  const taken = construct.volumeMounts.map(({ mountPath }) => mountPath);
  return mounts.flatMap(({ path }, index) => {
    const earlier = [...taken, ...mounts.slice(0, index).map((mount) => mount.path)];
    const fix = 'give each mount a folder of its own';
    return earlier.includes(path)
      ? [{ prop: `pod.mounts[${index}]`, got: show(path), allowed: 'a path that is mounted once', fix }]
      : [];
  });
}
