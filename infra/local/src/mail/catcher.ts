import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { CaughtMail } from './caught-mail.ts';
import { page } from './page.ts';

/** The newest are kept, in memory, and of these the newest are on the page. */
const kept = 2_000;
const onPage = 200;
/** In bytes. */
const largest = 1_000_000;

/**
 * Takes every mail and sends none: an SMTP server for development and tests, with a page of what came. On the loopback
 * interface alone. `/mails?to=ADDRESS` answers JSON, the newest first.
 */
export async function startCatcher(ports: { smtp: number; http: number }): Promise<void> {
  const mails: CaughtMail[] = [];
  const smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], size: largest, logger: false },
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo.map(({ address }) => address);
      read(stream, to).then(mail => {
        mails.unshift(mail);
        mails.length = Math.min(mails.length, kept);
        done();
      }, done);
    },
  });
  const http = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://catcher');
    const to = searchParams.get('to');
    const shown = to === null ? mails : mails.filter(mail => mail.to.includes(to));
    const isJson = pathname === '/mails';
    response.setHeader('Content-Type', isJson ? 'application/json' : 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    response.end(isJson ? JSON.stringify(shown) : page(shown.slice(0, onPage)));
  });
  await Promise.all([listen(smtp.server, ports.smtp), listen(http, ports.http)]);
}

async function read(stream: SMTPServerDataStream, to: string[]): Promise<CaughtMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw Object.assign(new Error('The mail is too large'), { responseCode: 552 });
  const { subject = '', text = '', html = '', from } = await PostalMime.parse(Buffer.concat(chunks));
  return { to, from: from?.address ?? '', subject, text, html, at: new Date().toISOString() };
}

function listen(
  server: { listen(port: number, host: string, then: () => void): unknown; address(): AddressInfo | string | null },
  port: number,
): Promise<void> {
  return new Promise(resolve => void server.listen(port, '127.0.0.1', () => resolve()));
}
