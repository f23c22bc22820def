import { useState } from 'react'
import { siteWords, type SiteWords } from '../../i18n/site'
import type { CheckFinding, CheckStep } from '../../media/self-check'
import { BigAction, Button } from '../../ui/kit/Button'
import { Icon, type IconName } from '../../ui/kit/Icon'
import { Word } from '../../ui/kit/Tag'
import { useWords } from '../../ui/words'
import { readSession } from './device'
import type { PanelProps } from './PhasePanel'
import { ReportPanel } from './ReportPanel'
import { sendBytes } from './site-api'
import styles from './site.module.css'

const steps: readonly { readonly step: CheckStep; readonly icon: IconName }[] = [
  { step: 'picture', icon: 'cam' },
  { step: 'loudspeaker', icon: 'bell' },
  { step: 'microphone', icon: 'mic' },
  { step: 'line', icon: 'up' },
]

/** Kiểm tra: the machine tests itself and the server is told what it found. */
export function CheckPanel(props: PanelProps) {
  const { media, command, token, onEcho } = props
  const t = useWords(siteWords)
  const [running, setRunning] = useState<CheckStep | null>(null)
  const [result, setResult] = useState<CheckFinding | null>(null)
  const [skipped, setSkipped] = useState(false)
  const check = async () => {
    setRunning('picture')
    try {
      const { checkSelf } = await import('../../media/self-check')
      const found = await checkSelf({
        camera: media.camera,
        microphone: media.microphone,
        sample: new URL(import.meta.url).pathname,
        send: (bytes) => sendBytes(readSession(token)?.deviceSession ?? '', bytes),
        onStep: setRunning,
      })
      setResult(found)
      onEcho(found.echo)
      const { echo: _, ...told } = found
      await command.run({ type: 'recordSignalCheck', check: told })
    } finally {
      setRunning(null)
    }
  }
  if (skipped) return <ReportPanel {...props} />
  return (
    <>
      <ul className={styles['checks']}>
        {steps.map(({ step, icon }) => (
          <li key={step}>
            <Icon name={icon} />
            <b>{t.check[step]}</b>
            <Finding step={step} running={running} result={result} />
          </li>
        ))}
      </ul>
      <p className="small dim">{t.check.note}</p>
      <div className={styles['act']}>
        {result === null || running !== null ? null : (
          <Button look="plain" className={styles['full'] ?? ''} onPress={() => setSkipped(true)}>
            {t.check.goOn}
          </Button>
        )}
        <BigAction icon="check" waiting={running !== null || media.opening} onPress={() => void check()}>
          {running !== null ? t.check.working : result === null ? t.check.action : t.check.again}
        </BigAction>
      </div>
    </>
  )
}

function Finding({ step, running, result }: { readonly step: CheckStep; readonly running: CheckStep | null; readonly result: CheckFinding | null }) {
  const t = useWords(siteWords)
  if (running === step) {
    return (
      <span className="small">
        <Word icon="wait">{step === 'microphone' ? t.check.microphoneHint : t.check.running}</Word>
      </span>
    )
  }
  if (result === null || running !== null) return <span className="dim small">{t.check[`${step}Hint`]}</span>
  const good = isGood(step, result)
  if (step === 'loudspeaker' && good && result.echo === false) {
    return (
      <span className="small">
        <Word tone="warn" icon="tri">
          {t.check.noEcho}
        </Word>
      </span>
    )
  }
  return (
    <span className="small">
      <Word tone={good ? 'ok' : 'bad'} icon={good ? 'check' : 'cross'}>
        {good ? praise(step, result, t) : t.check.failed[step]}
      </Word>
    </span>
  )
}

function isGood(step: CheckStep, result: CheckFinding): boolean {
  return step === 'line' ? result.downKbit > 0 : result[step]
}

function praise(step: CheckStep, result: CheckFinding, t: SiteWords): string {
  if (step === 'loudspeaker' && result.echo === true) return t.check.echo
  if (step !== 'line') return t.check.good
  return t.check.measured(rate(result.upKbit), rate(result.downKbit))
}

/** 850 kbit/s, 12 Mbit/s; a dash where nothing could be measured. */
function rate(kbit: number): string {
  if (kbit <= 0) return '–'
  return kbit < 1_000 ? `${kbit} kbit/s` : `${Math.round(kbit / 1_000)} Mbit/s`
}
