import type { ProcessIdentity } from './process-identity.ts';
import type { ProbeResult, Server, ServerKind } from './server.ts';

/** A server's health as `status` shows it. */
export type Health = ProbeResult['health'] | 'waiting' | 'starting' | 'stopped';

/** One line of `status`. */
export interface ProcessStatus {
  readonly name: string;
  readonly kind: ServerKind;
  readonly pid: number | null;
  readonly port?: number;
  readonly adminPort?: number;
  readonly health: Health;
  readonly reason?: string;
  /** How often it was started again. */
  readonly restarts: number;
  /** Since when it has this health, ISO 8601. */
  readonly since: string;
  readonly identity?: ProcessIdentity;
}

/** What the supervisor tells of its servers. */
export interface Observer {
  /** Something that `status` shows has changed. */
  changed(): void;
  /** It answers for the first time. */
  ready(server: Server, afterMs: number): void;
  /** It ended by itself and is started again after the delay. */
  died(server: Server, how: string, delayMs: number): void;
  /** It answers again, this long after it died. */
  recovered(server: Server, afterMs: number): void;
  /** It does not come up; the others go on without it, as it was to come later. */
  failed(server: Server, error: unknown): void;
  /** It was asked to end and has. */
  stopped(server: Server, afterMs: number): void;
}

/** The times of supervision, in milliseconds. */
export interface Pace {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** A server that ran this long has earned the first delay again. */
  readonly calmAfterMs: number;
  /** Between probes until it answers, and after. */
  readonly startingProbeMs: number;
  readonly steadyProbeMs: number;
  /** In which it must answer for the first time. */
  readonly startLimitMs: number;
}

/** What all servers of a stack are supervised with. */
export interface Supervision {
  readonly pace: Pace;
  /** Milliseconds, by which the limit of a first answer is counted; the system's by default, a test gives its own. */
  readonly clock?: { now(): number };
  readonly observer: Observer;
  /** The folder of the servers' logs. */
  readonly logs: string;
  /** The environment that every server gets beside its own. */
  readonly inherited: Readonly<Record<string, string>>;
}

/** The pace of a real stack. */
export const steadyPace: Pace = {
  firstDelayMs: 200,
  longestDelayMs: 10_000,
  calmAfterMs: 30_000,
  startingProbeMs: 100,
  steadyProbeMs: 2_000,
  startLimitMs: 240_000,
};
