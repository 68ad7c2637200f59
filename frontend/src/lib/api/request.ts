import { createCaller, type CallerOptions } from '@parley/client/rest/caller';
import { timing } from '#config/timing.ts';
import { heardServerDate } from '#lib/clock.ts';

export const settings: CallerOptions = {
  timeoutMs: timing.request,
  heard: response => heardServerDate(response.headers.get('date')),
};

/** Makes a REST call of the contract as nobody. Rejects with ParleyError, `unavailable` when nobody answers. */
export const request = createCaller(settings);
