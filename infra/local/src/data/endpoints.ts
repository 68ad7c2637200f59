import { writeJson } from '../machine/files.ts';
import type { Config } from '../config.ts';
import type { Connections } from '../stores/connections.ts';
import type { Server } from '../supervisor/server.ts';

/** Everything by which tests and tools reach a stack; the file holds secrets. */
export interface Endpoints extends Connections {
  readonly environment: Config['environment'];
  readonly httpUrl: string;
  readonly httpsUrl: string;
  /** The authority that signed the local certificate. */
  readonly caFile: string;
  /** How e-mail is handed over, and the page of what was; undefined where the operator names a server of their own. */
  readonly smtpUrl?: string | undefined;
  readonly mailUrl?: string | undefined;
  /** Undefined without observability. */
  readonly prometheusUrl?: string;
  readonly alertmanagerUrl?: string;
  readonly processes: readonly Pick<Server, 'name' | 'kind' | 'port' | 'adminPort'>[];
}

/** Writes `endpoints.json` for its owner alone. */
export function writeEndpoints(file: string, endpoints: Endpoints): void {
  writeJson(file, endpoints, 0o600);
}
