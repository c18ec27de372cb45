import { PodPart } from '../pod/pod';

/** Where the Secret of a broker is mounted, in the pods of clients and of the broker. */
export const CREDENTIALS_FOLDER = '/etc/broker-credentials';

/** The Secret as files: a program sees a rotated password without a new pod template, and no log of `env` shows it. */
export function credentialsMount(secretName: string): Pick<PodPart, 'volumes' | 'volumeMounts'> {
  const name = 'broker-credentials';
  return {
    volumes: [{ name, secret: { secretName, defaultMode: 0o440 } }],
    volumeMounts: [{ name, mountPath: CREDENTIALS_FOLDER, readOnly: true }],
  };
}
