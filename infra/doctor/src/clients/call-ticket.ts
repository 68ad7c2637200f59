import { videoApi } from '@parley/contracts/video-api';
import { NotExamined, reasonOf } from '../check.ts';
import type { Visit } from '../visit.ts';
import { callApi } from './call-api.ts';

/** What a client gets to enter a call with. */
export interface Entry {
  readonly ticket: string;
  readonly turnUrls: readonly string[];
  readonly username: string;
  readonly credential: string;
}

/** A ticket for a call of the doctor's own, as the call check page gets one; each opens a call once. */
export async function callTicket(visit: Visit): Promise<Entry> {
  const { url, token } = await visit.session();
  try {
    const { ticket, iceServers } = await callApi(url, videoApi.callCheckTicket, {}, token);
    const relay = iceServers.find(({ credential }) => credential !== undefined);
    const { urls = [], username = '', credential = '' } = relay ?? {};
    return { ticket, turnUrls: [urls].flat(), username, credential };
  } catch (error) {
    throw error instanceof NotExamined ? error : new NotExamined(`chat gives no call ticket (${reasonOf(error)})`);
  }
}
