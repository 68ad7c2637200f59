import { z } from 'zod';
import { defineCalls } from '../rest.ts';
import { ownStatus, statusInput } from './status.ts';

const reply = z.object({ status: ownStatus });

export const statusApi = defineCalls({
  getStatus: {
    method: 'get',
    path: '/api/me/status',
    access: 'guest',
    limit: 'readPerUser',
    summary: 'What the asker says of themselves to those who see them',
    status: 200,
    errors: [],
    reply,
  },
  setStatus: {
    method: 'put',
    path: '/api/me/status',
    access: 'guest',
    limit: 'spaceChangesPerUser',
    summary:
      'Say something of oneself until a time or for good, ask not to be disturbed, let others know when one was there last',
    status: 200,
    errors: [],
    body: statusInput,
    reply,
  },
});
export type StatusApi = typeof statusApi;
