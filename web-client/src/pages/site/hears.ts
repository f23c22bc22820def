import type { SitePhase } from '../../call/site-phase'
import type { SiteWords } from '../../i18n/site'
import type { Mode } from '../../protocol/room'
import type { HearsBarProps } from '../../ui/kit/HearsBar'
import { unitText } from '../../ui/unit'

export type HearsInput = {
  readonly phase: SitePhase
  readonly lost: boolean
  readonly mode: Mode | null
  /** What the server asked this page to send: the truth about the microphone. */
  readonly microphoneOn: boolean
  /** Turned off at this machine, where it would otherwise be heard. */
  readonly muted: boolean
}

/** Who hears this site, in one state and one sentence. */
export function hearsOf({ phase, lost, mode, microphoneOn, muted }: HearsInput, words: SiteWords): Omit<HearsBarProps, 'className'> {
  const t = words.hears
  if (phase.type === 'CLOSED') return { icon: 'micoff', state: t.closed, sentence: t.closedDetail }
  if (lost) return { tone: 'bad', icon: 'lost', state: t.lost, sentence: t.lostDetail }
  if (microphoneOn && muted) return { icon: 'micoff', state: t.muted, sentence: t.mutedDetail }
  switch (phase.type) {
    case 'SPEAKING':
      return { tone: 'live', icon: 'mic', state: t.live, sentence: t.liveDetail }
    case 'LOBBY':
      return { tone: 'hold', icon: 'wait', state: t.lobby, sentence: t.lobbyDetail }
    case 'CHOOSE':
    case 'CHECK':
      return { icon: 'micoff', state: t.out, sentence: t.outDetail }
    case 'WATCHING':
      return { icon: 'eye', state: t.watching, sentence: t.watchingDetail }
    case 'CALLED':
      return {
        tone: 'hold',
        icon: 'micoff',
        state: t.called,
        sentence: phase.after === null ? t.calledNext : t.calledAfter(unitText(phase.after.unit)),
      }
    case 'WAITING':
      if (!microphoneOn) return { tone: 'hold', icon: 'micoff', state: t.registered, sentence: t.registeredDetail }
      return { tone: 'live', icon: 'mic', state: t.discussion, sentence: t.discussionDetail }
    case 'MAIN':
      if (microphoneOn) return { tone: 'live', icon: 'mic', state: t.main, sentence: t.mainDetail }
      return { icon: 'micoff', state: t.off, sentence: t.offDetail }
    default:
      if (microphoneOn && mode === 'DISCUSSION') {
        return { tone: 'live', icon: 'mic', state: t.discussion, sentence: t.discussionDetail }
      }
      if (microphoneOn) return { tone: 'live', icon: 'mic', state: t.main, sentence: t.liveDetail }
      return { icon: 'micoff', state: t.off, sentence: t.offDetail }
  }
}
