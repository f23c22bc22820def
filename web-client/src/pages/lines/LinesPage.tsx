import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { LineFacts } from '../../api/line-types'
import { linesQuery } from '../../api/queries'
import { FaultBanner } from '../../app/Fault'
import { Link } from '../../app/navigation'
import { TopBar } from '../../app/TopBar'
import { common } from '../../i18n/common'
import { linesWords } from '../../i18n/lines'
import { Banner } from '../../ui/kit/Banner'
import { Word } from '../../ui/kit/Tag'
import { useWords } from '../../ui/words'
import { Group } from './Group'
import { LineCells } from './LineCells'
import styles from './Lines.module.css'
import { count, worstFirst } from './order'

/** Every line of one conference, for the technician: what needs a telephone call stands on top. */
export default function LinesPage({ conference }: { readonly conference: string }) {
  const words = useWords(linesWords)
  useEffect(() => {
    document.title = `${words.title} · Giao Ban`
  }, [words])
  const lines = useQuery(linesQuery(conference))
  const all = lines.data ?? []
  return (
    <>
      <TopBar here="lines" />
      <main id="main" className={styles['page']} aria-busy={lines.isPending}>
        <header>
          <h1>{words.title}</h1>
          <p className="num">{words.count(all.length, count(all, 'WEAK'), count(all, 'LOST'))}</p>
          <p className="dim">{words.lead}</p>
          <p className={styles['ways']}>
            <Link href={`/pad/${conference}`}>{words.back}</Link>
            <Link href={`/phong-hop/${conference}`}>{words.rooms}</Link>
          </p>
        </header>
        {lines.isError && lines.data === undefined ? (
          <FaultBanner fault={lines.error} onRetry={() => void lines.refetch()} />
        ) : null}
        {lines.isError && lines.data !== undefined ? <Banner tone="bad" fact={words.stale} /> : null}
        {lines.data !== undefined && all.length === 0 ? <Banner tone="hold" icon="wait" fact={words.none} /> : null}
        {all.length === 0 ? null : <Table lines={worstFirst(all)} conference={conference} />}
      </main>
    </>
  )
}

function Table({ lines, conference }: { readonly lines: readonly LineFacts[]; readonly conference: string }) {
  const words = useWords(linesWords)
  const heads = [words.line, words.down, words.up, words.roundTrip, words.jitter, words.layer, words.frozen, words.over]
  return (
    <table className={styles['lines']}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.peer} className={line.word === 'LOST' ? styles['bad'] : line.word === 'WEAK' ? styles['watch'] : ''}>
            <th scope="row">
              <b>{line.name}</b>
              <Says line={line} />
              {line.site !== null && line.seated ? <Group conference={conference} site={line.site} name={line.name} /> : null}
            </th>
            <LineCells line={line} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Says({ line: { word, site, seated, simulated } }: { readonly line: LineFacts }) {
  const words = useWords(linesWords)
  const commonWords = useWords(common)
  const about = [site === null ? words.staff : seated ? '' : words.watches, simulated ? commonWords.simulated : ''].filter(Boolean)
  return (
    <span className={styles['says']}>
      {word === 'LOST' ? (
        <Word tone="bad" icon="lost">
          {commonWords.line.LOST}
        </Word>
      ) : word === 'WEAK' ? (
        <Word tone="warn" icon="tri">
          {commonWords.line.WEAK}
        </Word>
      ) : null}
      {about.length === 0 ? null : <span className="dim"> {about.join(', ')}</span>}
    </span>
  )
}
