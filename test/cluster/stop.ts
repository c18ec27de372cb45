import { running } from './start';

export default async function stop(): Promise<void> {
  running.proxy?.kill();
  await running.plane?.stop();
}
