import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { peopleQuery } from '../../api/queries'
import type { PersonLine } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { Link } from '../../app/navigation'
import { TopBar } from '../../app/TopBar'
import { eraseWords } from '../../i18n/erase'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { unitText } from '../../ui/unit'
import { useWords } from '../../ui/words'
import { folded } from '../pad/find'
import { Belongings } from './Belongings'
import styles from './ErasePage.module.css'

const most = 12

/** An administrator finds a person, reads what would go and what would stay, and erases them. */
export default function ErasePage() {
  const words = useWords(eraseWords)
  const [chosen, choose] = useState<PersonLine | null>(null)
  useEffect(() => {
    document.title = `${words.title} · Giao Ban`
  }, [words])
  return (
    <>
      <TopBar here="system" />
      <main id="main" className={styles['page']}>
        <header>
          <h1>{words.title}</h1>
          <p className="dim">{words.lead}</p>
        </header>
        {chosen === null ? <Find onChoose={choose} /> : <Belongings person={chosen.id} onOther={() => choose(null)} />}
        <p>
          <Link href="/tinh-trang">{words.toSystem}</Link>
        </p>
      </main>
    </>
  )
}

function Find({ onChoose }: { readonly onChoose: (person: PersonLine) => void }) {
  const words = useWords(eraseWords)
  const [asked, ask] = useState('')
  const people = useQuery(peopleQuery)
  const wanted = folded(asked)
  const found =
    wanted === '' ? [] : (people.data ?? []).filter((one) => folded(`${one.name} ${one.position ?? ''}`).includes(wanted))
  return (
    <section className={styles['sheet']}>
      <Field label={words.find} value={asked} onChange={ask} type="search" autoComplete="off" />
      <p className="dim small">{words.findSays}</p>
      {people.isError ? <FaultBanner fault={people.error} onRetry={() => void people.refetch()} /> : null}
      <p role="status">
        {wanted !== '' && people.data !== undefined && found.length === 0 ? words.nobody : ''}
        {found.length > most ? words.more(found.length - most) : ''}
      </p>
      <ul className={styles['people']}>
        {found.slice(0, most).map((one) => (
          <li key={one.id}>
            <p>
              <b>{one.name}</b>
              <span className="dim">{[one.position, one.unit ? unitText(one.unit) : null].filter(Boolean).join(', ')}</span>
            </p>
            <Button look="plain" aria-label={words.choose(one.name)} onPress={() => onChoose(one)}>
              {words.chooseShort}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
