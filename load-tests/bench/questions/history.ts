import { createCaller } from '@parley/client/rest/caller';
import { chatApi } from '@parley/contracts/chat-api';
import { publishBacklog, persisted, untilPersisted } from '../lib/backlog.ts';
import { observedBetween, quantileMs } from '../lib/histogram.ts';
import { scrapeAll } from '../lib/metrics.ts';
import { spreadOf } from '../lib/percentiles.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle, type Town } from '../lib/town.ts';
import { openLoop } from '../load/open-loop.ts';

const size = { people: 100, rooms: 20, roomSize: 10 };
const perRoom = 500;
const perSecond = 100;
const goalMs = 10;
const call = createCaller();

/** How long a chat node takes for a page of 50 messages: new ones from the cache, old ones from MongoDB. */
export const history: Question = {
  name: 'history',
  async ask(asked) {
    const { platform, pace, say } = asked;
    const town = await settle(platform, size);
    const wanted = (await persisted(platform)) + size.rooms * perRoom;
    await publishBacklog(platform, town, size.rooms * perRoom);
    await untilPersisted(platform, wanted);
    const pages = await listPages(asked, town);
    const ports = platform.adminPorts('chat');
    const before = await scrapeAll(ports);
    const [newest, older]: [number[], number[]] = [[], []];
    await read(asked, pages, 10 * pace, (page, ms) => (page.cursor === undefined ? newest : older).push(ms));
    const served = observedBetween(before, await scrapeAll(ports), 'parley_http_request_duration_seconds', {
      route: '/api/messages/room/:id',
    });
    const atService = [0.5, 0.95, 0.99].map(quantile => quantileMs(served, quantile));
    say(`history: p95 ${atService[1]?.toFixed(1)} ms at the service`);
    const rowOf = (name: string, samples: number[]) => {
      const { p50, p95, p99, count } = spreadOf(samples);
      return [name, p50, p95, p99, count];
    };
    return {
      title: 'A page of history',
      method:
        `${perSecond} requests a second straight to the chat nodes, pages of 50 of rooms with ${perRoom} messages: one ` +
        'in two the newest page, the others anywhere in the past. “At the service” is its own histogram, from the first ' +
        'byte of the request to the end of the answer.',
      figures: [
        { name: 'history page p95 at the service', value: atService[1] ?? Number.NaN, unit: 'ms', atMost: goalMs },
      ],
      tables: [
        {
          title: 'ms',
          columns: ['seen', 'p50', 'p95', 'p99', 'pages'],
          rows: [
            ['at the service', ...atService, served.count],
            rowOf('by the client, newest page', newest),
            rowOf('by the client, older page', older),
          ],
        },
      ],
    };
  },
};

interface Page {
  roomId: string;
  token: string;
  cursor?: string;
}

/** Every page of every room, found by walking through them. */
async function listPages(asked: Asked, { rooms, people, token }: Town): Promise<Page[]> {
  const pages: Page[] = [];
  for (const { id, members } of rooms) {
    const reader = token(people[members[0] ?? 0] ?? '');
    let cursor: string | undefined;
    do {
      const page = { roomId: id, token: reader, cursor };
      pages.push(page);
      cursor = (await readPage(asked, page, 0)).nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
  return pages;
}

async function read(
  asked: Asked,
  pages: Page[],
  seconds: number,
  onRead: (page: Page, ms: number) => void,
): Promise<void> {
  const newest = pages.filter(({ cursor }) => cursor === undefined);
  const older = pages.filter(({ cursor }) => cursor !== undefined);
  const reads: Promise<void>[] = [];
  await openLoop(perSecond, seconds, (index, dueAt) => {
    const from = index % 2 === 0 ? newest : older;
    const page = from[Math.floor(Math.random() * from.length)];
    if (page) reads.push(readPage(asked, page, index).then(() => onRead(page, performance.now() - dueAt)));
  });
  await Promise.all(reads);
}

async function readPage(
  { platform }: Asked,
  { roomId, token, cursor }: Page,
  turn: number,
): Promise<{ nextCursor: string | null }> {
  const ports = platform.ports('chat');
  const baseUrl = `http://127.0.0.1:${ports[turn % ports.length]}`;
  return call(chatApi.history, { params: { id: roomId }, query: { cursor } }, { baseUrl, token });
}
