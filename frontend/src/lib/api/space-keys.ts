import type { QueryClient } from '@tanstack/react-query';

export const spacesKey = ['spaces'] as const;
export const directoryKey = ['directory'] as const;

/** What is kept of one space, by its id. */
export const spaceKeys = {
  space: (spaceId: string) => ['space', spaceId] as const,
  channels: (spaceId: string) => ['channels', spaceId] as const,
  members: (spaceId: string) => ['space-members', spaceId] as const,
  invites: (spaceId: string) => ['invites', spaceId] as const,
  bans: (spaceId: string) => ['bans', spaceId] as const,
  reports: (spaceId: string) => ['reports', spaceId] as const,
  filter: (spaceId: string) => ['filter', spaceId] as const,
  admission: (spaceId: string) => ['admission', spaceId] as const,
  joinRequests: (spaceId: string) => ['join-requests', spaceId] as const,
  joinState: (spaceId: string) => ['join-state', spaceId] as const,
};

/** Something about a space changed: what is on the screen of it is read again now, the rest when it is wanted. */
export async function invalidateSpace(client: QueryClient, spaceId: string): Promise<void> {
  const keys = [spacesKey, ...Object.values(spaceKeys).map(keyOf => keyOf(spaceId))];
  await Promise.all(keys.map(queryKey => client.invalidateQueries({ queryKey })));
}

/** The person is no longer in a space: nothing of it may be shown from memory. */
export function forgetSpace(client: QueryClient, spaceId: string): void {
  for (const keyOf of Object.values(spaceKeys)) client.removeQueries({ queryKey: keyOf(spaceId) });
  void client.invalidateQueries({ queryKey: spacesKey });
}
