import type { ReactNode } from 'react'
import type { SystemFinding, SystemLevel } from '../../api/types'
import { systemWords, type Said } from '../../i18n/system'
import type { IconName } from '../../ui/kit/Icon'
import { Word, type Tone } from '../../ui/kit/Tag'
import { useWords } from '../../ui/words'
import styles from './SystemPage.module.css'

const looks: Record<SystemLevel, { tone: Tone; icon: IconName; row: string }> = {
  GOOD: { tone: 'ok', icon: 'check', row: 'good' },
  WATCH: { tone: 'warn', icon: 'tri', row: 'watch' },
  BAD: { tone: 'bad', icon: 'cross', row: 'bad' },
}

/** A level as icon and word. */
export function State({ level, children }: { readonly level: SystemLevel; readonly children: ReactNode }) {
  return (
    <Word tone={looks[level].tone} icon={looks[level].icon}>
      {children}
    </Word>
  )
}

/** One check: how it is, what it is, what to do next, its figure. */
export function Line({ finding, program }: { readonly finding: SystemFinding; readonly program: string }) {
  const words = useWords(systemWords)
  const param = (name: string) => {
    const value = name === 'program' ? program : (finding.params[name] ?? '')
    return finding.check === 'VIEW' && name === 'name' ? (words.viewName[value] ?? value) : value
  }
  const say = words.says[finding.verdict] as ((param: (name: string) => string) => Said) | undefined
  // A newer server may find what this page has no words for yet: its stable name is better than nothing.
  const said = say?.(param) ?? { fact: finding.verdict }
  return (
    <li className={`${styles['row']} ${styles[looks[finding.level].row]}`}>
      <State level={finding.level}>{words.level[finding.level]}</State>
      <h3>{words.check[finding.check]}</h3>
      <div className={styles['says']}>
        <p>{said.fact}</p>
        {said.next === undefined ? null : (
          <p>
            <b>{words.next}</b> {said.next}
          </p>
        )}
      </div>
      {said.figure === undefined ? null : (
        <p className={styles['figure']}>
          <b>{said.figure}</b>
          {said.figureSays === undefined ? null : <span className="dim small">{said.figureSays}</span>}
        </p>
      )}
    </li>
  )
}
