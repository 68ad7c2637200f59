import { holdCrowd } from '../client/crowd.ts';
import { crowdOptions } from '../client/options.ts';
import { goals } from '../goals.ts';

/** How fast everybody is back after a node died, and after the gateway did. */
export const options = crowdOptions({ back_time: [`max<${goals.backWithinMs}`], devices_away: ['count==0'] });
export default holdCrowd;
export { handleSummary } from '../client/summary.ts';
