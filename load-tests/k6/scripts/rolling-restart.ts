import { holdCrowd } from '../client/crowd.ts';
import { crowdOptions } from '../client/options.ts';
import { goals } from '../goals.ts';

/** What people notice when all chat nodes are restarted, one after the other. */
export const options = crowdOptions({
  back_time: [`max<${goals.backWithinMs}`],
  events_missing: ['count==0'],
  errors_shown: ['count==0'],
  devices_away: ['count==0'],
});
export default holdCrowd;
export { handleSummary } from '../client/summary.ts';
