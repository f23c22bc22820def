import type { DeviceLevel } from '../../api/board-types'
import { boardWords } from '../../i18n/board'
import type { IconName } from '../../ui/kit/Icon'
import { Word, type Tone } from '../../ui/kit/Tag'
import { useWords } from '../../ui/words'

const looks: Record<DeviceLevel, { readonly tone?: Tone; readonly icon: IconName }> = {
  OFF: { icon: 'minus' },
  GOOD: { tone: 'ok', icon: 'check' },
  WATCH: { tone: 'warn', icon: 'tri' },
  BAD: { tone: 'bad', icon: 'cross' },
}

/** A level as icon and word. */
export function Level({ level }: { readonly level: DeviceLevel }) {
  return <Word {...looks[level]}>{useWords(boardWords).level[level]}</Word>
}
