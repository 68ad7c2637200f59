import { ticketRules, type CallTicketClaims } from '@parley/contracts/call-ticket';

const rememberMs = (ticketRules.lifetimeSeconds + 30) * 1_000;

type Member = Pick<CallTicketClaims, 'roomId' | 'sub'>;

/** Who left which room lately: a ticket from before that lets nobody in any more, for as long as it would. */
export class Evictions {
  /** When, in epoch ms, the oldest first. */
  readonly #times = new Map<string, number>();

  note(member: Member): void {
    this.#forgetOld();
    const key = keyOf(member);
    this.#times.delete(key);
    this.#times.set(key, Date.now());
  }

  /** Tickets tell whole seconds only: one of the same second counts as older. */
  isOutdated({ iat, ...member }: Member & Pick<CallTicketClaims, 'iat'>): boolean {
    return iat * 1_000 <= (this.#times.get(keyOf(member)) ?? 0);
  }

  #forgetOld(): void {
    for (const [key, at] of this.#times) {
      if (at > Date.now() - rememberMs) return;
      this.#times.delete(key);
    }
  }
}

const keyOf = ({ roomId, sub }: Member) => `${roomId} ${sub}`;
