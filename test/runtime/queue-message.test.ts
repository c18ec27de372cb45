import { PYTHON } from '../programs/run-program';
import { describeNeeding, has } from '../support/needs';
import { pythonValue } from './python';

/** A message as the broker delivers it. */
function message(headers: unknown, { redelivered = false, body = '' } = {}): string {
  return `
import json
from types import SimpleNamespace as Some
from queue_message import Malformed, Message

headers = json.loads(${JSON.stringify(JSON.stringify(headers))})
method = Some(delivery_tag=1, redelivered=${redelivered ? 'True' : 'False'})
properties = Some(message_id="id-1", headers=headers, expiration="60000", content_type="text/plain")
message = Message(None, method, properties, ${JSON.stringify(body)}.encode())
`;
}

const value = (lines: string) => pythonValue(lines);

describeNeeding('python3', has(PYTHON), 'a message', () => {
  it.each([
    ['a first delivery', null, false, 1],
    ['a first delivery from a quorum queue', { 'x-delivery-count': 0 }, false, 1],
    ['one that came back from a worker that crashed twice', { 'x-delivery-count': 2 }, true, 3],
    ['one that failed three times', { 'x-tries': 3 }, false, 4],
    ['one that failed three times, and whose worker crashed then', { 'x-tries': 3, 'x-delivery-count': 1 }, true, 5],
    ['one from a classic queue whose worker crashed', {}, true, 2],
    ['one whose header somebody spoiled', { 'x-tries': 'many' }, false, 1],
  ])('%s counts its tries', (_, headers, redelivered, attempt) => {
    expect(value(`${message(headers, { redelivered })}print(json.dumps(message.attempt))`)).toBe(attempt);
  });

  it('shows the headers of its producer, and not what the broker notes for itself', () => {
    const headers = { 'x-key': 'a', 'x-death': [{ count: 1 }], 'x-first-death-queue': 'q', 'x-delivery-count': 1 };
    expect(value(`${message(headers)}print(json.dumps(message.headers))`)).toEqual({ 'x-key': 'a' });
  });

  it('keeps all properties but its time to live when it is copied', () => {
    expect(value(`${message({})}print(json.dumps(message.lasting_properties))`)).toEqual({
      message_id: 'id-1',
      headers: {},
      content_type: 'text/plain',
    });
  });

  it('is read as JSON', () => {
    expect(value(`${message({}, { body: '{"größe": 1}' })}print(json.dumps(message.json()))`)).toEqual({ größe: 1 });
  });

  it.each([
    ['half an object', 'b"{"'],
    ['nothing', 'b""'],
    ['no text', 'b"\\xff\\xfe\\xff"'],
    ['a pit of brackets', 'b"[" * 1_000_000'],
  ])('is malformed when %s is read as JSON', (_, body) => {
    const lines = `${message({})}message.body = ${body}
try:
    message.json()
except Malformed as error:
    print(json.dumps(str(error)))`;
    expect(value(lines)).toMatch(/^not JSON: /);
  });
});
