import type { Queryable } from './queryable.ts';

/** What an operator chose while the platform runs, over what the environment says. */
export interface ServerSettings {
  /** The mode of registration; undefined where nobody chose one. */
  registrationMode(): Promise<string | undefined>;
  /** Undefined: that of the environment again. */
  chooseRegistrationMode(mode: string | undefined, now: Date): Promise<void>;
}

const name = 'registration-mode';

export function createServerSettings(db: Queryable): ServerSettings {
  return {
    async registrationMode() {
      const sql = 'SELECT value FROM server_settings WHERE name = $1';
      return (await db.query<{ value: string }>(sql, [name]))[0]?.value;
    },
    async chooseRegistrationMode(mode, now) {
      if (mode === undefined) return void (await db.query('DELETE FROM server_settings WHERE name = $1', [name]));
      await db.query(
        `INSERT INTO server_settings (name, value, changed_at) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value, changed_at = EXCLUDED.changed_at`,
        [name, mode, now],
      );
    },
  };
}
