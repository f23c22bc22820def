import { useState } from 'react'
import type { SiteLink } from '../../api/types'
import { scheduleWords } from '../../i18n/schedule'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { Word } from '../../ui/kit/Tag'
import { Unit } from '../../ui/kit/Unit'
import { unitText } from '../../ui/unit'
import { useWords } from '../../ui/words'
import { folded } from '../pad/find'
import styles from './LinkList.module.css'

type Props = {
  readonly links: readonly SiteLink[]
  readonly onCopy: (link: SiteLink) => void
  readonly onCopyAll: (links: readonly SiteLink[]) => void
  readonly onReissue: (link: SiteLink) => void
}

/** Every site's link with the text to paste; those that have not been seen can be had alone. */
export function LinkList({ links, onCopy, onCopyAll, onReissue }: Props) {
  const words = useWords(scheduleWords)
  const [query, setQuery] = useState('')
  const [unseen, setUnseen] = useState(false)
  const asked = folded(query)
  const shown = links.filter((link) => (!unseen || !link.seen) && folded(unitText(link.unit)).includes(asked))
  return (
    <section className={styles['all']} aria-label={words.links(links.length)}>
      <h3>{words.links(links.length)}</h3>
      <Field label={words.filter} type="search" value={query} onChange={setQuery} />
      <label className={styles['only']}>
        <input type="checkbox" checked={unseen} onChange={(event) => setUnseen(event.target.checked)} />
        {words.unseenOnly}
      </label>
      <Button icon="copy" onPress={() => onCopyAll(shown)}>
        {words.copyAll}
      </Button>
      <ul className={styles['list']}>
        {shown.map((link) => (
          <li key={link.site}>
            <span>
              <Unit unit={link.unit} capital />{' '}
              {link.generation > 1 ? <small className="dim">{words.generation(link.generation)}</small> : null}
              <br />
              {link.seen ? (
                <Word tone="ok" icon="check">
                  {words.seen}
                </Word>
              ) : (
                <span className="dim small">{words.unseen}</span>
              )}
              <span className={styles['url']}>{link.url}</span>
            </span>
            <Button look="plain" aria-label={`${words.copyText}: ${unitText(link.unit)}`} onPress={() => onCopy(link)}>
              {words.copyText}
            </Button>
            <Button look="quiet" aria-label={`${words.reissue} ${unitText(link.unit)}`} onPress={() => onReissue(link)}>
              {words.reissue}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
