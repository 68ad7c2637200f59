import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openCertificate } from '../src/network/certificate.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = join(temporaryFolder(), 'certificates');

test('the certificate names this machine, is signed by the local authority and is kept', async () => {
  const files = await openCertificate(folder, 'openssl');
  const text = readFileSync(files.cert);
  const certificate = new X509Certificate(text);
  expect(certificate.checkHost('localhost')).toBeDefined();
  expect(certificate.checkIP('127.0.0.1')).toBeDefined();
  expect(certificate.checkHost('example.org')).toBeUndefined();
  expect(certificate.verify(new X509Certificate(readFileSync(files.ca)).publicKey)).toBe(true);
  expect(statSync(files.key).mode & 0o077).toBe(0);
  await openCertificate(folder, 'openssl');
  expect(readFileSync(files.cert)).toEqual(text);
});
