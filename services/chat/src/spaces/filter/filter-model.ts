import type { NewMembers, RuleInput } from '@parley/contracts/spaces/filter';

export interface StoredRule extends RuleInput {
  id: string;
}

/** What a space asks of messages: beside the space, because only nodes that check them need it. */
export interface StoredFilter {
  spaceId: string;
  rules: StoredRule[];
  newMembers: NewMembers;
}

export const noFilter: Omit<StoredFilter, 'spaceId'> = {
  rules: [],
  newMembers: { minutes: 0, noLinks: false, slowModeSeconds: 0 },
};
