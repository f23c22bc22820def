import { useQuery } from '@tanstack/react-query'
import { conferenceQuery } from '../../api/queries'
import type { Sample, StartCounts } from '../../api/types'
import { Link, navigate } from '../../app/navigation'
import { TopBar } from '../../app/TopBar'
import { startWords } from '../../i18n/start'
import { Icon } from '../../ui/kit/Icon'
import { useWords } from '../../ui/words'
import { LiveStage } from './LiveStage'
import styles from './StartPage.module.css'

type Props = { readonly sample: Sample; readonly counts: StartCounts | undefined }

/** The sample briefing, live: one big way in, and two beside it. */
export function SampleStart({ sample, counts }: Props) {
  const words = useWords(startWords)
  const plan = useQuery({ ...conferenceQuery(sample.conference), refetchInterval: 10_000 }).data
  const over = plan?.status === 'CLOSED'
  return (
    <>
      <TopBar here="start" />
      <main id="main" className={styles['start']}>
        <section className={styles['hero']} aria-labelledby="start-title">
          <div>
            <h1 id="start-title">{over ? words.overTitle : words.liveTitle}</h1>
            <p className={styles['sub']}>{over ? words.overSays : words.liveSays}</p>
          </div>
          <LiveStage conference={sample.conference} title={plan?.title ?? ''} />
          {counts === undefined ? null : (
            <ul className={styles['facts']}>
              <li>
                <b>{counts.simulated}</b>
                <span>{words.simulatedSites}</span>
              </li>
              <li>
                <b>{counts.waiting}</b>
                <span>{words.waiting}</span>
              </li>
              <li>
                <b>{counts.lost}</b>
                <span>{words.lost}</span>
              </li>
            </ul>
          )}
          <p className="dim small">{words.simulationNote}</p>
        </section>
        <section className={styles['go']} aria-label={words.start}>
          <button type="button" className={styles['chair']} onClick={() => navigate(`/pad/${sample.conference}`)}>
            <Icon name="people" />
            <span>{words.asChair}</span>
          </button>
          <p className="dim">
            {words.firstThing[0]} <b>{words.firstThing[1]}</b>, {words.firstThing[2]}
          </p>
          <div className={styles['other']}>
            <a className={styles['option']} href={sample.communeLink} target="_blank" rel="noreferrer">
              <Icon name="cam" />
              <span>
                <b>{words.asCommune}</b>
                <small>{words.asCommuneSays}</small>
              </span>
            </a>
            <Link className={styles['option']} href="/lich?tuan=sau">
              <Icon name="calendar" />
              <span>
                <b>{words.plan}</b>
                <small>{words.planSays(counts?.participants ?? plan?.participants.length ?? 0)}</small>
              </span>
            </Link>
          </div>
          <div className={styles['path']}>
            <h2>{words.pathTitle}</h2>
            <ol>
              {words.path.map(([who, what]) => (
                <li key={who}>
                  <b>{who}</b> {what}
                </li>
              ))}
            </ol>
          </div>
        </section>
      </main>
    </>
  )
}
