import { expect, test } from '@jest/globals';
import { kafkaProperties, propertyValue } from '../src/stores/kafka-properties.ts';
import { kafkaAccounts, type KafkaAccount } from '../src/stores/store-accounts.ts';

/** Reads a value as java.util.Properties does. */
function asJavaReads(text: string): string {
  return text
    .replace(/^[ \t]+/, '')
    .replace(/\\(u[0-9a-f]{4}|.)/g, (_all, code: string) =>
      code.length === 5
        ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
        : ({ n: '\n', r: '\r', t: '\t' }[code] ?? code),
    );
}

test.each([' blank', 'a#b', 'a!b', 'a\\b', 'a=b:c', 'ä漢😀', 'two\nlines', '\r\ttab', 'it\'s "quoted"', '$HOME'])(
  '%j is read as it was meant',
  text => {
    expect(propertyValue(text)).toMatch(/^[\x20-\x7e]*$/);
    expect(asJavaReads(propertyValue(text))).toBe(text);
  },
);

test('every listener asks for an account, and without a right nothing is allowed', () => {
  const password = 'p"w\\';
  const passwords = Object.fromEntries(kafkaAccounts.map(name => [name, password])) as Record<KafkaAccount, string>;
  const at = { listen: ':1', advertised: 'h:1', controllerListen: ':2', controller: 'h:2', logDir: 'kafka' };
  const lines = new Map(
    kafkaProperties({ ...at, passwords })
      .trim()
      .split('\n')
      .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const listeners = lines.get('listeners')?.split(',') ?? [];
  const protocols = Object.fromEntries(
    (lines.get('listener.security.protocol.map') ?? '').split(',').map(pair => pair.split(':')),
  ) as Record<string, string>;
  expect(listeners.map(listener => protocols[listener.split('://')[0] ?? ''])).toEqual(
    listeners.map(() => 'SASL_PLAINTEXT'),
  );
  expect(lines.get('allow.everyone.if.no.acl.found')).toBe('false');
  expect(lines.get('super.users')).toBe('User:admin');
  const jaas = asJavaReads(lines.get('listener.name.clients.plain.sasl.jaas.config') ?? '');
  for (const name of kafkaAccounts) expect(jaas).toContain(`user_${name}="p\\"w\\\\"`);
});
