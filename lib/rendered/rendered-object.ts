import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Problem } from '../fields/problem';
import { Manifest } from '../kubernetes/manifest';
import { Platform } from '../platform/platform';
import { Reference } from './pod-references';
import { Index } from './references';

/** What a construct of the library knows of its objects, and they do not say. */
export interface Known {
  /** What exists although the app does not define it. */
  readonly declared: Reference[];
  /** Variables that its containers have later: Kubernetes sets them, or each run. */
  readonly setLater: string[];
}

/** An object of an app as it leaves it. */
export interface RenderedObject extends Known {
  readonly object: ApiObject;
  readonly manifest: Manifest;
  /** The construct of the library that it is part of; the object itself where somebody else made it. */
  readonly owner: IConstruct;
  readonly isOurs: boolean;
  readonly platform: Platform;
}

/** All that an app renders, and defines or declares. */
export interface RenderedApp {
  readonly objects: RenderedObject[];
  readonly index: Index;
  /** Whether files are written: charts may be rendered alone, by tests for example. */
  readonly isSynth: boolean;
  /** Manifests by kind, namespace and name. */
  readonly byName: ReadonlyMap<string, Manifest>;
}

/** What is wrong with one object of an app. */
export type ObjectRule = (one: RenderedObject, app: RenderedApp) => Problem[];

/** What is wrong with the app as a whole, each under the construct that reports it. */
export type AppRule = (app: RenderedApp) => { readonly construct: IConstruct; readonly problem: Problem }[];
