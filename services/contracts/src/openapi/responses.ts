import { errorsOf, isShared } from '../call-errors.ts';
import { errorCodes, problem, type ErrorCode, type Problem } from '../errors.ts';
import type { RestCall } from '../rest.ts';
import { headersOf } from './headers.ts';

/** Answers of the gateway alone, which has statuses of its own for what it cannot read. */
const ofGateway: Partial<Record<ErrorCode, number[]>> = {
  bad_request: [408, 414, 431],
};

/** Answers that mean the same for many calls, by the name that `components.responses` gives them. */
export type SharedResponses = Record<string, ReturnType<typeof describeErrors>>;

/** An example of each code, for `components.examples`. */
export const problemExamples = Object.fromEntries(
  Object.entries(errorCodes).map(([code, { title, status }]) => [
    code,
    { summary: title, value: problemExample(code as ErrorCode, status) },
  ]),
);

/** Every error of a call by its status; those that many calls have are put into `shared` and referred to. */
export function errorResponses(call: RestCall, shared: SharedResponses) {
  const byStatus = Map.groupBy(
    errorsOf(call).flatMap(code => statusesOf(code).map(status => ({ code, status }))),
    ({ status }) => status,
  );
  return Object.fromEntries(
    [...byStatus].map(([status, errors]) => [
      status,
      errorResponse(
        status,
        errors.map(({ code }) => code),
        shared,
      ),
    ]),
  );
}

function statusesOf(code: ErrorCode): number[] {
  return [errorCodes[code].status, ...(ofGateway[code] ?? [])];
}

function errorResponse(status: number, codes: ErrorCode[], shared: SharedResponses) {
  if (!codes.every(isShared)) return describeErrors(status, codes);
  const name = [status, ...codes].join('-');
  shared[name] ??= describeErrors(status, codes);
  return { $ref: `#/components/responses/${name}` };
}

function describeErrors(status: number, codes: ErrorCode[]) {
  return {
    description: codes.map(code => `\`${code}\`: ${errorCodes[code].title}`).join('. '),
    headers: headersOf(status),
    content: {
      'application/problem+json': {
        schema: problem,
        examples: Object.fromEntries(codes.map(code => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  };
}

function problemExample(code: ErrorCode, status: number): Problem {
  const { title } = errorCodes[code];
  return {
    type: `urn:parley:error:${code}`,
    title,
    status,
    code,
    detail: title,
    requestId: '27226613fd8fcf10dfca200f4ba992aa',
    ...(status === 429 && { retryAfterMs: 1_000 }),
  };
}
