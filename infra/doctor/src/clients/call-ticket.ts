import { videoApi } from '@parley/contracts/video-api';
import type { Session } from './session.ts';

/** What a client gets to enter a call with; the ticket opens it once. */
export interface Entry {
  readonly ticket: string;
  readonly turnUrls: readonly string[];
  readonly username: string;
  readonly credential: string;
}

/** Entry to a call of the doctor's own, as the call check page gets it. */
export async function fetchEntry({ call }: Session): Promise<Entry> {
  const { ticket, iceServers } = await call(videoApi.callCheckTicket, {});
  const relay = iceServers.find(({ credential }) => credential !== undefined);
  const { urls = [], username = '', credential = '' } = relay ?? {};
  return { ticket, turnUrls: [urls].flat(), username, credential };
}
