import { MongoClient, type Collection, type Db, type Document, type IndexDescription } from 'mongodb';
import { persisted, publishBacklog, untilPersisted } from '../lib/backlog.ts';
import { countCpu } from '../lib/cpu.ts';
import { observedBetween } from '../lib/histogram.ts';
import { scrapeAll } from '../lib/metrics.ts';
import { median } from '../lib/percentiles.ts';
import type { Platform } from '../lib/platform.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle, usualSize as size, type Town } from '../lib/town.ts';

const backlog = 30_000;
const rounds = 2;
const goal = 0.6;
const writeConcern = { w: 'majority', journal: true } as const;

/** How fast the delivery worker gets through a backlog, beside MongoDB alone. */
export const persist: Question = {
  name: 'persist',
  async ask(asked) {
    const town = await settle(asked.platform, size);
    const client = new MongoClient(asked.platform.mongoUrl, { writeConcern });
    const pairs: Pair[] = [];
    try {
      for (let round = 0; round < rounds; round += 1) pairs.push(await compare(asked, town, client.db()));
    } finally {
      await client.close();
    }
    return {
      title: 'Persist rate, against raw batched inserts',
      method:
        'The delivery worker is stopped (SIGSTOP) while a backlog is put into the room log, then let go: time until ' +
        'everything is stored, with all that the worker does for each event (places, cache, fan-out, marks, offsets). ' +
        'Raw: the very documents that it stored, into a collection with the same indexes, in batches of the same mean ' +
        'size, one after the other, acknowledged by a majority and journaled alike. In turns.',
      figures: [
        {
          name: 'persist rate, times raw inserts',
          value: median(pairs.map(pair => pair.worker / pair.raw)),
          unit: '×',
          atLeast: goal,
        },
        { name: 'persist rate', value: median(pairs.map(pair => pair.worker)), unit: 'events/s' },
      ],
      tables: [
        {
          title: 'Events a second',
          columns: ['backlog', 'mean batch', 'worker', 'raw inserts', 'ratio', 'worker CPU µs/event'],
          rows: pairs.map(({ events, batch, worker, raw, workerCpu }) => [
            events,
            batch,
            worker,
            raw,
            worker / raw,
            workerCpu,
          ]),
        },
      ],
    };
  },
};

interface Pair {
  events: number;
  batch: number;
  worker: number;
  raw: number;
  workerCpu: number;
}

async function compare({ platform, pace, say }: Asked, town: Town, db: Db): Promise<Pair> {
  const events = Math.round(backlog * pace);
  const drained = await drain(platform, town, events);
  const raw = await insertRaw(db, town, events, Math.round(drained.batch));
  say(
    `${events} events: worker ${drained.worker.toFixed(0)}/s, raw ${raw.toFixed(0)}/s in batches of ${drained.batch.toFixed(0)}`,
  );
  return { events, raw, ...drained };
}

async function drain(platform: Platform, town: Town, events: number): Promise<Omit<Pair, 'raw' | 'events'>> {
  const pid = platform.pids.get('delivery-1') ?? 0;
  const ports = platform.adminPorts('delivery');
  const before = await scrapeAll(ports);
  const already = await persisted(platform);
  process.kill(pid, 'SIGSTOP');
  try {
    await publishBacklog(platform, town, events);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  const used = countCpu(new Map([['worker', pid]]));
  await untilPersisted(platform, already + events);
  const { wallMs, totalMs } = used();
  const groups = observedBetween(before, await scrapeAll(ports), 'parley_message_hop_seconds', { hop: 'persist' });
  return { batch: events / groups.count, worker: (events / wallMs) * 1_000, workerCpu: (totalMs * 1_000) / events };
}

async function insertRaw(db: Db, town: Town, events: number, batch: number): Promise<number> {
  const log = db.collection('room_log');
  const roomIds = town.rooms.map(({ id }) => id);
  const documents = await log
    .find({ roomId: { $in: roomIds } })
    .sort({ seq: -1 })
    .limit(events)
    .toArray();
  const raw = await twinOf(db, log);
  const startedAt = performance.now();
  for (let at = 0; at < documents.length; at += batch) {
    await raw.insertMany(documents.slice(at, at + batch), { ordered: false });
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await raw.drop();
  return documents.length / seconds;
}

/** An empty collection with the indexes of another. */
async function twinOf(db: Db, original: Collection): Promise<Collection> {
  const twin = await db.createCollection('bench_raw');
  const indexes = (await original.indexes()).filter(({ name }) => name !== '_id_');
  await twin.createIndexes(indexes.map(({ v: _version, ...index }: Document) => index as IndexDescription));
  return twin;
}
