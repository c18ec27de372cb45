import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Chart, Testing } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { BrokerTls, ExternalBroker, Network, Program, Queue, QueueWorkerPool, Resources, Interpreter } from '../../lib';
import { render } from '../support/manifests';
import { publish } from './queues';
import { LOGIN, describeQueue } from './suite';
import { renderSystem } from './system';
import { until } from './until';

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-batch-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An authority, and a certificate that it signed for the loopback address. */
function makeCertificates(): void {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const request = ['req', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  openssl(...request, '-x509', '-subj', '/CN=authority', '-keyout', 'ca.key', '-out', 'ca.pem');
  const address = ['-subj', '/CN=broker', '-addext', 'subjectAltName=IP:127.0.0.1'];
  openssl(
    ...request,
    ...address,
    '-x509',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-keyout',
    'key.pem',
    '-out',
    'cert.pem',
  );
}

/** A worker of the same queue, which sees the server as a broker that runs elsewhere. */
function externalWorker() {
  const chart = new Chart(Testing.app(), 'external', { namespace: 'test' });
  const tasks = Queue.quorum('tasks', { attempts: 1 });
  const broker = new ExternalBroker(chart, 'broker', {
    host: 'broker.example',
    tls: BrokerTls.authority(Secret.fromSecretName(chart, 'authority', 'broker-ca')),
    credentials: Secret.fromSecretName(chart, 'login', 'broker-login'),
    queues: [tasks],
    network: [Network.toCidr('10.0.0.0/8', '5671')],
  });
  new QueueWorkerPool(chart, 'external-worker', {
    queue: broker.queue(tasks),
    program: Program.script('test/broker/picky.py', Interpreter.python('python:3.13-alpine')),
    resources: Resources.of('100m', '128Mi'),
  });
  return render(chart);
}

makeCertificates();

describeQueue(
  'a connection with TLS',
  [...renderSystem(), ...externalWorker()],
  (suite) => {
    const env = (more: Record<string, string> = {}) => ({ RABBITMQ_PORT: String(suite.broker.tlsPort), ...more });

    it('is made when the authority has signed the certificate of the host', async () => {
      const worker = await suite.start('external-worker', { env: env({ RABBITMQ_CA_FILE: join(folder, 'ca.pem') }) });
      await worker.ready();
      await publish(suite.broker, 'tasks', ['{}']);
      await until('its task is done', () => worker.count('done') === 1);
    });

    it('is not made when another authority has', async () => {
      const publicOnes = { RABBITMQ_CA_FILE: '', QUEUE_CONNECT_SECONDS: '1' };
      const worker = await suite.start('external-worker', { env: env(publicOnes) });
      expect(await worker.exit()).toBe(1);
      expect(worker.events[worker.events.length - 1].error).toMatch(/certificate verify failed/i);
    });
  },
  LOGIN,
  folder,
);
