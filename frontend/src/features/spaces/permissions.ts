import { has, type Permission } from '@parley/contracts/spaces/permissions';

/** Whether permissions, as the platform tells them, hold one. */
export function may(held: string, permission: Permission): boolean {
  return has(BigInt(held), permission);
}

export function mayAny(held: string, permissions: readonly Permission[]): boolean {
  return permissions.some(permission => may(held, permission));
}
