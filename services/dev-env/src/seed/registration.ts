import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { authApi } from '@parley/contracts/auth-api';
import { callAs } from '../call.ts';
import { solveProof } from '../solve-proof.ts';

const local = join(import.meta.dirname, '../../../../infra/local/src/main.ts');
let invitation: Promise<string> | undefined;

/** What a registration takes on this platform now beside name and password: an invitation, a domain, a proof of work. */
export async function demandsOfRegistration() {
  const { mode, emailDomains, proof } = await callAs(undefined, authApi.registration, {});
  if (mode === 'closed' || mode === 'approval')
    throw new Error(
      `Registration is "${mode}" here, so nobody can be added. Set PARLEY_REGISTRATION to open or invite.`,
    );
  return {
    domain: emailDomains[0] ?? 'example.org',
    ...(mode === 'invite' && { invite: await (invitation ??= invite()) }),
    ...(proof && { proof: solveProof(proof) }),
  };
}

/** One invitation for everybody, from the operator's command. */
async function invite(): Promise<string> {
  const words = ['registration', 'invite', '--uses', '10000', '--days', '1', '--note', 'npm run seed'];
  const { stdout } = await promisify(execFile)(process.execPath, [local, 'admin', ...words]);
  const [, token] = /#invite=(\S+)/.exec(stdout) ?? [];
  if (!token) throw new Error(`npm run admin gave no invitation: ${stdout}`);
  return token;
}
