import { randomUUID } from 'node:crypto';
import { ParleyError } from '@parley/contracts/errors';
import { filterLimits, type BrokenRule, type NewMembers, type RuleInput } from '@parley/contracts/spaces/filter';
import type { ChatContext } from '../../context.ts';
import type { SpaceChange } from '../../stores/space-change.ts';
import type { FilterDocument } from '../../stores/space-models.ts';
import { demand } from '../demand.ts';
import { requireInSpace } from '../view-space.ts';
import { wrongField } from '../wrong-field.ts';
import { CompiledFilter } from './compiled-filter.ts';
import { noFilter, type StoredFilter, type StoredRule } from './filter-model.ts';
import { Pattern } from './pattern.ts';
import { WordList } from './word-list.ts';

type Needs = Pick<ChatContext, 'spaces'>;
type Filter = Pick<StoredFilter, 'rules' | 'newMembers'>;

/** Throws `unknown_space`, `forbidden`. */
export async function viewFilter(
  ctx: Pick<ChatContext, 'access' | 'spaces'>,
  spaceId: string,
  userId: string,
): Promise<Filter> {
  await requireInSpace(ctx, spaceId, userId, 'manageSpace');
  const { rules, newMembers } = await ctx.spaces.filterOf(spaceId);
  return { rules, newMembers };
}

/** Which rules a text would break of a member without a role. Throws `unknown_space`, `forbidden`, `rate_limited`. */
export async function testFilter(
  ctx: Pick<ChatContext, 'access' | 'spaces'>,
  { spaceId, by }: { spaceId: string; by: string },
  text: string,
): Promise<BrokenRule[]> {
  const { known } = await requireInSpace(ctx, spaceId, by, 'manageSpace');
  // As it is stored, and not as it is in memory: who saves a rule tries it a moment later. The time is that of the space.
  const stored = new CompiledFilter(await ctx.spaces.filterOf(spaceId), known.filter.time);
  return stored.brokenBy(text, []);
}

/** Throws `unknown_space`, `forbidden`, `unknown_role`, `space_full`. */
export async function createRule(ctx: Needs, spaceId: string, by: string, wish: RuleInput): Promise<StoredRule> {
  return change(ctx, { spaceId, by }, (change, filter) => {
    if (filter.rules.length >= filterLimits.rules) throw new ParleyError('space_full', 'The filter has no room');
    const rule = { id: randomUUID(), ...wish };
    filter.rules.push(rule);
    demandFit(change, rule, filter);
    change.audit({ by, action: 'filter.created', target: rule.id, after: told(rule) });
    return rule;
  });
}

/** Throws `unknown_space`, `forbidden`, `unknown_role`, `not_found`, `space_full`. */
export async function updateRule(
  ctx: Needs,
  { spaceId, ruleId, by }: { spaceId: string; ruleId: string; by: string },
  wish: RuleInput,
): Promise<StoredRule> {
  return change(ctx, { spaceId, by }, (change, filter) => {
    const before = ruleOf(filter, ruleId);
    const rule = { id: ruleId, ...wish };
    filter.rules = filter.rules.map(one => (one.id === ruleId ? rule : one));
    demandFit(change, rule, filter);
    change.audit({ by, action: 'filter.updated', target: ruleId, before: told(before), after: told(rule) });
    return rule;
  });
}

/** Throws `unknown_space`, `forbidden`, `not_found`. */
export async function deleteRule(
  ctx: Needs,
  { spaceId, ruleId, by }: { spaceId: string; ruleId: string; by: string },
): Promise<void> {
  await change(ctx, { spaceId, by }, (change, filter) => {
    const before = ruleOf(filter, ruleId);
    filter.rules = filter.rules.filter(({ id }) => id !== ruleId);
    change.audit({ by, action: 'filter.deleted', target: ruleId, before: told(before) });
  });
}

/** Throws `unknown_space`, `forbidden`. */
export async function limitNewMembers(ctx: Needs, spaceId: string, by: string, wish: NewMembers): Promise<Filter> {
  return change(ctx, { spaceId, by }, (change, filter) => {
    change.audit({ by, action: 'filter.updated', before: { ...filter.newMembers }, after: { ...wish } });
    filter.newMembers = wish;
    return filter;
  });
}

async function change<T>(
  { spaces }: Needs,
  { spaceId, by }: { spaceId: string; by: string },
  edit: (change: SpaceChange, filter: Filter) => T,
): Promise<T> {
  return spaces.change(spaceId, async change => {
    demand.permission(change.access, await change.person(by, 'unknown_space'), 'manageSpace');
    const { filters } = change.models;
    const found = await filters.findById(spaceId).session(change.session).lean<FilterDocument>().exec();
    const filter: Filter = { rules: [...(found ?? noFilter).rules], newMembers: (found ?? noFilter).newMembers };
    const result = edit(change, filter);
    await filters.updateOne({ _id: spaceId }, { $set: filter }, { upsert: true, session: change.session }).exec();
    change.restructured();
    return result;
  });
}

function ruleOf({ rules }: Filter, ruleId: string): StoredRule {
  const found = rules.find(({ id }) => id === ruleId);
  if (!found) throw new ParleyError('not_found', 'There is no such rule');
  return found;
}

/** What a rule says in the audit log: not its words, which may be what nobody wants to read. */
function told({ name, kind, action }: StoredRule) {
  return { name, kind, action };
}

/** What the schema of a rule cannot see. */
function demandFit({ access }: SpaceChange, rule: StoredRule, { rules }: Filter): void {
  for (const id of rule.exemptRoleIds) if (!access.roles.has(id)) throw new ParleyError('unknown_role');
  const lost = rule.words.findIndex(word => !WordList.canFind(word));
  if (lost >= 0) throw wrongField(`body.words.${lost}`, 'Has no letter or digit that could be found');
  const words = rules.reduce((sum, one) => sum + one.words.length, 0);
  if (words > filterLimits.wordsInAll) throw new ParleyError('space_full', 'The filter has no room for these words');
  const refusal = rule.pattern === '' ? undefined : Pattern.refusalOf(rule.pattern);
  if (refusal !== undefined) throw wrongField('body.pattern', refusal);
}
