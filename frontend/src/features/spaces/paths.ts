/** Pages of spaces, as `app/routes.tsx` has them. */
export const spacePath = (spaceId: string): string => `/spaces/${spaceId}`;
export const channelPath = (spaceId: string, roomId: string): string => `/spaces/${spaceId}/channels/${roomId}`;
export const settingsPath = (spaceId: string, section: string): string => `/spaces/${spaceId}/settings/${section}`;
export const discoverPath = '/discover';
export const invitePath = (code: string): string => `/invite/${code}`;
export const inviteLink = (code: string): string => `${location.origin}${invitePath(code)}`;
