#!/usr/bin/env bash
# Installs the packed library into an empty app, as its users do, and renders and runs with it.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
app=$(mktemp -d)
trap 'rm -rf "$app"' EXIT

cd "$root"
npm pack --silent --pack-destination "$app" >/dev/null
version() { node -p "require('$root/package.json').devDependencies['$1']"; }

cd "$app"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ./cdk8s-batch-*.tgz \
  "cdk8s@$(version cdk8s)" "cdk8s-plus-27@$(version cdk8s-plus-27)" "constructs@$(version constructs)"

printf 'print("hello", flush=True)\n' >work.py
cat >main.js <<'JS'
const { App, Chart } = require('cdk8s');
const { Secret } = require('cdk8s-plus-27');
const batch = require('cdk8s-batch');

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const program = batch.Program.script('work.py', batch.Interpreter.python('python:3.13-alpine'));
const resources = batch.Resources.of('100m', '64Mi');
const orders = batch.Queue.quorum('orders');
const broker = new batch.RabbitMqBroker(chart, 'broker', {
  credentials: Secret.fromSecretName(chart, 'login', 'broker-login'),
  queues: [orders],
});
new batch.QueueWorkerPool(chart, 'worker', { queue: broker.queue(orders), program, resources });
new batch.AdHocJob(chart, 'report', { program, resources, parameters: [batch.Parameter.integer('year')] });
app.synth();
JS

# Messages name classes, also those that refer to themselves.
node -e 'for (const [name, value] of Object.entries(require("cdk8s-batch")))
  if (typeof value === "function" && value.name !== name) throw new Error(value.name);'

# As a stranger: no compiler, no tsconfig.json, and the first example of the README.
mkdir -p programs
cp "$root/programs/collect-metrics.sh" programs/
awk '/^```ts$/ { inside = 1; next } /^```$/ { if (inside) exit } inside' "$root/README.md" >main.ts
renders_main() {
  rm -rf dist
  npx cdk8s-batch synth "${1:-main.ts}"
  grep -q '^kind: CronJob$' dist/prices.k8s.yaml
}
renders_main

# The same as ES modules, in TypeScript and in JavaScript.
mkdir -p modules
cp -r programs modules/
echo '{ "type": "module" }' >modules/package.json
cp main.ts modules/main.ts
cp main.ts modules/main.js # it has no types
(cd modules && renders_main && renders_main main.js)

# Where the optional dependency is missing, the compiler that the command advises.
mv node_modules/esbuild "$app/esbuild"
advice=$(npx cdk8s-batch synth main.ts 2>&1 || true)
[[ $advice == *"; npm install --save-dev esbuild, or ts-node 'typescript@5'" ]]
npm install --silent --no-audit --no-fund --no-save ts-node 'typescript@5'
rm -rf node_modules/esbuild
renders_main

npx cdk8s-batch synth main.js
grep -q '^kind: StatefulSet$' dist/shop.k8s.yaml
grep -q 'queue_worker.py' dist/shop.k8s.yaml
npx cdk8s-batch run report year=2026 | grep -q 'value: "2026"'
echo "the package installs, renders and runs"
