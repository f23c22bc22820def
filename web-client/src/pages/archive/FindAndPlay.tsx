import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { archiveFileQuery, searchQuery } from '../../api/queries'
import type { Hit, Hits } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { archiveWords } from '../../i18n/archive'
import { useWords } from '../../ui/words'
import styles from './FindAndPlay.module.css'
import { HitList } from './HitList'
import { PlayerView } from './PlayerView'
import { SearchBox } from './SearchBox'

type Props = { readonly conference: string; readonly onSearched: () => void }

/** Finding and playing on the spot: what belongs to this meeting comes first, one press plays it from its second. */
export function FindAndPlay({ conference, onSearched }: Props) {
  const words = useWords(archiveWords)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<{ readonly hit: Hit; readonly turn: number } | null>(null)
  const found = useQuery({
    ...searchQuery({ q: query }),
    refetchInterval: (state) => (isEmpty(state.state.data) ? 2_000 : false),
  })
  const file = useQuery({ ...archiveFileQuery(chosen?.hit.conference ?? ''), enabled: chosen !== null })
  const recording = file.data?.recording ?? null
  const choose = (hit: Hit) => setChosen((before) => ({ hit, turn: (before?.turn ?? 0) + 1 }))
  return (
    <div className={styles['both']}>
      <div className={styles['find']}>
        <SearchBox
          query={query}
          onSearch={(asked) => {
            setQuery(asked)
            if (asked !== '') onSearched()
          }}
        />
        {found.isError ? <FaultBanner fault={found.error} onRetry={() => void found.refetch()} /> : null}
        {query !== '' && isEmpty(found.data) ? <p role="status">{words.nothing(query, '')}</p> : null}
        {found.data === undefined ? (
          <p className="dim small">{words.typeTip(null)}</p>
        ) : (
          <HitList
            hits={ownFirst(found.data, conference)}
            query={query}
            selected={(hit) => hit === chosen?.hit}
            onChoose={choose}
            plays
          />
        )}
      </div>
      {chosen !== null && file.data !== undefined ? (
        recording === null ? (
          <p>{words.noRecording}</p>
        ) : (
          <PlayerView
            key={recording.id}
            file={file.data}
            recording={recording}
            at={chosen.hit.offsetSeconds ?? 0}
            play={chosen.turn}
          />
        )
      ) : null}
    </div>
  )
}

const isEmpty = (hits: Hits | undefined): boolean => hits !== undefined && hits.exact.length + hits.folded.length === 0

/** The meeting just held before all others, each in the order of the search. */
function ownFirst(hits: Hits, conference: string): Hits {
  const sorted = (list: Hit[]) => [
    ...list.filter((hit) => hit.conference === conference),
    ...list.filter((hit) => hit.conference !== conference),
  ]
  return { exact: sorted(hits.exact), folded: sorted(hits.folded) }
}
