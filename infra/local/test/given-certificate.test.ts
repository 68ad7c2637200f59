import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { givenCertificate } from '../src/compose/given-certificate.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

/** A certificate that lives from now on for so many days. */
function make(name: string, days: number): void {
  const files = ['-keyout', at(`${name}.key`), '-out', at(`${name}.pem`)];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=chat.example.org'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...files, '-days', String(days)], { stdio: 'ignore' });
}

beforeAll(() => {
  make('good', 30);
  make('other', 30);
});

const given = (cert?: string, key?: string) => givenCertificate({ tlsCert: cert && at(cert), tlsKey: key && at(key) });

test('none, or a good one', () => {
  expect(given()).toBeUndefined();
  expect(given('good.pem', 'good.key')).toEqual({ cert: at('good.pem'), key: at('good.key') });
});

test.each([
  ['only one of the two', 'good.pem', undefined, /PARLEY_TLS_KEY only one/],
  ['a file that is not there', 'none.pem', 'good.key', /PARLEY_TLS_CERT cannot be read/],
  ['a key where the certificate belongs', 'good.key', 'good.key', /PARLEY_TLS_CERT cannot be read/],
  ['the key of another', 'good.pem', 'other.key', /PARLEY_TLS_KEY is not the key/],
])('%s is refused with the name of the setting', (_what, cert, key, message) => {
  expect(() => given(cert, key)).toThrow(message);
});

test('one that has ended is refused', () => {
  const now = Date.now;
  Date.now = () => now() + 31 * 24 * 3600_000;
  try {
    expect(() => given('good.pem', 'good.key')).toThrow(/PARLEY_TLS_CERT ended/);
  } finally {
    Date.now = now;
  }
});
