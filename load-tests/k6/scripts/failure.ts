import { holdCrowd } from '../client/crowd.ts';
import { crowdOptions } from '../client/options.ts';

/** What is lost when processes are killed while people write. */
export const options = crowdOptions({ events_missing: ['count==0'], errors_shown: ['count==0'] });
export default holdCrowd;
export { handleSummary } from '../client/summary.ts';
