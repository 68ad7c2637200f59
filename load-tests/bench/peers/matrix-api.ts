/** One request to a Matrix server, as the account of this token. */
export interface MatrixCall {
  url: string;
  token?: string;
  method?: 'GET' | 'POST' | 'PUT';
  /** Below `/_matrix/client/v3`. */
  path: string;
  body?: object;
  signal?: AbortSignal;
}

/** Resolves with the answer; throws with what the server says when it refuses. */
export async function callMatrix<T>({ url, token, method = 'GET', path, body, signal }: MatrixCall): Promise<T> {
  const response = await fetch(`${url}/_matrix/client/v3${path}`, {
    method,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: body && JSON.stringify(body),
    signal,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path.split('?', 1)[0]}: ${response.status} ${text.slice(0, 200)}`);
  return JSON.parse(text) as T;
}
