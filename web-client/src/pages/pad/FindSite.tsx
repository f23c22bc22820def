import { useState, type KeyboardEvent } from 'react'
import { padWords } from '../../i18n/pad'
import type { Room } from '../../protocol/room'
import { Panel } from '../../ui/kit/aria/Panel'
import { Word } from '../../ui/kit/Tag'
import { Unit } from '../../ui/kit/Unit'
import { useWords } from '../../ui/words'
import { findSites } from './find'
import styles from './FindSite.module.css'
import type { Pad } from './use-pad'

type Props = { readonly open: boolean; readonly room: Room; readonly pad: Pad; readonly onClose: () => void }

/** Any site by its name without marks: Enter invites the first that was found. */
export function FindSite({ open, room, pad, onClose }: Props) {
  const words = useWords(padWords)
  return (
    <Panel open={open} title={words.find} close={words.close} onClose={onClose}>
      <Search room={room} pad={pad} onClose={onClose} />
    </Panel>
  )
}

function Search({ room, pad, onClose }: Omit<Props, 'open'>) {
  const words = useWords(padWords)
  const [query, setQuery] = useState('')
  const [marked, setMarked] = useState(0)
  const sites = room.sites.filter((site) => site.id !== room.meeting.mainSite)
  const found = findSites(sites, query)
  const live = room.meeting.status === 'LIVE'
  const invite = (site: string) => {
    pad.invite(site, room.queue.find((one) => one.site === site)?.id)
    onClose()
  }
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setMarked(Math.max(0, Math.min(found.length - 1, marked + step)))
    else if (event.key === 'Enter' && live && found[marked] !== undefined) invite(found[marked].id)
    else return
    event.preventDefault()
  }
  return (
    <>
      <label htmlFor="pad-find" className="dim">
        {words.findLabel}
      </label>
      <input
        id="pad-find"
        className={styles['field']}
        type="search"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="pad-found"
        aria-activedescendant={found[marked] === undefined ? undefined : `found-${found[marked].id}`}
        autoComplete="off"
        // The panel was opened to type into this one field.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setMarked(0)
        }}
        onKeyDown={onKey}
      />
      {query.trim() !== '' && found.length === 0 ? <p>{words.findNone}</p> : null}
      <div id="pad-found" role="listbox" aria-label={words.find} className={styles['found']}>
        {found.map((site, index) => (
          <button
            key={site.id}
            id={`found-${site.id}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === marked}
            aria-disabled={!live || undefined}
            onClick={() => (live ? invite(site.id) : undefined)}
          >
            <span>
              <Unit unit={site.unit} />{' '}
              {site.link === 'CONNECTED' ? null : (
                <Word tone="bad" icon="lost">
                  {site.link === 'INTERRUPTED' ? words.plate.lost : words.plate.offline}
                </Word>
              )}
            </span>
            <span className={styles['do']}>{words.inviteShort}</span>
          </button>
        ))}
      </div>
      <p className="dim small">{words.findEnter}</p>
    </>
  )
}
