import { expect, test } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { errorHandler } from '../src/http/error-handler.ts';
import type { Logger } from '../src/telemetry/logger.ts';

const app = express()
  .use(express.json({ limit: 100 }))
  .all('/things/:id', (_request, response) => void response.end())
  .use(errorHandler(console as unknown as Logger, () => undefined));

test.each([
  ['broken JSON', '/things/1', { 'content-type': 'application/json' }, '{"a"', 400, 'The body is not valid JSON'],
  ['a path that is no text', '/things/%ff', {}, undefined, 400, 'The request could not be read'],
  [
    'a body that is not compressed as it says',
    '/things/1',
    { 'content-encoding': 'gzip' },
    '{}',
    400,
    'The request could not be read',
  ],
  ['an unknown compression', '/things/1', { 'content-encoding': 'x' }, '{}', 415, 'Send JSON'],
  ['a large body', '/things/1', {}, JSON.stringify('x'.repeat(200)), 413, 'The request is too large'],
])('%s is told as what it is', async (_name, path, headers, body, status, detail) => {
  const response = await request(app)
    .post(path)
    .set({ 'content-type': 'application/json', ...headers })
    .send(body);
  expect({ status: response.status, detail: (JSON.parse(response.text) as { detail: string }).detail }).toEqual({
    status,
    detail,
  });
});
