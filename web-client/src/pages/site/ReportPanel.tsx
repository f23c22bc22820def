import { useState } from 'react'
import { siteWords } from '../../i18n/site'
import { Banner } from '../../ui/kit/Banner'
import { BigAction, Button } from '../../ui/kit/Button'
import { useWords } from '../../ui/words'
import { readTyped, writeTyped } from './device'
import { nameAndPosition, PersonLine } from './PersonLine'
import type { PanelProps } from './PhasePanel'
import styles from './site.module.css'

const most = 9_999

/** Báo có mặt: how many have come, and who leads them. */
export function ReportPanel({ me, token, command, echo }: PanelProps) {
  const t = useWords(siteWords)
  const [typed, setTyped] = useState(() => readTyped(token, me?.head ?? null))
  const count = typed.headcount
  const setCount = (headcount: number) => setTyped({ ...typed, headcount: Math.min(most, Math.max(1, headcount)) })
  const report = () => {
    writeTyped(token, typed)
    const head = typed.name.trim() === '' ? {} : { head: { name: typed.name.trim(), position: typed.position.trim() } }
    void command.run({ type: 'reportPresence', headcount: count, ...head })
  }
  return (
    <>
      <Verdict me={me} echo={echo} />
      {echo === false ? (
        <Banner tone="warn" icon="speaker" fact={t.noEcho}>
          {t.noEchoDetail}
        </Banner>
      ) : null}
      <div className={styles['count']}>
        <p id="headcount">
          <b>{t.headcount}</b>
        </p>
        <div className={styles['step']}>
          <Button className={styles['stepper'] ?? ''} aria-label={t.fewer} onPress={() => setCount(count - 1)}>
            −
          </Button>
          <output aria-labelledby="headcount">{count}</output>
          <Button className={styles['stepper'] ?? ''} aria-label={t.more} onPress={() => setCount(count + 1)}>
            +
          </Button>
        </div>
      </div>
      <PersonLine
        person={typed}
        line={typed.name === '' ? t.headMissing : t.head(nameAndPosition(typed))}
        onChange={(person) => setTyped({ ...typed, ...person })}
      />
      <div className={styles['act']}>
        <BigAction icon="people" waiting={command.waiting} onPress={report}>
          {t.report(count)}
        </BigAction>
      </div>
    </>
  )
}

function Verdict({ me, echo }: Pick<PanelProps, 'me' | 'echo'>) {
  const t = useWords(siteWords)
  switch (me?.presence) {
    case 'SIGNAL_OK':
      return (
        <Banner tone="ok" fact={t.passed}>
          {t.passedDetail} {echo === true ? t.echoHeard : null}
        </Banner>
      )
    case 'DOUBTFUL':
      return (
        <Banner tone="hold" icon="wait" fact={t.doubtful}>
          {t.doubtfulDetail}
        </Banner>
      )
    default:
      return (
        <Banner tone="warn" fact={t.watched}>
          {t.watchedDetail}
        </Banner>
      )
  }
}
