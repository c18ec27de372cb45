import { running } from './start';

export default function stop(): void {
  running.servers?.stop();
}
