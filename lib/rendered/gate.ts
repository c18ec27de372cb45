import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Problem, describe } from '../fields/problem';
import { Manifest } from '../kubernetes/manifest';
import { Platform } from '../platform/platform';
import { failedPatchProblems, isWhole } from './failed-patch';
import { Pass } from './pass';
import { indexOf } from './references';
import { Known, RenderedApp, RenderedObject } from './rendered-object';
import { APP_RULES, objectProblems } from './rules';
import { noteConstruct } from './synths';

/** What an app's gate knows from one synth to the next. */
interface Gate {
  /** The constructs of the library, with what they know and their objects do not say. */
  readonly ours: Map<IConstruct, Known>;
  /** The last synth's problems, under the construct that reports them. */
  readonly told: Map<IConstruct, string[]>;
  /** Constructs that report what is told under them. */
  readonly reporters: Set<IConstruct>;
  /** The pass that was checked. */
  checked?: Pass;
}

const NOTHING: Known = { declared: [], setLater: [] };

const gates = new WeakMap<IConstruct, Gate>();

/**
 * Holds all that the construct's app renders against one set of rules, after patches and whatever else changed the tree,
 * once for each synth.
 */
export function passTheGate(construct: Construct, known: Partial<Known> = {}): void {
  const { root } = construct.node;
  Pass.watch(construct);
  noteConstruct(construct);
  gateOf(root).ours.set(construct, { ...NOTHING, ...known });
}

function gateOf(root: IConstruct): Gate {
  const known = gates.get(root);
  if (known) {
    return known;
  }
  const gate: Gate = { ours: new Map(), told: new Map(), reporters: new Set() };
  gates.set(root, gate);
  root.node.addValidation({ validate: () => check(root, gate) });
  return gate;
}

/**
 * cdk8s puts the path of whoever reports before a message and asks parents first, so the root finds what is wrong and leaves it to
 * the constructs to report it.
 */
function check(root: IConstruct, gate: Gate): string[] {
  const pass = Pass.of(root);
  if (pass === undefined || gate.checked !== pass) {
    gate.checked = pass;
    gate.told.clear();
    const app = rendered(root, gate, pass);
    app.objects.forEach((one) => tell(gate, one.owner, objectProblems(one, app)));
    APP_RULES.forEach((rule) => rule(app).forEach(({ construct, problem }) => tell(gate, construct, [problem])));
  }
  return [];
}

function tell(gate: Gate, construct: IConstruct, problems: Problem[]): void {
  if (problems.length === 0) {
    return;
  }
  gate.told.set(construct, [...(gate.told.get(construct) ?? []), ...problems.map(describe)]);
  if (!gate.reporters.has(construct)) {
    gate.reporters.add(construct);
    construct.node.addValidation({ validate: () => gate.told.get(construct) ?? [] });
  }
}

/** All objects of the app that can be rendered; of the others is told why not. */
function rendered(root: IConstruct, gate: Gate, pass: Pass | undefined): RenderedApp {
  const platforms = new Map<IConstruct, Platform>();
  const constructs = root.node.findAll();
  const objects = constructs.filter(ApiObject.isApiObject).flatMap((object): RenderedObject[] => {
    const owner = ownerOf(object, gate);
    const platform = platforms.get(owner) ?? Platform.of(owner as Construct);
    platforms.set(owner, platform);
    try {
      const manifest: Manifest = pass ? pass.render(object) : object.toJson();
      if (!isWhole(manifest)) {
        throw new Error('an object without metadata');
      }
      return [
        { object, manifest, owner, platform, isOurs: gate.ours.has(owner), ...(gate.ours.get(owner) ?? NOTHING) },
      ];
    } catch (error) {
      tell(gate, owner, failedPatchProblems(object, error));
      return [];
    }
  });
  const named = objects.map(({ object, manifest }): [string, Manifest] => {
    return [[object.kind, object.metadata.namespace ?? '', manifest.metadata.name].join(' '), manifest];
  });
  return { objects, index: indexOf(constructs), byName: new Map(named), isSynth: pass?.isSynth ?? false };
}

/** The construct of the library that an object is part of, or the object itself. */
function ownerOf(object: ApiObject, { ours }: Gate): IConstruct {
  let scope = object.node.scope;
  while (scope && !ours.has(scope)) {
    scope = scope.node.scope;
  }
  return scope ?? object;
}
