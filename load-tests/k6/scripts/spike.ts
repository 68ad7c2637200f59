import { holdCrowd } from '../client/crowd.ts';
import { crowdOptions } from '../client/options.ts';

/** Ten times the load for half a minute, and what stays of it afterwards. */
export const options = crowdOptions({ events_missing: ['count==0'], errors_shown: ['count==0'] });
export default holdCrowd;
export { handleSummary } from '../client/summary.ts';
