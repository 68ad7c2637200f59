import { z } from 'zod';
import { id } from '../ids.ts';
import { defineCalls } from '../rest.ts';
import { bySpace, name, read, change, inSpace } from './call-parts.ts';
import { givenPermissions, permissionNames, type Permission } from './permissions.ts';
import { color, role, spaceLimits } from './space.ts';

const byRole = z.object({ id, roleId: id });
const position = z.int().min(1).max(spaceLimits.roles);

/** The roles of a space, and what they come to. */
export const roleCalls = defineCalls({
  createRole: {
    method: 'post',
    path: '/api/spaces/:id/roles',
    ...change,
    summary: 'Create a role, above that of members and below all others',
    status: 201,
    errors: [...inSpace, 'forbidden', 'space_full'],
    params: bySpace,
    body: z.strictObject({
      name,
      color: color.nullable().default(null),
      showApart: z.boolean().default(false),
      permissions: givenPermissions.default('0'),
    }),
    reply: z.object({ role }),
  },
  updateRole: {
    method: 'patch',
    path: '/api/spaces/:id/roles/:roleId',
    ...change,
    summary: 'Change a role below the own rank, giving only what one has; `position` moves it among the others',
    status: 200,
    errors: [...inSpace, 'forbidden', 'unknown_role'],
    params: byRole,
    body: z.strictObject({
      name: name.optional(),
      color: color.nullable().optional(),
      showApart: z.boolean().optional(),
      permissions: givenPermissions.optional(),
      position: position.optional(),
    }),
    reply: z.object({ role }),
  },
  deleteRole: {
    method: 'delete',
    path: '/api/spaces/:id/roles/:roleId',
    ...change,
    summary: 'Delete a role below the own rank; one that the platform made stays',
    status: 204,
    errors: [...inSpace, 'forbidden', 'unknown_role'],
    params: byRole,
  },
  explainPermission: {
    method: 'get',
    path: '/api/spaces/:id/why',
    ...read,
    summary: 'Why a member may do something or not, in the space or in one of its channels',
    status: 200,
    errors: [...inSpace, 'forbidden', 'unknown_user', 'unknown_room'],
    params: bySpace,
    query: z.strictObject({
      userId: id,
      permission: z.enum(permissionNames as [Permission, ...Permission[]]),
      channelId: id.optional(),
    }),
    reply: z.object({
      allowed: z.boolean(),
      /** `owner`, `administrator`, `role`, `overwrite`, `timeout`, `locked`, `hidden` (the channel is not seen) or `nothing` (nobody grants it). */
      because: z.string(),
      /** The role, or the role or person of the overwrite. */
      id: id.nullable(),
      /** How mighty the person is: nobody acts on an equal or higher rank; null for the owner. */
      rank: z.int().nullable(),
    }),
  },
});
