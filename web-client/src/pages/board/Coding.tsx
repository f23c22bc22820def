import { useQuery } from '@tanstack/react-query'
import { roomCallsQuery } from '../../api/board-queries'
import { boardWords } from '../../i18n/board'
import { tenths } from '../../i18n/figures'
import { useLanguage, useWords } from '../../ui/words'
import styles from './Board.module.css'

/** Pictures that are coded anew for rooms or of them: why, and what that costs. Nothing for who may not see calls. */
export function Coding() {
  const words = useWords(boardWords)
  const { language } = useLanguage()
  const running = useQuery(roomCallsQuery).data?.translations ?? []
  if (running.length === 0) return null
  return (
    <section>
      <h2>{words.coding}</h2>
      <ul className={styles['past']}>
        {running.map(({ process, from, to, direction, reason, cores }) => (
          <li key={process}>
            {from} → {to}: {words.codingWhy[reason] ?? reason} {words.codingFor[direction] ?? ''}{' '}
            <span className="num small dim">{words.codingCost(tenths(cores, language), process)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
