import { holdCrowd } from '../client/crowd.ts';
import { crowdOptions } from '../client/options.ts';
import { goals } from '../goals.ts';

/** How many authenticated sockets are held, and how fast they come in. */
export const options = crowdOptions({ connect_time: [`p(95)<${goals.connectP95Ms}`], devices_away: ['count==0'] });
export default holdCrowd;
export { handleSummary } from '../client/summary.ts';
