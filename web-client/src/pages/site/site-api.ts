import type { Fault } from '../../protocol/server-messages'
import { deviceName } from './device'

/** The few requests a site's page makes: docs/http-api.md. */
export type Office = { readonly name: string; readonly sample: boolean }

export type SiteSession = {
  readonly deviceSession: string
  readonly device: string
  readonly conference: string
  readonly site: string
  readonly expires: string
}

export type CurrentSession = {
  readonly conference: { readonly id: string; readonly title: string; readonly from: string; readonly to: string; readonly status: string }
  readonly site: { readonly id: string; readonly unit?: { readonly type?: string; readonly name: string }; readonly name?: string }
  readonly technicianPhone?: string | null
  readonly opens?: string | null
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }

export function getOffice(): Promise<Answer<Office>> {
  return ask('/office')
}

/** The one press: trades the link for a session of this device. */
export function tradeLink(token: string): Promise<Answer<SiteSession>> {
  return ask('/site-sessions', { method: 'POST', body: { token, device: deviceName() } })
}

export function getCurrentSession(deviceSession: string): Promise<Answer<CurrentSession>> {
  return ask('/site-sessions/current', { bearer: deviceSession })
}

export type KnockForm = { readonly site: string; readonly name: string; readonly position: string }

export function knock(form: KnockForm): Promise<Answer<SiteSession>> {
  return ask('/knocks', { method: 'POST', body: { ...form, why: 'LOST_LINK', device: deviceName() } })
}

/** Times the way up: the server takes any bytes and forgets them. */
export async function sendBytes(deviceSession: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    const response = await fetch('/api/v1/site-sessions/current/line', {
      method: 'POST',
      headers: { authorization: `Bearer ${deviceSession}`, 'content-type': 'application/octet-stream' },
      body: bytes,
    })
    return response.ok
  } catch {
    return false
  }
}

type Asking = { readonly method?: 'GET' | 'POST'; readonly body?: unknown; readonly bearer?: string }

async function ask<T>(path: string, { method = 'GET', body, bearer }: Asking = {}): Promise<Answer<T>> {
  const noAnswer: Fault = { code: 'no-answer', params: {} }
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      referrerPolicy: 'no-referrer',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const value: unknown = await response.json()
    return response.ok ? { ok: true, value: value as T } : { ok: false, fault: faultOf(value, response.status) }
  } catch {
    return { ok: false, fault: noAnswer }
  }
}

/** problem+json carries a stable code with its parameters. */
function faultOf(problem: unknown, status: number): Fault {
  const { code, params } = (problem ?? {}) as { code?: unknown; params?: unknown }
  return {
    code: typeof code === 'string' ? code : status === 401 ? 'unauthorized' : 'no-answer',
    params: typeof params === 'object' && params !== null ? (params as Fault['params']) : {},
  }
}
