import { describe, expect, it } from 'vitest'
import { reachOf } from './reach'

const remote = (address: string, port: number, protocol: string) => ({ type: 'remote-candidate', address, port, protocol })
const report = (more: Record<string, Record<string, unknown>>) => new Map(Object.entries(more))

const offered = { r1: remote('10.0.0.5', 10_000, 'udp'), r2: remote('10.0.0.5', 10_000, 'tcp') }

const by = (remoteCandidateId: string, candidateType: string) =>
  reachOf(
    report({
      ...offered,
      t: { type: 'transport', selectedCandidatePairId: 'p' },
      p: { type: 'candidate-pair', state: 'succeeded', localCandidateId: 'l', remoteCandidateId },
      l: { type: 'local-candidate', candidateType },
    }),
    'hop.example.vn',
  ).way

describe('the way of media', () => {
  it('is told of the pair that was chosen', () => {
    expect(by('r1', 'host')).toBe('UDP')
    expect(by('r2', 'host')).toBe('TCP')
    expect(by('r1', 'relay')).toBe('RELAY')
  })

  it('is told of the nominated pair where a browser tells no transport', () => {
    const pair = { type: 'candidate-pair', state: 'succeeded', nominated: true, remoteCandidateId: 'r2' }
    expect(reachOf(report({ ...offered, p: pair }), 'x').way).toBe('TCP')
  })

  it('is none while no pair has succeeded', () => {
    expect(reachOf(report({ ...offered, p: { type: 'candidate-pair', state: 'failed' } }), 'x').way).toBeNull()
  })
})

describe('what was tried', () => {
  it('is each address with what it was tried by', () => {
    expect(reachOf(report(offered), 'hop.example.vn').tried).toEqual([{ address: '10.0.0.5', port: 10_000, by: ['UDP', 'TCP'] }])
  })

  it('is wrong where the page itself came from another address', () => {
    expect(reachOf(report(offered), '10.0.0.9').wrong).toBe('10.0.0.9')
    expect(reachOf(report(offered), '[fd00::2]').wrong).toBe('fd00::2')
    expect(reachOf(report(offered), '10.0.0.5').wrong).toBeNull()
    expect(reachOf(report(offered), 'hop.example.vn').wrong).toBeNull()
    expect(reachOf(report({}), '10.0.0.9').wrong).toBeNull()
  })
})
