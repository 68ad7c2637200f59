import type { Company } from './company.ts';

/** Accounts and sessions. */
export async function arrive({ checks, older, newer, third }: Company): Promise<void> {
  await checks.hold('the older app registers somebody', async () => {
    older.username = await older.app.register(older.name);
  });
  await checks.hold('the newer app registers people', async () => {
    for (const member of [newer, third]) member.username = await member.app.register(member.name);
  });
  await checks.hold('the older app signs in again after its session was lost', async () => {
    await older.device.context.clearCookies();
    await older.app.signIn(older.username);
  });
}
