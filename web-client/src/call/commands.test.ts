import { describe, expect, it } from 'vitest'
import type { ClientMessage } from '../protocol/client-messages'
import { CommandSender, newId } from './commands'

function bench(epoch: number | null = 3) {
  const said: ClientMessage[] = []
  let next = 0
  let open = true
  const sender = new CommandSender(
    (message) => {
      if (open) said.push(message)
      return open
    },
    () => epoch,
    () => `id-${++next}`,
  )
  return { said, sender, close: () => (open = false), reopen: () => (open = true) }
}

describe('a command', () => {
  it("carries an id and the chair's epoch", () => {
    const { said, sender } = bench()
    void sender.run({ type: 'returnToMain' })
    expect(said).toEqual([{ type: 'command', id: 'id-1', epoch: 3, command: { type: 'returnToMain' } }])
  })

  it('carries no epoch where nobody chairs', () => {
    const { said, sender } = bench(null)
    void sender.run({ type: 'openMeeting' })
    expect(said[0]).not.toHaveProperty('epoch')
  })

  it('ends with its own answer', async () => {
    const { sender } = bench()
    const first = sender.run({ type: 'yield' })
    const second = sender.run({ type: 'yield' })
    sender.refused('id-2', { code: 'not-your-floor', params: {} })
    sender.done('id-1', 7)
    expect(await first).toEqual({ ok: true, position: 7 })
    expect(await second).toEqual({ ok: false, fault: { code: 'not-your-floor', params: {} } })
  })

  it('that was not answered is said again with the same id after a lost line', async () => {
    const { said, sender, close, reopen } = bench()
    void sender.run({ type: 'yield' })
    close()
    const second = sender.run({ type: 'withdraw', request: 'r' })
    sender.done('id-1', 5)
    reopen()
    sender.resend()
    expect(said.slice(1)).toMatchObject([{ id: 'id-2' }])
    sender.done('id-2', 6)
    expect(await second).toMatchObject({ ok: true })
    sender.resend()
    expect(said).toHaveLength(2)
  })

  it('fails with the reason when the call is over', async () => {
    const { sender } = bench()
    const answer = sender.run({ type: 'yield' })
    sender.giveUp({ code: 'conference-over', params: {} })
    expect(await answer).toMatchObject({ ok: false, fault: { code: 'conference-over' } })
  })
})

describe('a new id', () => {
  it('is a random UUID', () => {
    expect(newId()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(newId()).not.toBe(newId())
  })
})
