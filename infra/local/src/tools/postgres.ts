import { dirname } from 'node:path';
import { newest, onPath } from './locate.ts';
import type { Tool } from './tool.ts';

/** PostgreSQL: the folder with `postgres` and `initdb`. */
export const postgres: Tool = {
  packages: ['postgresql'],
  async locate() {
    const found = newest('/usr/lib/postgresql/*/bin/postgres') ?? onPath('postgres');
    return found && dirname(found);
  },
};
