import { exactArguments } from '../fields/exact-arguments';
import { Field } from '../fields/field';
import { fieldOf, listOf, text, valueOf } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { isPlain, settleArguments } from '../fields/settle';
import { show } from '../fields/show';
import { merged } from '../kubernetes/list-keys';
import { Manifest, podSpecOf } from '../kubernetes/manifest';

type PatchedFields = { [key: string]: unknown };

const fields: Field<PatchedFields> = fieldOf<PatchedFields>(
  { kind: 'fields' },
  "fields in Kubernetes' own words",
  (value) => isPlain(value) && Object.keys(value).length > 0,
  () => 'write them in braces, for example { shareProcessNamespace: true }',
).checkedBy((prop, value) => strangerProblems(prop, value));

const FIELDS = { fields };
const OF_CONTAINER = { fields, name: text.orNothing };

/* eslint-disable @typescript-eslint/no-explicit-any -- jsii has no other word for any value */

/**
 * What has no prop, in Kubernetes' own words, merged into what is rendered: maps by their keys, lists of named things
 * (containers, volumes, variables, mounts, ports) by their names, other lists as a whole; null takes a field out.
 * Whatever it says counts for the name of a Job, as all else does. JSON patches of the rendered object come after it. From
 * Python, Java and Go no null arrives: there a JSON patch takes a field out.
 */
export class Patch {
  /**
   * Of the rendered Job, CronJob, Deployment or StatefulSet: `Patch.manifest({ spec: { suspend: true } })`.
   *
   * @throws when there are no fields
   */
  public static manifest(fields: { [key: string]: any }): Patch {
    return new Patch('manifest', settleArguments('Patch.manifest', { fields }, FIELDS).fields);
  }

  /**
   * Of the spec of the pods: `Patch.pod({ shareProcessNamespace: true })`.
   *
   * @throws when there are no fields
   */
  public static pod(fields: { [key: string]: any }): Patch {
    return new Patch('pod', settleArguments('Patch.pod', { fields }, FIELDS).fields);
  }

  /**
   * Of the container of the program, or of the one of that name: `Patch.container({ workingDir: '/srv' })`.
   *
   * @param name of a container or init container; by default that of the program
   * @throws when there are no fields; a workload refuses the name of a container that it does not have
   */
  public static container(fields: { [key: string]: any }, name?: string): Patch {
    const settled = settleArguments('Patch.container', { fields, name }, OF_CONTAINER);
    return new Patch('container', settled.fields, settled.name);
  }

  private constructor(
    private readonly place: 'manifest' | 'pod' | 'container',
    private readonly fields: PatchedFields,
    private readonly name?: string,
  ) {}

  /**
   * The manifest with what this says.
   *
   * @internal
   */
  public _apply(manifest: Manifest): Manifest {
    switch (this.place) {
      case 'manifest':
        return merged(manifest, this.fields);
      case 'pod':
        return merged(manifest, ofPod(manifest, this.fields));
      case 'container':
        return merged(manifest, ofPod(manifest, this.ofContainer(podSpecOf(manifest))));
    }
  }

  /** @internal */
  public get _container(): string | undefined {
    return this.name;
  }

  private ofContainer({ containers, initContainers = [] }: Manifest): PatchedFields {
    const { name = containers[0].name } = this;
    const list = initContainers.some((one: Manifest) => one.name === name) ? 'initContainers' : 'containers';
    return { [list]: [{ ...this.fields, name }] };
  }

  static {
    exactArguments(this);
  }
}

/** A prop that takes patches. */
export const patches = listOf(valueOf(Patch, ['pod', 'container', 'manifest']));

/** A container that is patched is there. */
export function patchProblems(given: Patch[], containers: string[]): Problem[] {
  return given.flatMap(({ _container: name }, index) => {
    const isThere = name === undefined || containers.includes(name);
    const allowed = `a container of the pod: ${containers.join(', ')}`;
    const fix = 'leave the name out for the container of the program';
    return isThere ? [] : [{ prop: `patches[${index}]`, got: show(name), allowed, fix }];
  });
}

/** A manifest with all that patches say, the last one last. */
export function patched(manifest: Manifest, given: Patch[]): Manifest {
  return given.reduce((before, patch) => patch._apply(before), manifest);
}

function ofPod({ kind }: Manifest, fields: PatchedFields): PatchedFields {
  const template = { template: { spec: fields } };
  return { spec: kind === 'CronJob' ? { jobTemplate: { spec: template } } : template };
}

/** What cannot be written into a manifest: a value of a class, NaN, and what holds itself. */
function strangerProblems(place: string, value: unknown, outer: unknown[] = []): Problem[] {
  const isList = Array.isArray(value);
  if ((isList || isPlain(value)) && !outer.includes(value)) {
    return Object.entries(value).flatMap(([name, one]) => {
      const inside = isList ? `[${name}]` : /^\w+$/.test(name) ? `.${name}` : `[${show(name)}]`;
      return strangerProblems(`${place}${inside}`, one, [...outer, value]);
    });
  }
  const isData =
    value === undefined || value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  const allowed = 'a text, a number, true, false, null, or a list or a map of these';
  return unless(isData, { prop: place, got: show(value), allowed, fix: 'write it as YAML has it' });
}
