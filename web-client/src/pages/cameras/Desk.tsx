import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../api/http'
import { isFar, type CameraLine } from '../../api/camera-types'
import { FaultBanner } from '../../app/Fault'
import { camerasWords } from '../../i18n/cameras'
import { faultText } from '../../ui/errors'
import { Banner } from '../../ui/kit/Banner'
import { BigAction, Button } from '../../ui/kit/Button'
import { Tag } from '../../ui/kit/Tag'
import { useLanguage, useWords } from '../../ui/words'
import styles from './Cameras.module.css'
import { Facts } from './Facts'
import { FarPresets } from './FarPresets'
import { Keeping } from './Keeping'
import { Lens } from './Lens'
import { Pad } from './Pad'
import { PictureSettings } from './PictureSettings'
import { Presets } from './Presets'
import { Slider } from './Slider'
import { snap } from './snap'
import { State } from './State'
import { useCamera } from './use-camera'

const LivePicture = lazy(() => import('./LivePicture'))

const SPEED = 40

/** One camera under one's hands: how it is, the stop that is always there, the pad, lens, presets and picture. */
export function Desk({ camera }: { readonly camera: CameraLine }) {
  const words = useWords(camerasWords)
  const { language } = useLanguage()
  const hands = useCamera(camera.id)
  const { stop } = hands
  const [speed, setSpeed] = useState(SPEED)
  const picture = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Wherever the focus is: Space would hold the button that was pressed last.
    const onEscape = (event: KeyboardEvent) => (event.key === 'Escape' && !event.repeat ? stop() : undefined)
    addEventListener('keydown', onEscape)
    return () => removeEventListener('keydown', onEscape)
  })
  const { now } = camera
  const told = now?.visca
  const far = isFar(camera)
  const mover = now?.mover ?? null
  const cause = now === null ? null : now.cause
  const trouble = cause === null || now?.line === 'OPENING' ? null : (words.cause[cause] ?? words.causeUnknown(cause))
  const { fault } = hands
  const said = fault instanceof ApiError && fault.status === 409 ? faultText({ code: fault.code, params: fault.params }, language) : null
  return (
    <section className={styles['desk']} aria-labelledby="camera-name">
      <header className={styles['head']}>
        <h2 id="camera-name">
          {camera.siteName}: {far ? words.roomsOwn : camera.name}
        </h2>
        <State camera={camera} />
        {told?.tally === true ? (
          <Tag tone="live" icon="cam">
            {words.tally}
          </Tag>
        ) : null}
        {mover === null ? null : <Tag tone="hold">{words.movedBy(mover)}</Tag>}
        <Keeping camera={camera} hands={hands} />
      </header>
      {trouble === null ? null : (
        <Banner tone="bad" fact={trouble.what}>
          {trouble.next}
        </Banner>
      )}
      {told?.power === false ? (
        <Banner
          tone="warn"
          fact={words.standby}
          actions={<Button onPress={() => hands.act({ act: 'power', on: true })}>{words.power}</Button>}
        />
      ) : null}
      {said === null ? null : (
        <Banner tone="warn" fact={said.what}>
          {said.next}
        </Banner>
      )}
      {fault !== null && said === null ? <FaultBanner fault={fault} /> : null}
      <div className={styles['stop']}>
        <BigAction icon="stop" keyName="Escape" onPress={hands.stop}>
          {words.stop}
        </BigAction>
        <p className="dim small">{words.stopSays}</p>
      </div>
      <div ref={picture} className={styles['live']}>
        {camera.conference === null ? (
          <p className="dim small">{words.liveNone}</p>
        ) : (
          <Suspense fallback={null}>
            <LivePicture key={camera.conference} conference={camera.conference} site={camera.site} name={camera.siteName} />
          </Suspense>
        )}
      </div>
      <div className={styles['columns']}>
        <div>
          <h3>{words.pad}</h3>
          <Pad hold={hands.hold} speed={speed} onHome={far ? null : () => hands.act({ act: 'go-home' })} />
          {far ? null : (
            <Slider label={words.speed} value={speed} least={5} most={100} step={5} text={words.percent} onSet={setSpeed} />
          )}
        </div>
        <Lens camera={camera} hands={hands} speed={speed} />
        {far ? <FarPresets hands={hands} /> : <Presets camera={camera} hands={hands} snap={() => snap(picture.current)} />}
        {far ? null : <PictureSettings camera={camera} hands={hands} />}
      </div>
      <p role="status" className="dim">
        {words.outcome[told?.lastOutcome ?? ''] ?? ''}
      </p>
      {told === null || told === undefined ? null : <Facts told={told} address={camera.address} />}
    </section>
  )
}
