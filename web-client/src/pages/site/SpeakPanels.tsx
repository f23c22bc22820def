import { useState } from 'react'
import { newId } from '../../call/commands'
import type { SitePhase } from '../../call/site-phase'
import { siteWords } from '../../i18n/site'
import type { Floor } from '../../protocol/room'
import { Banner } from '../../ui/kit/Banner'
import { BigAction, Button } from '../../ui/kit/Button'
import { Clock, Drain } from '../../ui/kit/Clock'
import { Field } from '../../ui/kit/Field'
import { LevelBar } from '../../ui/kit/LevelBar'
import { unitText } from '../../ui/unit'
import { useSteadyNow } from '../../ui/use-call'
import { useWords } from '../../ui/words'
import { readTyped, writeTyped } from './device'
import { LevelWord, OwnTile } from './OwnTile'
import { nameAndPosition, PersonLine } from './PersonLine'
import { qualityOf, type PanelProps } from './PhasePanel'
import styles from './site.module.css'

const silenceBeforeAlert = 5_000

/** Đăng ký phát biểu: one press; who speaks and about what is remembered, and can be changed beside it. */
export function Register({ state, media, me, token, command }: PanelProps) {
  const t = useWords(siteWords)
  const [typed, setTyped] = useState(() => readTyped(token, me?.head ?? null))
  const register = () => {
    writeTyped(token, typed)
    const name = typed.name.trim() === '' ? t.anybody(me === null ? '' : unitText(me.unit)) : typed.name.trim()
    const speaker = { name, position: typed.position.trim() }
    void command.run({ type: 'registerToSpeak', request: newId(), speaker, topic: typed.topic.trim() })
  }
  const declined = me?.declined ?? null
  return (
    <>
      {declined === null ? null : (
        <Banner tone="hold" icon="later" fact={t.declined}>
          {declined.reason}
        </Banner>
      )}
      <OwnTile media={media} heard={state.sending?.microphone ?? false} quality={qualityOf(state)} />
      <PersonLine
        person={typed}
        line={typed.name === '' ? t.speakerMissing : t.speaker(nameAndPosition(typed))}
        onChange={(person) => setTyped({ ...typed, ...person })}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          register()
        }}
      >
        <Field label={t.topic} value={typed.topic} maxLength={500} onChange={(topic) => setTyped({ ...typed, topic })} />
      </form>
      <div className={styles['act']}>
        <BigAction icon="hand" waiting={command.waiting} onPress={register}>
          {t.register}
        </BigAction>
      </div>
    </>
  )
}

type Phase<T extends SitePhase['type']> = { readonly phase: Extract<SitePhase, { type: T }> }

/** Thứ n trong danh sách. */
export function Waiting({ state, media, command, phase }: PanelProps & Phase<'WAITING'>) {
  const t = useWords(siteWords)
  return (
    <>
      <OwnTile media={media} heard={state.sending?.microphone ?? false} quality={qualityOf(state)} />
      <div className={styles['act']}>
        <div className={styles['place']} role="status">
          <p className={styles['bigNumber']}>{t.place(phase.place)}</p>
          <p>{t.placeDetail(phase.minutes)}</p>
        </div>
        <Button
          look="plain"
          className={styles['full'] ?? ''}
          onPress={() => void command.run({ type: 'withdraw', request: phase.request.id })}
        >
          {t.withdraw}
        </Button>
      </div>
    </>
  )
}

/** Mời chuẩn bị: in the colours of waiting, never red. */
export function Called({ state, media, command, phase }: PanelProps & Phase<'CALLED'>) {
  const t = useWords(siteWords)
  const { request } = phase
  return (
    <>
      <OwnTile media={media} heard={state.sending?.microphone ?? false} quality={qualityOf(state)} />
      <div className={styles['act']}>
        <div className={`${styles['place']} ${styles['called']}`} role="alert">
          <p className={styles['bigNumber']}>{t.prepare}</p>
          <p>{t.prepareDetail}</p>
        </div>
        {request === null ? null : (
          <Button look="plain" className={styles['full'] ?? ''} onPress={() => void command.run({ type: 'withdraw', request: request.id })}>
            {t.withdraw}
          </Button>
        )}
      </div>
    </>
  )
}

/** ĐANG PHÁT BIỂU: the time left, one's own level, and the way to end. */
export function Speaking({ media, command, now, floor }: PanelProps & { readonly floor: Floor }) {
  const t = useWords(siteWords)
  const since = Date.parse(floor.since)
  const until = Date.parse(floor.until)
  const steady = useSteadyNow()
  const silent = media.silentSince !== null && steady - media.silentSince >= silenceBeforeAlert
  return (
    <>
      <div className={styles['row']}>
        <Clock until={until} now={now} className={styles['clock']} />
        <div>
          <p className={styles['lvl']}>
            <LevelBar steps={media.level} className={styles['level']} />
          </p>
          <p>
            <LevelWord level={media.recent} />
          </p>
        </div>
      </div>
      <Drain since={since} until={until} now={now} tone="live" />
      {silent || media.microphone === null ? (
        <Banner tone="warn" icon="micoff" fact={t.noSound}>
          {t.noSoundDetail}
        </Banner>
      ) : null}
      <div className={styles['act']}>
        <BigAction icon="check" waiting={command.waiting} onPress={() => void command.run({ type: 'yield' })}>
          {t.finish}
        </BigAction>
      </div>
    </>
  )
}
