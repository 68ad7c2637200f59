import { holdCrowd } from '../client/crowd.ts';
import { crowdOptions } from '../client/options.ts';
import { goals } from '../goals.ts';

/** Whether anything grows or slows down over time. */
export const options = crowdOptions({
  delivered_time: [`p(95)<${goals.deliveredP95Ms}`],
  events_missing: ['count==0'],
});
export default holdCrowd;
export { handleSummary } from '../client/summary.ts';
