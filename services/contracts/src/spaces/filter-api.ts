import { z } from 'zod';
import { id } from '../ids.ts';
import { messageBody } from '../message.ts';
import { defineCalls } from '../rest.ts';
import { brokenRule, filterRule, newMembersInput, ruleInput, spaceFilter } from './filter.ts';

const read = { access: 'user', limit: 'readPerUser' } as const;
const change = { access: 'user', limit: 'spaceChangesPerUser' } as const;
const bySpace = z.object({ id });
const byRule = z.object({ id, ruleId: id });
const oneRule = z.object({ rule: filterRule });

export const filterApi = defineCalls({
  getFilter: {
    method: 'get',
    path: '/api/spaces/:id/filter',
    ...read,
    summary: 'What the space asks of messages and of new members, for who manages the space',
    status: 200,
    errors: ['unknown_space', 'forbidden'],
    params: bySpace,
    reply: z.object({ filter: spaceFilter }),
  },
  createFilterRule: {
    method: 'post',
    path: '/api/spaces/:id/filter/rules',
    ...change,
    summary: 'Add a rule that messages are checked by, from now on',
    status: 201,
    errors: ['unknown_space', 'forbidden', 'unknown_role', 'space_full'],
    params: bySpace,
    body: ruleInput,
    reply: oneRule,
  },
  updateFilterRule: {
    method: 'patch',
    path: '/api/spaces/:id/filter/rules/:ruleId',
    ...change,
    summary: 'Replace a rule',
    status: 200,
    errors: ['unknown_space', 'forbidden', 'unknown_role', 'not_found', 'space_full'],
    params: byRule,
    body: ruleInput,
    reply: oneRule,
  },
  deleteFilterRule: {
    method: 'delete',
    path: '/api/spaces/:id/filter/rules/:ruleId',
    ...change,
    summary: 'Remove a rule',
    status: 204,
    errors: ['unknown_space', 'forbidden', 'not_found'],
    params: byRule,
  },
  limitNewMembers: {
    method: 'patch',
    path: '/api/spaces/:id/filter',
    ...change,
    summary: 'Say what members without a role may not do for a while after they joined',
    status: 200,
    errors: ['unknown_space', 'forbidden'],
    params: bySpace,
    body: newMembersInput,
    reply: z.object({ filter: spaceFilter }),
  },
  testFilter: {
    method: 'post',
    path: '/api/spaces/:id/filter/test',
    ...change,
    summary: 'Which rules a text would break that a member without a role sends; nothing is sent',
    status: 200,
    errors: ['unknown_space', 'forbidden'],
    params: bySpace,
    body: z.strictObject({ text: messageBody }),
    reply: z.object({ broken: z.array(brokenRule) }),
  },
});
export type FilterApi = typeof filterApi;
