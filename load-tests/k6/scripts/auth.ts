import exec from 'k6/execution';
import { arrivalOptions } from '../client/options.ts';
import { order } from '../client/order.ts';
import { call } from '../client/requests.ts';
import { goals } from '../goals.ts';

/** How many people a second can sign in: each costs a password hash, whatever else is fast. */
export const options = arrivalOptions({
  'http_req_duration{route:login}': ['p(95)<1000'],
  checks: [`rate>${goals.available}`],
});

export default function signIn(): void {
  const account = order.accounts[exec.scenario.iterationInTest % order.accounts.length];
  const answer = call('POST', { route: 'login', body: account, status: 200 });
  if (answer.status === 200) call('GET', { route: 'me', token: String(answer.json('accessToken')), status: 200 });
}
export { handleSummary } from '../client/summary.ts';
