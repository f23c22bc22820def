/** The HTTP API's one door: JSON in, JSON out, and every refusal as an {@link ApiError} with its stable code. */

const BASE = '/api/v1'

/** A refusal: the code is stable, the sentence is the page's. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(code)
    this.name = 'ApiError'
  }
}

/** The code given to a request that got no answer at all. */
export const UNREACHABLE = 'unreachable'

export type Query = Readonly<Record<string, string | number | undefined>>

/** A query string of what is given, empty where nothing is. */
export function queryString(query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (pairs.length === 0) return ''
  return `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()}`
}

export function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return send<T>('GET', path + queryString(query), undefined, signal)
}

/**
 * Writes once: the key makes a repeated request answer what the first one did, so a request that got no answer is
 * sent again, with the same key, before it counts as failed.
 */
export async function post<T>(path: string, body: unknown = {}): Promise<T> {
  const key = crypto.randomUUID()
  try {
    return await send<T>('POST', path, body, undefined, key)
  } catch (failure) {
    if (failure instanceof ApiError && failure.code === UNREACHABLE) return send<T>('POST', path, body, undefined, key)
    throw failure
  }
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return send<T>('PUT', path, body)
}

export function del<T>(path: string): Promise<T> {
  return send<T>('DELETE', path)
}

async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal, key?: string): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (key !== undefined) headers['Idempotency-Key'] = key
  let response: Response
  try {
    response = await fetch(BASE + path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw new ApiError(0, UNREACHABLE)
  }
  const text = await response.text()
  const json: unknown = text === '' ? {} : parse(text, response.status)
  if (!response.ok) throw refusal(response.status, json)
  return json as T
}

function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError(status, 'not-json')
  }
}

/** Reads a problem+json body. */
export function refusal(status: number, json: unknown): ApiError {
  const problem = (typeof json === 'object' && json !== null ? json : {}) as { code?: unknown; params?: unknown }
  const params: Record<string, string> = {}
  if (typeof problem.params === 'object' && problem.params !== null)
    for (const [name, value] of Object.entries(problem.params)) params[name] = String(value)
  return new ApiError(status, typeof problem.code === 'string' ? problem.code : `http-${status}`, params)
}
