import type { Role, Space } from '@parley/contracts/spaces/space';
import { create } from 'zustand';

/** In which space, and as which role; it ends with the page. */
interface Viewed {
  spaceId: string;
  roleId: string;
}

const useViewed = create<{ viewed: Viewed | null }>(() => ({ viewed: null }));

export function startViewAs(spaceId: string, roleId: string): void {
  useViewed.setState({ viewed: { spaceId, roleId } });
}

export function endViewAs(): void {
  useViewed.setState({ viewed: null });
}

/** The role as which the person looks at a space now, if they do and there still is such a role. */
export function useViewAs(space: Space | undefined): Role | undefined {
  const roleId = useViewed(({ viewed }) => (viewed?.spaceId === space?.id ? viewed?.roleId : undefined));
  return space?.roles.find(({ id }) => id === roleId);
}
