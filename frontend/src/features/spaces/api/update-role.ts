import { spaceApi } from '@parley/contracts/spaces/space-api';
import type { z } from 'zod';
import { useSpaceChange } from '#features/spaces/api/use-space-change.ts';
import { call } from '#lib/api/call.ts';

export type RoleFields = z.input<typeof spaceApi.updateRole.body>;

export interface RoleChange {
  roleId: string;
  fields: RoleFields;
}

export function useUpdateRole(spaceId: string) {
  return useSpaceChange(spaceId, ({ roleId, fields }: RoleChange) =>
    call(spaceApi.updateRole, { params: { id: spaceId, roleId }, body: fields }),
  );
}
