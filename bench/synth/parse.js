// What reading manifests costs at least: their parsers alone, each file once.
const { readFileSync } = require('fs');
const { parseAllDocuments } = require('yaml');

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.json')) {
    JSON.parse(text);
  } else {
    parseAllDocuments(text, { version: '1.1' }).forEach((document) => document.toJS());
  }
}
