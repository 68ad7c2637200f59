import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from '../machine/files.ts';

/** Where each thing lies in a stack's data folder. */
export interface Layout {
  readonly data: string;
  readonly logs: string;
  /** Rendered configuration files, written again at each start. */
  readonly conf: string;
  readonly state: string;
  readonly ports: string;
  readonly secrets: string;
  readonly endpoints: string;
  readonly authKeys: string;
  readonly certificates: string;
}

/**
 * The layout below `data`; creates its folders. Others may walk through the data folder, as the gateway's workers and
 * PostgreSQL do when root runs them, and into nothing in it that is not theirs.
 */
export function openLayout(data: string): Layout {
  const layout = layoutOf(data);
  mkdirSync(layout.data, { recursive: true, mode: 0o711 });
  for (const folder of [layout.logs, layout.conf]) ownFolder(folder);
  return layout;
}

/** The layout below `data`, whether or not it exists. */
export function layoutOf(data: string): Layout {
  return {
    data,
    logs: join(data, 'logs'),
    conf: join(data, 'conf'),
    state: join(data, 'state.json'),
    ports: join(data, 'ports.json'),
    secrets: join(data, 'secrets.json'),
    endpoints: join(data, 'endpoints.json'),
    authKeys: join(data, 'auth-keys'),
    certificates: join(data, 'certificates'),
  };
}
