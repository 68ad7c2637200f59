import type { Topology } from '@parley/contracts/video-events';
import { callTiming } from '#config/call-timing.ts';
import type { SendCommand, VideoCommandInput } from '#lib/call/signalling/command.ts';
import type { CallStats } from '#lib/call/stats/call-stats.ts';
import { figuresOf, risen } from '#lib/call/stats/figures.ts';
import { addUp, type Totals } from '#lib/call/stats/totals.ts';
import type { FailureCause } from '#lib/call/topology/topology.ts';

export interface StatsLoopDeps {
  command: SendCommand;
  topology(): Topology | undefined;
  reports(): Promise<RTCStatsReport[]>;
  onFigures(figures: CallStats): void;
}

type Report = VideoCommandInput<'stats:report'>;

/** Reads the connections every few seconds, for the own panel, for the others (quality) and for the operators. */
export class StatsLoop {
  readonly #deps: StatsLoopDeps;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #startedAt = performance.now();
  #before: { topology: Topology; totals: Totals; at: number } | undefined;
  #latest: CallStats | null = null;
  #firstFrameMs: number | undefined;
  #isFirstFrameTold = false;
  #failures: FailureCause[] = [];

  constructor(deps: StatsLoopDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => void this.#read().catch(() => undefined), callTiming.stats);
  }

  get latest(): CallStats | null {
    return this.#latest;
  }

  /** Something of somebody else is seen or heard. */
  arrived(): void {
    this.#firstFrameMs ??= Math.round(performance.now() - this.#startedAt);
  }

  failed(cause: FailureCause): void {
    this.#failures = [...this.#failures, cause].slice(-8);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #read(): Promise<void> {
    const topology = this.#deps.topology();
    if (!topology) return;
    const now = { topology, totals: addUp(await this.#deps.reports()), at: performance.now() };
    // Another way has connections of its own, which begin at nothing.
    const isSameWay = this.#before?.topology === topology;
    const before = {
      totals: addUp([]),
      at: this.#startedAt,
      ...this.#before,
      ...(!isSameWay && { totals: addUp([]) }),
    };
    this.#before = now;
    this.#latest = figuresOf(topology, before.totals, now.totals, now.at - before.at);
    this.#deps.onFigures(this.#latest);
    await this.#tell(this.#latest, risen(before.totals.freezes, now.totals.freezes));
  }

  async #tell(figures: CallStats, freezes: number): Promise<void> {
    const { topology, loss, roundTripMs, sendBitrate, receiveBitrate, path } = figures;
    const firstFrameMs = this.#isFirstFrameTold ? undefined : this.#firstFrameMs;
    const failures = this.#failures;
    this.#failures = [];
    const report: Report = { topology, loss, sendBitrate, receiveBitrate, freezes, relayed: path.relayed, failures };
    await this.#deps.command('stats:report', {
      ...report,
      ...(roundTripMs !== null && { roundTripMs }),
      ...(firstFrameMs !== undefined && { firstFrameMs }),
    });
    this.#isFirstFrameTold ||= firstFrameMs !== undefined;
  }
}
