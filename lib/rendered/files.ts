import { App, YamlOutputType } from 'cdk8s';
import { show } from '../fields/show';
import { AppRule } from './rendered-object';

/** With a file for each object cdk8s names it by kind and name: two of them in two namespaces would be one file. */
export const fileRule: AppRule = ({ objects, isSynth }) => {
  const app = objects[0]?.object.node.root;
  if (!isSynth || !(app instanceof App) || app.yamlOutputType !== YamlOutputType.FILE_PER_RESOURCE) {
    return [];
  }
  const firsts = new Map<string, string>();
  return objects.flatMap(({ object, manifest }) => {
    const file = `${manifest.kind}.${manifest.metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
    const first = firsts.get(file);
    firsts.set(file, first ?? object.node.path);
    const problem = {
      prop: 'file',
      got: `${show(file)}, which is that of [${first}], too`,
      allowed: 'a file for each object',
      fix: 'use YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, or another name',
    };
    return first === undefined ? [] : [{ construct: object, problem }];
  });
};
