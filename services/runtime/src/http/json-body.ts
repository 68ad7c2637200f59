import { limits } from '@parley/contracts/ids';
import express, { type RequestHandler } from 'express';

/** Reads a JSON body into `request.body`: within the bound of the contract, and in UTF-8 (RFC 8259), which is all that JSON is. */
export function jsonBody(): RequestHandler {
  return express.json({ limit: limits.requestBytes, strict: true, verify: refuseOtherEncodings });
}

/** The body parser itself takes every encoding whose name begins with `utf-`; UTF-7 hides characters from filters. */
function refuseOtherEncodings(_request: unknown, _response: unknown, _body: Buffer, encoding: string): void {
  // The parser writes its status into what is thrown, so this is a plain error; problem.ts makes it a typed one.
  if (encoding.toLowerCase() !== 'utf-8') throw Object.assign(new Error('The body must be UTF-8'), { status: 415 });
}
