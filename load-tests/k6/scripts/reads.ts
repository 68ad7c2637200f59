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

/** Of a hundred reads: the newest page 60, an older one 10, members 15, the list of rooms 10, changes 5. */
export default function read(): void {
  const turn = exec.scenario.iterationInTest;
  const { token, rooms: places } = personAt(turn);
  const params = { id: rooms[places[0] ?? 0]?.id ?? '' };
  const part = turn % 100;
  if (part < 60) call('GET', { route: 'history', params, token, status: 200 });
  else if (part < 70) call('GET', { route: 'history', params, query: '?limit=100', token, status: 200 });
  else if (part < 85) call('GET', { route: 'listMembers', params, token, status: 200 });
  else if (part < 95) call('GET', { route: 'listRooms', token, status: 200 });
  else call('GET', { route: 'changes', params, query: '?since=0', token, status: 200 });
}
export { handleSummary } from '../client/summary.ts';
