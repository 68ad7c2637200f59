import { expect, test } from '@jest/globals';
import { decideRotation, sessionLife, type RotationState } from '../src/domain/rotation.ts';

const start = Date.parse('2026-01-01T00:00:00Z');
const at = (ms: number) => new Date(start + ms);
const state: RotationState = {
  tokenGeneration: 3,
  tokenReplaced: false,
  sessionGeneration: 3,
  rotatedAt: at(0),
  idleExpiresAt: at(sessionLife.idleMs),
  expiresAt: at(sessionLife.absoluteMs),
  revokedAt: null,
};
const decide = (change: Partial<RotationState>, ms: number) => decideRotation({ ...state, ...change }, at(ms));

test('a token of the newest generation rotates', () => {
  expect(decide({}, 1)).toBe('rotate');
});

test('the generation before gets a further successor for ten seconds, and later one that replaces the others', () => {
  expect(decide({ tokenGeneration: 2 }, 10_000)).toBe('repeat');
  expect(decide({ tokenGeneration: 2 }, 10_001)).toBe('resume');
  expect(decide({ tokenGeneration: 2 }, sessionLife.idleMs - 1)).toBe('resume');
});

test('a token that was replaced is a reuse at any time', () => {
  expect(decide({ tokenReplaced: true }, 1)).toBe('reused');
  expect(decide({ tokenReplaced: true, tokenGeneration: 2 }, 1)).toBe('reused');
});

test('two generations back is a reuse at any time', () => {
  expect(decide({ tokenGeneration: 1 }, 1)).toBe('reused');
});

test('an ended session refuses every token, also one of the newest generation', () => {
  expect(decide({ revokedAt: at(1) }, 2)).toBe('revoked');
  expect(decide({ revokedAt: at(1), tokenGeneration: 1 }, 2)).toBe('revoked');
});

test('a session expires when it is idle, and in the end in any case', () => {
  expect(decide({}, sessionLife.idleMs - 1)).toBe('rotate');
  expect(decide({}, sessionLife.idleMs)).toBe('expired');
  expect(decide({ idleExpiresAt: at(sessionLife.absoluteMs * 2) }, sessionLife.absoluteMs)).toBe('expired');
});
