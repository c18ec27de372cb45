import { App } from 'cdk8s';

/** A call of `synth` of an App: where it rendered into, and how many charts the App had. */
export interface SynthCall {
  readonly outdir: string;
  readonly charts: number;
}

/** What the Apps of a project are asked, until `stop` is called. */
export interface WatchedApps {
  readonly calls: SynthCall[];
  stop(): void;
}

/** Watches Apps of the cdk8s that a main file imports, and of ours: an App that renders no file does not say why. */
export function watchApps(ownRequire: NodeJS.Require): WatchedApps {
  const calls: SynthCall[] = [];
  const prototypes = [...new Set([App.prototype, ...prototypeIn(ownRequire)])];
  const stops = prototypes.map((prototype) => {
    const { synth } = prototype;
    prototype.synth = function (this: App) {
      synth.call(this);
      calls.push({ outdir: this.outdir, charts: this.charts.length });
    };
    return () => (prototype.synth = synth);
  });
  return { calls, stop: () => stops.forEach((stop) => stop()) };
}

/** A project may have no cdk8s of its own. */
function prototypeIn(ownRequire: NodeJS.Require): App[] {
  try {
    return [ownRequire('cdk8s').App.prototype];
  } catch {
    return [];
  }
}
