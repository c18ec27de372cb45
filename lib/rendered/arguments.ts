import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest, jobSpecOf, podSpecOf } from '../kubernetes/manifest';
import { containersOf, placeIn, templatePath } from './place';

/** `$$` is a dollar sign. Small letters are left to shells: `$(date)` is a command there. */
const REFERENCE = /\$\$|\$\(([A-Z_][A-Z0-9_]*)\)/g;

/** Variables that Kubernetes itself sets in each container. */
const SET_BY_KUBERNETES = /^(KUBERNETES_(SERVICE|PORT)(_|$)|HOSTNAME$)/;

/** What each pod of an indexed Job has. */
const INDEX = 'JOB_COMPLETION_INDEX';

/** Kubernetes leaves the reference to a variable that is not there as it stands, and the program gets `$(SIZE)`. */
export function argumentProblems(manifest: Manifest, setLater: string[]): Problem[] {
  const at = `${templatePath(manifest.kind)}.spec`;
  return containersOf(podSpecOf(manifest), at).flatMap(({ container, path }) => {
    if (Array.isArray(container.envFrom) && container.envFrom.length > 0) {
      return []; // nobody knows here which variables come from there
    }
    const given = (Array.isArray(container.env) ? container.env : []).map((one: Manifest) => one?.name);
    const names = [...given, ...setLater, ...(jobSpecOf(manifest)?.completionMode === 'Indexed' ? [INDEX] : [])];
    return ['command', 'args'].flatMap((list) =>
      textsOf(container[list]).flatMap(([text, index]) =>
        missing(text, names).map((name) => ({
          prop: placeIn(manifest, `${path}.${list}[${index}]`),
          got: show(`$(${name})`),
          allowed: 'a variable of this container',
          fix: `define ${name}, or write "$$(${name})" for the text itself`,
        })),
      ),
    );
  });
}

function textsOf(list: unknown): [text: string, index: number][] {
  return (Array.isArray(list) ? list : []).flatMap((text, index): [string, number][] =>
    typeof text === 'string' && text.includes('$(') ? [[text, index]] : [],
  );
}

function missing(text: string, names: string[]): string[] {
  const all = [...text.matchAll(REFERENCE)].flatMap(([, name]) => name ?? []);
  return [...new Set(all)].filter((name) => !names.includes(name) && !SET_BY_KUBERNETES.test(name));
}
