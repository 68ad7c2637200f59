import { check } from 'k6';
import { holdCrowd } from '../client/crowd.ts';
import { crowdOptions } from '../client/options.ts';
import { call, personAt } from '../client/requests.ts';
import { goals } from '../goals.ts';

/** Whether everything works at all: a few people, a few messages, each kind of read once. */
export const options = crowdOptions({
  connect_time: [`p(95)<${goals.connectP95Ms}`],
  events_missing: ['count==0'],
  checks: ['rate==1'],
});

export default function smoke(): void {
  const { token } = personAt(0);
  const rooms = call('GET', { route: 'listRooms', token, status: 200 });
  check(rooms, { 'has a room': answer => (answer.json('rooms.#') as number) > 0 });
  call('GET', { route: 'history', params: { id: String(rooms.json('rooms.0.id')) }, token, status: 200 });
  call('GET', { route: 'listMembers', params: { id: String(rooms.json('rooms.0.id')) }, token, status: 200 });
  holdCrowd();
}
export { handleSummary } from '../client/summary.ts';
