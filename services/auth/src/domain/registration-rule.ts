import { registrationMode } from '@parley/contracts/auth-api';
import type { z } from 'zod';
import type { Config } from '../config.ts';
import type { ServerSettings } from '../stores/server-settings.ts';

type Mode = z.infer<typeof registrationMode>;

/** Who may register now, and whether people may be here without an account. */
export interface Rule {
  mode: Mode;
  domains: string[];
  /** Whether a newcomer shows that the address is theirs before there is an account. */
  confirms: boolean;
  guests: boolean;
}

interface Needs {
  config: Pick<Config, 'registration' | 'guests' | 'mail'>;
  settings: Pick<ServerSettings, 'registrationMode'>;
  /** In milliseconds, of a clock that only grows. */
  now?: () => number;
}

/** A choice of an operator counts on every node after so long. */
const freshMs = 2_000;

/** What an operator chose with the command, else what the environment says; asked of PostgreSQL every 2 seconds at most. */
export class RegistrationRule {
  readonly #needs: Needs;
  #known: { rule: Promise<Rule>; at: number } | undefined;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Throws `unavailable`: without PostgreSQL nobody registers anyway. */
  current(): Promise<Rule> {
    const now = (this.#needs.now ?? (() => performance.now()))();
    if (this.#known && now - this.#known.at < freshMs) return this.#known.rule;
    const rule = this.#read();
    this.#known = { rule, at: now };
    rule.catch(() => (this.#known = undefined));
    return rule;
  }

  async #read(): Promise<Rule> {
    const { config, settings } = this.#needs;
    const { domains, confirm } = config.registration;
    const mode = chosen(await settings.registrationMode(), domains) ?? config.registration.mode;
    const confirms = config.mail !== undefined && (confirm === 'on' || mode === 'domain');
    return { mode, domains, confirms, guests: config.guests === 'on' || (config.guests === 'auto' && mode === 'open') };
  }
}

/** Without domains the mode of that name lets nobody in, rather than everybody. */
function chosen(text: string | undefined, domains: string[]): Mode | undefined {
  const mode = registrationMode.safeParse(text).data;
  return mode === 'domain' && domains.length === 0 ? 'closed' : mode;
}
