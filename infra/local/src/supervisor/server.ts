import type { Account } from '../machine/accounts.ts';

/** What a server is for; `status` groups by it. */
export type ServerKind = 'store' | 'service' | 'gateway' | 'observability';

/** What a probe found. A probe that throws means: not reachable. */
export interface ProbeResult {
  readonly health: 'ready' | 'degraded' | 'down';
  readonly reason?: string;
}

/** One process of the stack: how to start it, how to know that it works, how to end it. */
export interface Server {
  readonly name: string;
  readonly kind: ServerKind;
  /** Names of the servers that must be ready before this one starts. */
  readonly after: readonly string[];
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly runAs?: Account;
  readonly port?: number;
  /** Where `/metrics`, `/healthz` and `/readyz` are. */
  readonly adminPort?: number;
  /** The Prometheus job that scrapes its admin port, the service it is a node of, and what it tries when it is asked. */
  readonly scrape?: { readonly job: string; readonly service: string; readonly probes?: string | undefined };
  /**
   * Of a server that the others do not wait for: a program of it that still has to be built or downloaded. It starts
   * when this resolves, with these variables beside its own.
   */
  readonly later?: { readonly waitsFor: string; readonly env: Promise<Readonly<Record<string, string>>> };
  /** Folders of its code: it starts again when a file in them is saved, and a crash at its first start is no end. */
  readonly sources?: readonly string[];
  /** Before its first start, when what it waits for is ready (a migration, say). */
  readonly once?: () => Promise<void>;
  /** Before each start: its folders, configuration, what a crash left behind. */
  readonly prepare?: () => Promise<void>;
  /** After it answered for the first time, before others may rely on it (accounts, replica set). */
  readonly settle?: () => Promise<void>;
  readonly probe: () => Promise<ProbeResult>;
  /** Asks to end; SIGTERM by default. */
  readonly stopSignal?: NodeJS.Signals;
  /** After which it is killed; 10,000 by default. */
  readonly stopTimeoutMs?: number;
}
