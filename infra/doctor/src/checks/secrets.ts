import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findWeakSecrets } from '@parley/runtime/process/weak-secrets';
import type { Check } from '../check.ts';
import { told } from '../not-examined.ts';
import { fault } from '../faults.ts';

/** No secret is one that anybody could guess: the rule by which services refuse to start in production. */
export const secretStrength: Check = {
  name: 'strength of the secrets',
  async run({ platform }) {
    const weak = findWeakSecrets({
      POSTGRES_URL: platform.postgresUrl,
      REDIS_URL: platform.redisUrl,
      MONGO_URL: platform.mongoUrl,
      CALL_TICKET_SECRET: platform.callTicketSecret,
      TURN_SECRET: platform.turnSecret,
    });
    return weak.map(name => fault('PD-401', `The secret in ${name} is empty, a default, short or repeating`));
  },
};

/** The files of a stack on this machine that hold secrets are their owner's alone. */
export const secretFiles: Check = {
  name: 'files of the secrets',
  async run({ platform }) {
    const folder = told(platform.dataDir, 'PARLEY_DATA_DIR');
    const files = ['secrets.json', 'endpoints.json', 'auth-keys', 'certificates'].map(name => join(folder, name));
    return files.flatMap(file => {
      const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
      const open = (mode & 0o077) !== 0;
      return open ? [fault('PD-402', `${file} can be read by others (mode ${(mode & 0o777).toString(8)})`)] : [];
    });
  },
};
