import { join } from 'node:path';
import { httpAnswers } from '../supervisor/probes.ts';
import type { Part, StackContext } from '../stack/stack-context.ts';

/** Takes the e-mail of this machine and shows it on a page; where the operator names an SMTP server there is none. */
export const mail: Part = {
  tools: [],
  async servers(stack) {
    if (!catches(stack)) return [];
    const { root } = stack.config;
    const [smtp, http] = [await stack.ports.claim('mail-smtp'), await stack.ports.claim('mail')];
    return [
      {
        name: 'mail',
        kind: 'store',
        after: [],
        command: process.execPath,
        args: [join(root, 'infra/local/src/mail/main.ts'), '--smtp', String(smtp), '--http', String(http)],
        cwd: root,
        port: http,
        probe: () => httpAnswers(http, '/'),
      },
    ];
  },
};

/** In production nobody must think that a mail went out. */
function catches({ config }: StackContext): boolean {
  return config.environment !== 'production' && config.inherited['SMTP_URL'] === undefined;
}

/** Where the catcher takes e-mail. */
export async function smtpUrl({ ports }: Pick<StackContext, 'ports'>): Promise<string> {
  return `smtp://127.0.0.1:${await ports.claim('mail-smtp')}`;
}

/** How auth sends its e-mail; what the operator has set it reads by itself. */
export async function mailEnv(stack: StackContext): Promise<Readonly<Record<string, string>>> {
  if (!catches(stack)) return {};
  return {
    SMTP_URL: await smtpUrl(stack),
    MAIL_FROM: 'Parley <parley@localhost>',
  };
}
