import { useEffect, useState } from 'react'
import { Call } from '../../call/call'
import { socketUrl } from '../../protocol/connection'
import { startWords } from '../../i18n/start'
import { capital, unitText } from '../../ui/unit'
import { Stage } from '../../ui/kit/Stage'
import { Tag } from '../../ui/kit/Tag'
import { Unit } from '../../ui/kit/Unit'
import { useCallState } from '../../ui/use-call'
import { useLanguage, useWords } from '../../ui/words'
import styles from './StartPage.module.css'

type Props = { readonly conference: string; readonly title: string }

/** The stage as everybody sees it, without sound: whoever opens the sample sees at once that it is live. */
export function LiveStage({ conference, title }: Props) {
  const { language } = useLanguage()
  const [call] = useState(
    () => new Call({ url: socketUrl(location), conference, language, videoSlots: 1, publishes: false }),
  )
  useEffect(() => {
    call.start()
    return () => call.stop()
  }, [call])
  return <Picture call={call} title={title} />
}

function Picture({ call, title }: { readonly call: Call; readonly title: string }) {
  const words = useWords(startWords)
  const { room } = useCallState(call)
  const floor = room?.meeting.floor ?? null
  const site = room?.sites.find((one) => one.id === (room.meeting.stage ?? room.meeting.mainSite))
  const slot = call.slot('VIDEO', 0)
  const live = floor !== null
  const shown = slot?.view.state === 'SHOWN'
  return (
    <div className={styles['picture']}>
      <Stage
        frame={live ? 'live' : undefined}
        stream={slot?.stream ?? null}
        view={slot?.view ?? { state: 'EMPTY' }}
        middle={shown ? undefined : { icon: 'wait', fact: words.opening }}
        label={site === undefined ? title : capital(unitText(site.unit))}
        corner={
          live ? (
            <Tag tone="live" icon="mic">
              {words.speaking}
            </Tag>
          ) : undefined
        }
        third={
          site === undefined ? undefined : (
            <>
              <p>
                <Unit unit={site.unit} />
              </p>
              <p>{title}</p>
            </>
          )
        }
      />
      {/* The prepared pictures bear the word themselves. */}
      {shown ? null : <p className={styles['simulated']}>{words.simulated}</p>}
    </div>
  )
}
