import { common } from '../../i18n/common'
import { archiveWords } from '../../i18n/archive'
import type { Hit, Hits, Piece } from '../../api/types'
import { date, offset } from '../../app/zone'
import { Icon } from '../../ui/kit/Icon'
import { Unit } from '../../ui/kit/Unit'
import { unitText } from '../../ui/unit'
import { useWords } from '../../ui/words'
import styles from './HitList.module.css'
import { hasMarks, piecesOf } from './marks'

type Props = {
  readonly hits: Hits
  /** Empty when only filters chose. */
  readonly query: string
  readonly selected: (hit: Hit) => boolean
  readonly onChoose: (hit: Hit) => void
  /** Choosing plays at once, and the row says so. */
  readonly plays?: boolean
}

/** What was found: with the marks that are meant first, then with others; typed marks are all that is meant. */
export function HitList({ hits, query, selected, onChoose, plays = false }: Props) {
  const words = useWords(archiveWords)
  const strict = hasMarks(query) && hits.exact.length > 0
  const folded = strict ? [] : hits.folded
  const list = (found: readonly Hit[], soft: boolean) => (
    <ul className={styles['list']}>
      {found.map((hit, index) => (
        <li key={`${hit.conference} ${hit.kind} ${hit.offsetSeconds ?? ''} ${index}`}>
          <Row
            hit={hit}
            query={query}
            soft={soft}
            selected={selected(hit)}
            plays={plays}
            onChoose={() => onChoose(hit)}
          />
        </li>
      ))}
    </ul>
  )
  const meant = writtenAs(hits.exact[0], query)
  return (
    <>
      {hits.exact.length === 0 ? null : (
        <>
          <h3 className={styles['title']}>
            {query === '' ? (
              words.listed(hits.exact.length)
            ) : (
              <>
                {hasMarks(meant) ? words.exact : words.found} <q>{meant}</q>{' '}
                <span className="dim">
                  {folded.length > 0 ? words.exactCount(hits.exact.length) : words.foldedCount(hits.exact.length)}
                </span>
              </>
            )}
          </h3>
          {list(hits.exact, false)}
        </>
      )}
      {folded.length === 0 ? null : (
        <>
          <h3 className={styles['title']}>
            {words.folded} <q>{writtenAs(folded[0], query)}</q>{' '}
            <span className="dim">{words.foldedCount(folded.length)}</span>
          </h3>
          {list(folded, true)}
        </>
      )}
      {query === '' ? null : (
        <p className={`${styles['tip']} small dim`}>
          {words.typeTip(!hasMarks(query) && folded.length > 0 && hasMarks(meant) ? meant : null)}
        </p>
      )}
    </>
  )
}

/** The first words that matched, as the text writes them; the query where only a name or an office matched. */
function writtenAs(hit: Hit | undefined, query: string): string {
  return hit?.snippet.find(([, matched]) => matched)?.[0].toLocaleLowerCase('vi') ?? query
}

type RowProps = {
  readonly hit: Hit
  readonly query: string
  readonly soft: boolean
  readonly selected: boolean
  readonly plays: boolean
  readonly onChoose: () => void
}

function Row({ hit, query, soft, selected, plays, onChoose }: RowProps) {
  const words = useWords(archiveWords)
  const erased = useWords(common).erasedPerson
  const time = hit.offsetSeconds === null ? '' : offset(hit.offsetSeconds)
  const now = hit.unitNow ? words.unitNow(unitText(hit.unitNow)) : null
  const speaker = hit.speaker === '' ? erased : hit.speaker
  const who = [speaker, hit.position, now, date(hit.date)].filter(Boolean).join(', ')
  const inText = hit.snippet.some(([, matched]) => matched)
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
      <span className="small dim">{inText ? who : <Snippet pieces={piecesOf(who, query, true)} soft={soft} />}</span>
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
