import type { CertificateFiles } from '../network/certificate.ts';
import type { Config } from '../config.ts';
import type { Connections } from '../stores/connections.ts';
import type { GatewayAddress } from '../network/gateway-address.ts';
import type { Layout } from '../data/layout.ts';
import type { Ports } from '../network/ports.ts';
import type { Progress } from '../progress.ts';
import type { Secrets } from '../data/secrets.ts';
import type { Server } from '../supervisor/server.ts';
import type { ToolName } from '../tools/table.ts';

/** What the files in `processes/` build their servers from. */
export interface StackContext {
  readonly config: Config;
  readonly layout: Layout;
  readonly secrets: Secrets;
  readonly ports: Ports;
  readonly address: GatewayAddress;
  readonly connections: Connections;
  readonly certificate: CertificateFiles;
  readonly progress: Progress;
  /** Where a tool is that the part asked for. */
  readonly tool: (name: ToolName) => string;
  /** The same for a slow tool that is still being brought; undefined when it is there. */
  readonly later: (name: ToolName) => Promise<string> | undefined;
}

/** One entry of the platform's table: the tools it needs and the servers it adds. */
export interface Part {
  readonly tools: readonly ToolName[];
  /** It only watches the others: PARLEY_OBSERVABILITY=off leaves it out. */
  readonly observes?: boolean;
  /** @param before the servers of the entries above this one */
  readonly servers: (stack: StackContext, before: readonly Server[]) => Promise<Server[]>;
}
