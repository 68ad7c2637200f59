import type { Logger } from '@parley/runtime/telemetry/logger';
import type { MigrationNote, Models } from '../stores/models.ts';
import type { Half, Migration } from './migration.ts';
import { Turn } from './turn.ts';

/** As long as this a process of the release before may run beside this one and write documents of the old shape. */
const settledAfterMs = 24 * 3_600_000;
const progressEveryMs = 5_000;

interface MigratorOptions {
  stores: Models;
  migrations: readonly Migration[];
  logger: Logger;
  /** Documents between two looks at whether it is still our turn. */
  batch?: number;
  leaseMs?: number;
}

export interface MigrationState {
  version: string;
  /** `newer`: of a release after this one. It only adds, and stays. */
  state: 'missing' | 'applying' | 'applied' | 'taking back' | 'newer';
}

/**
 * Runs the steps of MongoDB forward and back, one process at a time. What is killed in the middle can be run again or taken
 * back: each half looks for the documents that it still has to change.
 */
export class Migrator {
  readonly #stores: Models;
  readonly #migrations: readonly Migration[];
  readonly #logger: Logger;
  readonly #batch: number;
  readonly #turn: Turn;

  constructor({ stores, migrations, logger, batch = 200, leaseMs = 30_000 }: MigratorOptions) {
    this.#stores = stores;
    this.#migrations = migrations;
    this.#logger = logger;
    this.#batch = batch;
    this.#turn = new Turn(stores.migrations, leaseMs);
  }

  /** Every step of this release and of newer ones. */
  async state(): Promise<MigrationState[]> {
    const notes = await this.#notes();
    const own = this.#migrations.map(({ version }) => ({
      version,
      state: notes.get(version)?.state ?? ('missing' as const),
    }));
    const newer = this.#newerOf(notes).map(version => ({ version, state: 'newer' }) as const);
    return [...own, ...newer];
  }

  /** Applies what is missing, and resolves with its versions once nothing is left to do. Rejects when `signal` aborts. */
  async up(signal?: AbortSignal): Promise<string[]> {
    if ((await this.#missing()).length === 0) return [];
    return this.#inTurn(signal, async () => {
      const missing = await this.#missing();
      for (const migration of missing) {
        const { version } = migration;
        await this.#note(version, 'applying');
        await this.#run(migration, 'up', signal);
        await this.#note(version, 'applied');
      }
      return missing.map(({ version }) => version);
    });
  }

  /**
   * Takes back the last `count` applied steps, the newest first, and resolves with their versions.
   * @throws Error when a newer release has applied one of its own
   */
  async down(count: number): Promise<string[]> {
    return this.#inTurn(undefined, async () => {
      const notes = await this.#notes();
      const [newer] = this.#newerOf(notes);
      if (newer !== undefined) throw new Error(`Take back ${newer} first, with the release that brought it`);
      const applied = this.#migrations.filter(({ version }) => notes.has(version));
      const leaving = applied.slice(Math.max(0, applied.length - count)).reverse();
      for (const migration of leaving) {
        const { version } = migration;
        await this.#note(version, 'taking back');
        await this.#run(migration, 'down');
        await this.#stores.migrations.deleteOne({ _id: version }).exec();
      }
      return leaving.map(({ version }) => version);
    });
  }

  /** Those that are not applied, and those whose old shape a process of the release before may have written since. */
  async #missing(): Promise<Migration[]> {
    const notes = await this.#notes();
    return this.#migrations.filter(({ version }) => {
      const note = notes.get(version);
      return note?.state !== 'applied' || Date.now() - note.at.getTime() < settledAfterMs;
    });
  }

  async #inTurn<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    await this.#turn.take(signal);
    try {
      return await work();
    } finally {
      await this.#turn.giveBack();
    }
  }

  async #run(migration: Migration, direction: 'up' | 'down', signal?: AbortSignal): Promise<void> {
    const { version } = migration;
    const half: Half = migration[direction];
    let changed = 0;
    let toldAt = Date.now();
    for (let more = true; more;) {
      signal?.throwIfAborted();
      await this.#turn.keep();
      const now = await half(this.#stores, this.#batch);
      changed += now;
      more = now >= this.#batch;
      if (Date.now() - toldAt < progressEveryMs) continue;
      this.#logger.info({ version, direction, changed }, 'a migration goes on');
      toldAt = Date.now();
    }
    this.#logger.info({ version, direction, changed }, 'a migration is done');
  }

  /** The time stays that of the first time. */
  async #note(version: string, state: MigrationNote['state']): Promise<void> {
    await this.#stores.migrations
      .updateOne({ _id: version }, { $set: { state }, $setOnInsert: { at: new Date() } }, { upsert: true })
      .exec();
  }

  async #notes(): Promise<Map<string, MigrationNote>> {
    const notes = await this.#stores.migrations
      .find({ state: { $exists: true } })
      .lean()
      .exec();
    return new Map(notes.map(note => [note._id, note]));
  }

  #newerOf(notes: Map<string, MigrationNote>): string[] {
    const last = this.#migrations.at(-1)?.version ?? '';
    return [...notes.keys()].filter(version => version > last).sort();
  }
}
