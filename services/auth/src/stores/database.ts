import { inTransaction } from '@parley/runtime/stores/postgres';
import type { Pool } from 'pg';
import { createAccountLinks, type AccountLinks } from './account-links.ts';
import { createAddresses, type Addresses } from './addresses.ts';
import { createAdministered, type Administered } from './administered.ts';
import { createAuditLog, type AuditLog } from './audit-log.ts';
import { createClosings, type Closings } from './closings.ts';
import { createGuests, type Guests } from './guests.ts';
import { createInvites, type Invites } from './invites.ts';
import { createLoginFailures, type LoginFailures } from './login-failures.ts';
import { createMailQueue, type MailQueue } from './mail-queue.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { awayOr, queryable, type Queryable } from './queryable.ts';
import { createRefreshTokens, type RefreshTokens } from './refresh-tokens.ts';
import { createRegistrationRequests, type RegistrationRequests } from './registration-requests.ts';
import { createRetention, type Retention } from './retention.ts';
import { createServerSettings, type ServerSettings } from './server-settings.ts';
import { createSignIns, type SignIns } from './sign-ins.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createUnconfirmedRegistrations, type UnconfirmedRegistrations } from './unconfirmed-registrations.ts';
import { createUsers, type Users } from './users.ts';

/** Everything that PostgreSQL keeps, each table behind its own door. */
export interface Stores {
  users: Users;
  guests: Guests;
  closings: Closings;
  addresses: Addresses;
  administered: Administered;
  sessions: Sessions;
  signIns: SignIns;
  refreshTokens: RefreshTokens;
  loginFailures: LoginFailures;
  invites: Invites;
  requests: RegistrationRequests;
  unconfirmed: UnconfirmedRegistrations;
  settings: ServerSettings;
  outbox: Outbox;
  links: AccountLinks;
  mails: MailQueue;
  audit: AuditLog;
  retention: Retention;
}

/** The same stores outside a transaction, and the way into one. */
export interface Database extends Stores {
  /** Runs `work` on stores of one transaction; whatever it throws rolls back. */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
}

export function createDatabase(pool: Pool): Database {
  return {
    ...createStores(queryable(pool)),
    async transaction(work) {
      try {
        return await inTransaction(pool, client => work(createStores(queryable(client))));
      } catch (error) {
        throw error instanceof Error ? awayOr(error) : error;
      }
    },
  };
}

function createStores(db: Queryable): Stores {
  return {
    users: createUsers(db),
    guests: createGuests(db),
    closings: createClosings(db),
    addresses: createAddresses(db),
    administered: createAdministered(db),
    sessions: createSessions(db),
    signIns: createSignIns(db),
    refreshTokens: createRefreshTokens(db),
    loginFailures: createLoginFailures(db),
    invites: createInvites(db),
    requests: createRegistrationRequests(db),
    unconfirmed: createUnconfirmedRegistrations(db),
    settings: createServerSettings(db),
    outbox: createOutbox(db),
    links: createAccountLinks(db),
    mails: createMailQueue(db),
    audit: createAuditLog(db),
    retention: createRetention(db),
  };
}
