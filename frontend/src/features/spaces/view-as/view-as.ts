import type { Role, Space } from '@parley/contracts/spaces/space';
import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';

/** In which space, and with which roles; it ends with the page. */
interface Viewed {
  spaceId: string;
  roleIds: readonly string[];
}

const useViewed = create<{ viewed: Viewed | null }>(() => ({ viewed: null }));

export function startViewAs(spaceId: string, roleIds: readonly string[]): void {
  useViewed.setState({ viewed: { spaceId, roleIds } });
}

export function endViewAs(): void {
  useViewed.setState({ viewed: null });
}

const none: readonly string[] = [];

/** The roles with which the person looks at a space now, the mightiest first; none where they do not, or where all are gone. */
export function useViewAs(space: Space | undefined): Role[] {
  const roleIds = useViewed(({ viewed }) => (viewed && viewed.spaceId === space?.id ? viewed.roleIds : none));
  const roles = useShallow((all: readonly Role[]) =>
    all.filter(({ id }) => roleIds.includes(id)).sort((one, other) => other.position - one.position),
  );
  return roles(space?.roles ?? []);
}
