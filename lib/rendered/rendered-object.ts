import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Problem } from '../fields/problem';
import { Manifest } from '../kubernetes/manifest';
import { Platform } from '../platform/platform';
import { Index, Reference } from './references';

/** An object of an app as it leaves it. */
export interface RenderedObject {
  readonly object: ApiObject;
  readonly manifest: Manifest;
  /** The construct of the library that it is part of; the object itself where somebody else made it. */
  readonly owner: IConstruct;
  readonly isOurs: boolean;
  readonly platform: Platform;
  /** What its owner declares as existing. */
  readonly declared: Reference[];
}

/** All that an app renders, and defines or declares. */
export interface RenderedApp {
  readonly objects: RenderedObject[];
  readonly index: Index;
}

/** What is wrong with one object of an app. */
export type ObjectRule = (one: RenderedObject, app: RenderedApp) => Problem[];

/** What is wrong with the app as a whole, each under the construct that reports it. */
export type AppRule = (app: RenderedApp) => { readonly construct: IConstruct; readonly problem: Problem }[];
