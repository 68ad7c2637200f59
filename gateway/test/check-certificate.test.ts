import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { checkCertificate } from '../src/check-certificate.ts';
import { makeCertificate } from './support/certificate.ts';

const days = 24 * 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'parley-certificate-'));
const made = await makeCertificate(folder);

test('a certificate that is valid will do', () => {
  expect(() => checkCertificate(made.certFile)).not.toThrow();
});

test('one that has expired is refused with its day', () => {
  expect(() => checkCertificate(made.certFile, Date.now() + 3 * days)).toThrow(
    /certFile: the certificate .* expired on/,
  );
});

test('what is no certificate is refused', () => {
  const file = join(folder, 'empty.pem');
  writeFileSync(file, 'nothing');
  expect(() => checkCertificate(file)).toThrow('holds no certificate');
});
