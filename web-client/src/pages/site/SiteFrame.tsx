import type { ReactNode } from 'react'
import { siteWords } from '../../i18n/site'
import { common } from '../../i18n/common'
import { Button } from '../../ui/kit/Button'
import { HearsBar, type HearsBarProps } from '../../ui/kit/HearsBar'
import { Icon } from '../../ui/kit/Icon'
import { Tag } from '../../ui/kit/Tag'
import { Unit } from '../../ui/kit/Unit'
import { clockTime } from '../../ui/time'
import { useLanguage, useWords } from '../../ui/words'
import styles from './site.module.css'
import { telephone } from './telephone'

export type SiteFrameProps = {
  readonly unit: { readonly name: string; readonly type: string }
  readonly title: ReactNode
  readonly simulated: boolean
  readonly now: number
  readonly onAir: boolean
  readonly hears: Omit<HearsBarProps, 'className'>
  readonly stage: ReactNode
  readonly side: ReactNode
  readonly phone: string | null
  readonly called: boolean
  readonly onCallTechnician: (() => void) | null
}

/** The page's constant order: name and time, who hears, stage, what to do, whom to call. */
export function SiteFrame(props: SiteFrameProps) {
  const words = useWords(common)
  return (
    <main className={styles['page']}>
      <article className={props.onAir ? `${styles['site']} ${styles['onair']}` : styles['site']}>
        <div className={styles['in']}>
          <header className={styles['header']}>
            <p className={`${styles['time']} num`}>{clockTime(props.now)}</p>
            <h1 className={styles['name']}>
              <Unit unit={props.unit} capital />
            </h1>
            <p className="dim">
              {props.title} {props.simulated ? <Tag>{words.simulated}</Tag> : null}
            </p>
          </header>
          <HearsBar {...props.hears} className={styles['hears']} />
          <div>{props.stage}</div>
          <div className={styles['side']}>
            {props.side}
            <Help phone={props.phone} called={props.called} onCall={props.onCallTechnician} />
          </div>
        </div>
      </article>
    </main>
  )
}

type HelpProps = { readonly phone: string | null; readonly called: boolean; readonly onCall: (() => void) | null }

function Help({ phone, called, onCall }: HelpProps) {
  const words = useWords(common)
  const t = useWords(siteWords)
  const { language, choose } = useLanguage()
  return (
    <div className={styles['help']}>
      <Icon name="phone" />
      {called ? (
        <span role="status">{t.technicianTold}</span>
      ) : onCall === null ? (
        <span>{words.callTechnician}</span>
      ) : (
        <Button look="quiet" className={styles['inline'] ?? ''} onPress={onCall}>
          {words.callTechnician}
        </Button>
      )}
      {phone === null ? null : (
        <a className={styles['tel']} href={telephone(phone)}>
          {phone}
        </a>
      )}
      <Button look="quiet" className={`${styles['push']} ${styles['inline']}`} lang={language === 'vi' ? 'en' : 'vi'} onPress={() => choose(language === 'vi' ? 'en' : 'vi')}>
        {words.otherLanguage}
      </Button>
    </div>
  )
}
