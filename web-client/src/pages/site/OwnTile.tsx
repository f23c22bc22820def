import { siteWords } from '../../i18n/site'
import { common } from '../../i18n/common'
import { wordOf } from '../../media/level-meter'
import type { LineQuality } from '../../protocol/room'
import { LevelBar } from '../../ui/kit/LevelBar'
import { Word, type Tone } from '../../ui/kit/Tag'
import { Video } from '../../ui/kit/Video'
import type { IconName } from '../../ui/kit/Icon'
import { useWords } from '../../ui/words'
import styles from './site.module.css'
import type { LocalMediaState } from './use-local-media'

/** This machine's picture and level, and its line in words. */
export function OwnTile({ media: { stream, level, cameraFault }, heard, quality }: OwnTileProps) {
  const t = useWords(siteWords)
  // The notice about the camera stands in its place.
  if (cameraFault !== null) return null
  return (
    <div className={styles['me']}>
      <div className={`${styles['mine']} on-stage`}>{stream === null ? null : <Video stream={stream} label={t.stage.own} />}</div>
      <div>
        <p className="small">{heard ? t.mineHeard : t.mine}</p>
        <p className={styles['lvl']}>
          <LevelBar steps={level} className={styles['level']} />
        </p>
        <LineWord quality={quality} />
      </div>
    </div>
  )
}

type OwnTileProps = {
  readonly media: LocalMediaState
  readonly heard: boolean
  readonly quality: LineQuality
}

const looks: Readonly<Record<LineQuality, readonly [Tone, IconName]>> = {
  GOOD: ['ok', 'check'],
  WEAK: ['warn', 'tri'],
  LOST: ['bad', 'lost'],
}

function LineWord({ quality }: { readonly quality: LineQuality }) {
  const words = useWords(common)
  const [tone, icon] = looks[quality]
  return (
    <p>
      <Word tone={tone} icon={icon}>
        {words.line[quality]}
      </Word>
    </p>
  )
}

/** The level in words; "heard well" only while it is good and being sent. */
export function LevelWord({ level }: { readonly level: number }) {
  const words = useWords(common)
  const t = useWords(siteWords)
  const word = wordOf(level)
  if (word === 'GOOD') {
    return (
      <Word tone="ok" icon="check">
        {t.heardWell}
      </Word>
    )
  }
  return (
    <Word tone={word === 'NONE' ? 'bad' : 'warn'} icon={word === 'NONE' ? 'micoff' : 'tri'}>
      {words.level[word]}
    </Word>
  )
}
