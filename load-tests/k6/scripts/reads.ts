import exec from 'k6/execution';
import { rooms } from '../client/order.ts';
import { arrivalOptions } from '../client/options.ts';
import { call, personAt } from '../client/requests.ts';
import { goals } from '../goals.ts';

/** How many reads a second are answered, and how fast: the mix of a web app that is opened and scrolled. */
export const options = arrivalOptions({
  'http_req_duration{route:history}': [`p(95)<${goals.historyP95Ms}`],
  http_req_duration: [`p(95)<${goals.readP95Ms}`],
  checks: [`rate>${goals.available}`],
});

/** Where the page of a room that this virtual user read last goes on. */
const cursors = new Map<string, string>();

/**
 * Of a hundred reads: the newest page of a room 58, the page before it 10, members 15, the list of rooms 10, changes 5, the
 * API's own description 2.
 */
export default function read(): void {
  const turn = exec.scenario.iterationInTest;
  const { token, rooms: places } = personAt(turn);
  const id = rooms[places[0] ?? 0]?.id ?? '';
  const params = { id };
  const part = turn % 100;
  if (part < 58) readNewest(id, token);
  else if (part < 68) call('GET', { route: 'history', params, query: olderPage(id), token, status: 200 });
  else if (part < 83) call('GET', { route: 'listMembers', params, token, status: 200 });
  else if (part < 93) call('GET', { route: 'listRooms', token, status: 200 });
  else if (part < 98) call('GET', { route: 'changes', params, query: '?since=0', token, status: 200 });
  else call('GET', { route: 'openApi', status: 200 });
}

function readNewest(id: string, token: string): void {
  const { body } = call('GET', { route: 'history', params: { id }, token, status: 200 });
  // Reading each answer as JSON would cost k6 more than asking for it.
  const cursor = /"nextCursor":"([^"]+)"/.exec(body ?? '')?.[1];
  if (cursor !== undefined) cursors.set(id, cursor);
}

function olderPage(id: string): string {
  const cursor = cursors.get(id);
  return cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
}
export { handleSummary } from '../client/summary.ts';
