import { holdCrowd } from '../client/crowd.ts';
import { crowdOptions } from '../client/options.ts';

/** What a message to 10, to 100 and to 1,000 people takes. */
export const options = crowdOptions({ devices_away: ['count==0'] });
export default holdCrowd;
export { handleSummary } from '../client/summary.ts';
