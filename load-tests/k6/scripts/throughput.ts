import { holdCrowd } from '../client/crowd.ts';
import { crowdOptions } from '../client/options.ts';

/** How many messages a second go through, and how fast: step by step up to the figure of the specification. */
export const options = crowdOptions({ devices_away: ['count==0'] });
export default holdCrowd;
export { handleSummary } from '../client/summary.ts';
