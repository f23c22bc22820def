import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { padWords } from '../../i18n/pad'
import type { Room } from '../../protocol/room'
import { Button, Key } from '../../ui/kit/Button'
import { Icon, type IconName } from '../../ui/kit/Icon'
import plateStyles from '../../ui/kit/Plate.module.css'
import { Tag } from '../../ui/kit/Tag'
import { duration } from '../../ui/time'
import { capital, unitText } from '../../ui/unit'
import { useWords } from '../../ui/words'
import { counts, isException, plates, type PlateState } from './plates'
import { throughText } from './group'
import { SitePanel } from './SitePanel'
import type { Pad } from './use-pad'
import styles from './Wall.module.css'

const icons: Partial<Record<PlateState, IconName>> = {
  want: 'hand',
  hold: 'wait',
  live: 'mic',
  warn: 'tri',
  lost: 'lost',
}

type Props = { readonly room: Room; readonly pad: Pad; readonly now: number; readonly onFind: () => void }

/** Everyone at once: exceptions first and twice as wide, the rest without colour. */
export function Wall({ room, pad, now, onFind }: Props) {
  const words = useWords(padWords)
  const [all, setAll] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const { meeting } = room
  const wall = plates(room.sites, meeting, room.queue)
  const there = counts(room.sites, meeting.mainSite)
  const lostFor = (since: string | null) => (since === null ? '' : words.lostFor(duration(now - Date.parse(since))))
  return (
    <section className={styles['all']} aria-labelledby="pad-wall">
      <div className={styles['head']}>
        <h2 id="pad-wall">{words.wall(wall.length)}</h2>
        {there.lost.length === 0 ? null : (
          <Tag tone="bad" icon="lost">
            {words.lost(there.lost.length)}
          </Tag>
        )}
        {there.doubtful === 0 ? null : (
          <Tag tone="warn" icon="tri">
            {words.doubtful(there.doubtful)}
          </Tag>
        )}
        <p className={`${styles['line']} small`}>
          {there.lost.slice(0, 2).map((site, index) => (
            <span key={site.id}>
              {index === 0 ? '' : ', '}
              <b>{index === 0 ? capital(unitText(site.unit)) : unitText(site.unit)}</b> {lostFor(site.linkSince)}
            </span>
          ))}
          {there.lost.length === 0 ? '' : `. ${words.lostThen}`}
        </p>
        <Button look="plain" icon="search" className={styles['find']} aria-keyshortcuts="F3" onPress={onFind}>
          {words.find} <Key>F3</Key>
        </Button>
      </div>
      <ListBox
        className={`${plateStyles['wall']} ${styles['wall']} ${all ? styles['whole'] : ''}`}
        aria-labelledby="pad-wall"
        layout="grid"
        selectionMode="none"
        onAction={(key) => setOpen(String(key))}
      >
        {wall.map((plate) => {
          const icon = icons[plate.state]
          return (
            <ListBoxItem
              key={plate.id}
              id={plate.id}
              textValue={[unitText(plate.site.unit), words.plate[plate.state], throughText(plate.site, room, words)].filter(Boolean).join(', ')}
              data-state={isException(plate) ? plate.state : 'ok'}
              className={`${plateStyles['plate']} ${plateStyles[plate.state] ?? ''} ${plate.state === 'offline' || plate.state === 'absent' ? styles['offline'] : ''}`}
            >
              {icon === undefined ? null : <Icon name={icon} />}
              <span>
                {plate.label}
                {plate.state === 'ok' ? null : <span className="hide">, {words.plate[plate.state]}</span>}
                {plate.site.through === null ? null : <span className="dim"> · {throughText(plate.site, room, words)}</span>}
              </span>
            </ListBoxItem>
          )
        })}
      </ListBox>
      <Button className={styles['more']} onPress={() => setAll(!all)} aria-expanded={all}>
        {all ? words.seeFew : words.seeAll(wall.length)}
      </Button>
      <SitePanel
        site={room.sites.find((site) => site.id === open) ?? null}
        room={room}
        pad={pad}
        onClose={() => setOpen(null)}
      />
    </section>
  )
}
