import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiError, get, post, queryString, refusal } from './http'

afterEach(() => vi.unstubAllGlobals())

function answering(...answers: (Response | Error)[]) {
  const asked: { url: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    const answer = answers.shift()
    if (answer instanceof Response) return answer
    throw answer ?? new TypeError('no answer left')
  })
  return asked
}

const key = (init: RequestInit | undefined) =>
  (init?.headers as Record<string, string> | undefined)?.['Idempotency-Key']

describe('the HTTP client', () => {
  it('turns problem+json into its stable code and parameters', async () => {
    answering(new Response('{"code":"not-allowed","params":{"role":"archivist"}}', { status: 403 }))
    await expect(get('/x')).rejects.toMatchObject({ status: 403, code: 'not-allowed', params: { role: 'archivist' } })
  })

  it('says a write that got no answer again with the same key, once', async () => {
    const asked = answering(new TypeError('down'), new Response('{"id":"1"}'))
    await expect(post('/conferences', { title: 'a' })).resolves.toEqual({ id: '1' })
    expect(asked).toHaveLength(2)
    expect(key(asked[0]?.init)).toBe(key(asked[1]?.init))
  })

  it('does not say a refused write again', async () => {
    const asked = answering(new Response('{}', { status: 500 }))
    await expect(post('/x')).rejects.toBeInstanceOf(ApiError)
    expect(asked).toHaveLength(1)
  })

  it('leaves out what is not asked for', () => {
    expect(queryString({ q: 'đê điều', unit: undefined, month: '' })).toBe('?q=%C4%91%C3%AA+%C4%91i%E1%BB%81u')
    expect(queryString()).toBe('')
  })

  it('has a code even for answers without one', () => {
    expect(refusal(502, 'bad gateway')).toMatchObject({ code: 'http-502' })
  })
})
