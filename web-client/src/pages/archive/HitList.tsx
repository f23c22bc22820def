import { archiveWords } from '../../i18n/archive'
import type { Hit, Hits, Piece } from '../../api/types'
import { date, offset } from '../../app/zone'
import { Icon } from '../../ui/kit/Icon'
import { Unit } from '../../ui/kit/Unit'
import { useWords } from '../../ui/words'
import styles from './HitList.module.css'

type Props = {
  readonly hits: Hits
  readonly query: string
  readonly selected: (hit: Hit) => boolean
  readonly onChoose: (hit: Hit) => void
  /** Choosing plays at once, and the row says so. */
  readonly plays?: boolean
}

/** What was found: with exactly these marks first, then with others. */
export function HitList({ hits, query, selected, onChoose, plays = false }: Props) {
  const words = useWords(archiveWords)
  const matched = (list: readonly Hit[]) => list.flatMap((hit) => hit.snippet).find(([, is]) => is)?.[0] ?? query
  const list = (found: readonly Hit[], soft: boolean) => (
    <ul className={styles['list']}>
      {found.map((hit, index) => (
        <li key={`${hit.conference} ${hit.kind} ${hit.offsetSeconds ?? ''} ${index}`}>
          <Row hit={hit} soft={soft} selected={selected(hit)} plays={plays} onChoose={() => onChoose(hit)} />
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {hits.exact.length === 0 ? null : (
        <>
          <h3 className={styles['title']}>
            {words.exact} <q>{matched(hits.exact)}</q>{' '}
            <span className="dim">{words.exactCount(hits.exact.length)}</span>
          </h3>
          {list(hits.exact, false)}
        </>
      )}
      {hits.folded.length === 0 ? null : (
        <>
          <h3 className={styles['title']}>
            {words.folded} <q>{matched(hits.folded)}</q>{' '}
            <span className="dim">{words.foldedCount(hits.folded.length)}</span>
          </h3>
          {list(hits.folded, true)}
        </>
      )}
    </>
  )
}

type RowProps = {
  readonly hit: Hit
  readonly soft: boolean
  readonly selected: boolean
  readonly plays: boolean
  readonly onChoose: () => void
}

function Row({ hit, soft, selected, plays, onChoose }: RowProps) {
  const words = useWords(archiveWords)
  const time = hit.offsetSeconds === null ? '' : offset(hit.offsetSeconds)
  const who = [hit.speaker, hit.position, date(hit.date)].filter(Boolean).join(', ')
  return (
    <button
      type="button"
      className={`${styles['hit']} ${selected ? styles['selected'] : ''}`}
      aria-current={selected || undefined}
      onClick={onChoose}
    >
      <span className={styles['first']}>
        {hit.unit === null ? <b>{hit.title}</b> : <Unit unit={hit.unit} capital />}
        <span className={`${styles['time']} num`}>
          {plays && hit.recording !== null ? <Icon name="play" /> : null}
          {time === '' ? words.hitKind[hit.kind] : time}
        </span>
      </span>
      <span className="small dim">{who}</span>
      <span>
        <Snippet pieces={hit.snippet} soft={soft} />
      </span>
    </button>
  )
}

/** The matching words marked: solid where the marks are exact, dotted where they differ. */
export function Snippet({ pieces, soft = false }: { readonly pieces: readonly Piece[]; readonly soft?: boolean }) {
  return pieces.map(([text, matched], index) =>
    matched ? (
      // Pieces have no identity but their place.
      // oxlint-disable-next-line react/no-array-index-key
      <mark key={index} className={soft ? styles['soft'] : styles['mark']}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
