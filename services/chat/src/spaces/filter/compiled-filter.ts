import { ParleyError } from '@parley/contracts/errors';
import type { BrokenRule, NewMembers } from '@parley/contracts/spaces/filter';
import { ReadText } from './normal-text.ts';
import type { StoredFilter, StoredRule } from './filter-model.ts';
import { Pattern } from './pattern.ts';
import { TimeBudget } from './time-budget.ts';
import { WordList } from './word-list.ts';

/** What shows as a link, or leads somewhere when it is pasted into an address bar. A match begins at its mark: no text makes it look twice. */
const link = /[a-z0-9]:\/\/\S|\bwww\.\S|[a-z0-9]\.[a-z]{2,24}\/\S/;
/** Of a person or, with `&`, of a role. */
const mention = /(?<![\p{L}\p{N}_.])@&?[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu;

type Check = (text: ReadText) => boolean;

/** The filter of a space as a node has it in memory. Its expressions are compiled once, when the first text comes. */
export class CompiledFilter {
  readonly newMembers: NewMembers;
  readonly #rules: StoredRule[];
  readonly #checks = new Map<string, Check>();
  readonly time: TimeBudget;

  constructor({ rules, newMembers }: Pick<StoredFilter, 'rules' | 'newMembers'>, time = new TimeBudget()) {
    this.#rules = rules;
    this.newMembers = newMembers;
    this.time = time;
  }

  get isEmpty(): boolean {
    return this.#rules.length === 0 && this.newMembers.minutes === 0;
  }

  /**
   * The rules that a text breaks of somebody with these roles, those that refuse it first. Throws `rate_limited` when the
   * expressions of the space have taken more time than a space gets.
   */
  brokenBy(text: string, roleIds: readonly string[]): BrokenRule[] {
    const asked = this.#rules.filter(({ exemptRoleIds }) => !exemptRoleIds.some(id => roleIds.includes(id)));
    if (asked.length === 0) return [];
    const read = new ReadText(text);
    const broken = asked.filter(rule => this.#checkOf(rule)(read));
    return broken
      .map(({ id, name, action }) => ({ id, name, action }))
      .sort((one, other) => Number(other.action === 'refuse') - Number(one.action === 'refuse'));
  }

  #checkOf(rule: StoredRule): Check {
    const known = this.#checks.get(rule.id);
    if (known) return known;
    const made = this.#make(rule);
    this.#checks.set(rule.id, made);
    return made;
  }

  #make({ kind, words, pattern, most }: StoredRule): Check {
    if (kind === 'links') return ({ normal }) => hasLink(normal);
    if (kind === 'mentions') return ({ normal }) => new Set(normal.match(mention)).size > most;
    if (kind === 'words') {
      const list = new WordList(words);
      return read => list.isIn(read);
    }
    const compiled = new Pattern(pattern);
    return ({ plain, normal }) =>
      this.time.spend(() => compiled.isIn(normal)) ||
      (plain.toLowerCase() !== normal && this.time.spend(() => compiled.isIn(plain)));
  }
}

/** `normal`: as `normalText` gives it. */
export function hasLink(normal: string): boolean {
  return link.test(normal);
}

export function refused(rule: string): ParleyError {
  return new ParleyError('message_refused', `The rule “${rule}” of this space refuses the message`);
}
