import { useEffect, useState, type ReactNode } from 'react'
import { common } from '../../i18n/common'
import { said } from '../../i18n/errors'
import { siteWords } from '../../i18n/site'
import type { Fault } from '../../protocol/server-messages'
import { Banner } from '../../ui/kit/Banner'
import { BigAction, BigLink, Button } from '../../ui/kit/Button'
import { Tag } from '../../ui/kit/Tag'
import { clockTime, longDate } from '../../ui/time'
import { useLanguage, useWords } from '../../ui/words'
import type { Entrance } from './entry'
import { siteFaultText } from './fault-text'
import { KnockPanel } from './KnockPanel'
import { getOffice, type Office } from './site-api'
import { telephone } from './telephone'
import styles from './site.module.css'

const deadLinks = new Set(['link-killed', 'link-unknown', 'session-revoked', 'lobby-refused', 'conference-over'])

/** Before the press: the office's name and one button; nothing has been asked of the server but its name. */
export function Door({ entrance }: { readonly entrance: Entrance }) {
  const office = useOffice()
  const { entry, token, enter, showKnock } = entrance
  const t = useWords(siteWords)
  if (entry.type === 'KNOCK') {
    return (
      <DoorFrame office={office}>
        <KnockPanel fault={entry.fault} sending={entry.sending} onSend={entrance.knock} onBack={() => showKnock(false)} />
      </DoorFrame>
    )
  }
  if (entry.type === 'NOT_YET') {
    return (
      <DoorFrame office={office}>
        <NotYet fault={entry.fault} />
      </DoorFrame>
    )
  }
  const fault = entry.type === 'ENTRANCE' ? entry.fault : null
  const phone = fault === null ? '' : said(fault.params, 'phone')
  return (
    <DoorFrame office={office}>
      {fault === null ? null : <FaultBanner fault={fault} />}
      {phone === '' ? null : (
        <BigLink icon="phone" href={telephone(phone)}>
          {t.callNumber(phone)}
        </BigLink>
      )}
      {token === '' ? <p>{t.noLinkHint}</p> : null}
      {token === '' || (fault !== null && deadLinks.has(fault.code)) ? null : (
        <BigAction icon="next" waiting={entry.type === 'ENTERING'} onPress={enter}>
          {entry.type === 'ENTERING' ? t.entering : t.enter}
        </BigAction>
      )}
      <p className="small dim">{t.noSecrets}</p>
      <div className={styles['links']}>
        <Button look="quiet" onPress={() => showKnock(true)}>
          {t.noLink}
        </Button>
        <OtherLanguage />
      </div>
    </DoorFrame>
  )
}

export function DoorFrame({ office, children }: { readonly office: Office | null; readonly children: ReactNode }) {
  const words = useWords(common)
  return (
    <main className={styles['page']}>
      <section className={styles['door']}>
        <header>
          <h1>{office?.name ?? words.product}</h1>
          {office?.sample === true ? (
            <p>
              <Tag>{words.simulated}</Tag>
            </p>
          ) : null}
        </header>
        {children}
      </section>
    </main>
  )
}

/** Before the room opens, 24 hours ahead: nothing to do. */
export function NotYet({ fault }: { readonly fault: Fault }) {
  const t = useWords(siteWords)
  const { language } = useLanguage()
  const [title, from, opens] = ['title', 'from', 'opens'].map((name) => said(fault.params, name))
  const moment = (instant: string) => `${clockTime(instant)}, ${longDate(instant, language)}`
  return (
    <div role="status">
      {title ? <h2>{title}</h2> : null}
      {from ? <p>{t.meetingAt(moment(from))}.</p> : null}
      <p className={styles['lead']}>
        <b>{t.nothingToDo}</b>
      </p>
      {opens ? <p>{t.notYet(moment(opens))}</p> : null}
      <p className="dim">{t.opensByItself}</p>
    </div>
  )
}

export function FaultBanner({ fault, children }: { readonly fault: Fault; readonly children?: ReactNode }) {
  const { language } = useLanguage()
  const words = useWords(common)
  const text = siteFaultText(fault, language)
  return (
    <div>
      <Banner tone="bad" icon="tri" fact={text.what}>
        {text.next} {children}
      </Banner>
      <details className="small dim">
        <summary>{words.details}</summary>
        {fault.code}
      </details>
    </div>
  )
}

/** A plain link: before the press there is one button, and the token stays in the fragment. */
function OtherLanguage() {
  const words = useWords(common)
  const { language } = useLanguage()
  const other = language === 'vi' ? 'en' : 'vi'
  return (
    <a className={styles['language']} lang={other} href={`?lang=${other}${location.hash}`}>
      {words.otherLanguage}
    </a>
  )
}

export function useOffice(): Office | null {
  const [office, setOffice] = useState<Office | null>(null)
  useEffect(() => {
    let left = false
    void getOffice().then((answer) => {
      if (!left && answer.ok) setOffice(answer.value)
    })
    return () => {
      left = true
    }
  }, [])
  return office
}
