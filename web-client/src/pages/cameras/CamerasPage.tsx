import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isFar } from '../../api/camera-types'
import { camerasQuery, meQuery } from '../../api/queries'
import { FaultBanner } from '../../app/Fault'
import { TopBar } from '../../app/TopBar'
import { camerasWords } from '../../i18n/cameras'
import { Banner } from '../../ui/kit/Banner'
import { useWords } from '../../ui/words'
import styles from './Cameras.module.css'
import { Desk } from './Desk'
import { Install } from './Install'
import { State } from './State'

const installers = new Set(['TECHNICIAN', 'ADMINISTRATOR'])

/** The cameras of the sites: which there are, how they are, and one of them under one's hands. */
export default function CamerasPage() {
  const words = useWords(camerasWords)
  useEffect(() => {
    document.title = `${words.title} · Giao Ban`
  }, [words])
  const cameras = useQuery(camerasQuery)
  const me = useQuery(meQuery).data
  const [picked, pick] = useState<string | null>(null)
  const all = cameras.data ?? []
  const here = all.find((camera) => camera.id === picked) ?? all[0]
  const mayInstall = me?.grants.some((grant) => installers.has(grant.role.toUpperCase())) === true
  return (
    <>
      <TopBar here="cameras" />
      <main id="main" className={styles['page']} aria-busy={cameras.isPending}>
        <header>
          <h1>{words.title}</h1>
          <p className="dim">{words.lead}</p>
        </header>
        {cameras.isError && cameras.data === undefined ? (
          <FaultBanner fault={cameras.error} onRetry={() => void cameras.refetch()} />
        ) : null}
        {cameras.isError && cameras.data !== undefined ? <Banner tone="bad" fact={words.stale} /> : null}
        {cameras.data !== undefined && all.length === 0 ? (
          <Banner tone="hold" icon="cam" fact={words.none}>
            {words.noneNext}
          </Banner>
        ) : null}
        {all.length > 1 ? (
          <nav aria-label={words.pick} className={styles['list']}>
            {all.map((camera) => (
              <button
                key={camera.id}
                type="button"
                aria-pressed={camera.id === here?.id}
                onClick={() => pick(camera.id)}
              >
                <b>{isFar(camera) ? words.roomsOwn : camera.name}</b>
                <span>{camera.siteName}</span>
                <State camera={camera} />
              </button>
            ))}
          </nav>
        ) : null}
        {here === undefined ? null : <Desk key={here.id} camera={here} />}
        {mayInstall ? <Install camera={here === undefined || isFar(here) ? undefined : here} /> : null}
      </main>
    </>
  )
}
