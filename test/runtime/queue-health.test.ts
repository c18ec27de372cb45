import { PYTHON } from '../programs/run-program';
import { describeNeeding, has } from '../support/needs';
import { events, python, pythonValue } from './python';

/** What the probes of a worker get, whose longest task is 60 s. */
function probes(worker: string): unknown {
  return pythonValue(`
import json, socket, time, urllib.error, urllib.request
from types import SimpleNamespace as Some
from queue_health import serve_health

def get(path):
    try:
        answer = urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5)
    except urllib.error.HTTPError as error:
        answer = error
    return [answer.status, answer.read().decode()]

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
now = time.monotonic()
serve_health(port, 60, ${worker})
print(json.dumps({path: get(path) for path in ("/ready", "/live", "/else")}))
`);
}

const unknown = [404, 'ask for /ready or /live'];

describeNeeding('python3', has(PYTHON), 'the probes of a worker', () => {
  it('find a worker that consumes ready and alive', () => {
    expect(probes('Some(consuming=True, begun={0: now - 89}, link=Some(beat=now))')).toEqual({
      '/ready': [200, 'ok'],
      '/live': [200, 'ok'],
      '/else': unknown,
    });
  });

  it('find a worker without a consumer not ready, but alive: a restart brings no broker back', () => {
    expect(probes('Some(consuming=False, begun={}, link=Some(beat=now))')).toEqual({
      '/ready': [503, 'it does not consume'],
      '/live': [200, 'ok'],
      '/else': unknown,
    });
  });

  it('find a worker not alive whose task takes longer than the longest task and 30 s', () => {
    expect(probes('Some(consuming=True, begun={0: now, 1: now - 91}, link=Some(beat=now))')).toEqual({
      '/ready': [200, 'ok'],
      '/live': [503, 'a task takes 91 s, the longest may take 60 s'],
      '/else': unknown,
    });
  });

  it('find a worker not alive whose connection nobody serves for 30 s', () => {
    expect(probes('Some(consuming=True, begun={}, link=Some(beat=now - 31))')).toMatchObject({
      '/live': [503, "the connection's thread is silent for 31 s"],
    });
  });

  it('cannot be answered on a port that is taken', () => {
    const { code, stdout } = python(`
import socket
from queue_health import serve_health
taken = socket.create_server(("", 0))
serve_health(taken.getsockname()[1], 60, None)`);
    expect(code).toBe(1);
    expect(events(stdout)).toMatchObject([{ event: 'cannot work', error: expect.stringContaining('HEALTH_PORT') }]);
  });
});
