import { useQuery } from '@tanstack/react-query'
import { ApiError } from '../../api/http'
import { archiveFileQuery, sealQuery } from '../../api/queries'
import type { ArchivedNote, ArchiveFile, SealCheck } from '../../api/types'
import { FaultBanner } from '../../app/Fault'
import { offset } from '../../app/zone'
import { archiveWords, type ArchiveWords } from '../../i18n/archive'
import { Banner } from '../../ui/kit/Banner'
import { Tag } from '../../ui/kit/Tag'
import { clockTime, longDate } from '../../ui/time'
import { capital } from '../../ui/unit'
import { useLanguage, useWords } from '../../ui/words'
import styles from './FileView.module.css'
import { Marked } from './Marked'
import { PlayerView } from './PlayerView'
import { Proof } from './Proof'

type Props = { readonly conference: string; readonly at: number; readonly query: string }

/** The file of one meeting: picture and speakers, notes beside them, and what proves it. */
export function FileView({ conference, at, query }: Props) {
  const words = useWords(archiveWords)
  const { language } = useLanguage()
  const file = useQuery(archiveFileQuery(conference))
  const recording = file.data?.recording ?? null
  const seal = useQuery({
    ...sealQuery(recording?.id ?? ''),
    enabled: recording !== null && recording.seal !== null,
    retry: false,
  }).data
  if (file.isError) {
    const right = file.error instanceof ApiError && (file.error.status === 403 || file.error.status === 404)
    return right ? (
      <Banner tone="hold" icon="lock" fact={words.noRight}>
        {words.noRightWho}
      </Banner>
    ) : (
      <FaultBanner fault={file.error} onRetry={() => void file.refetch()} />
    )
  }
  if (file.data === undefined) return <p aria-busy="true" />
  const { conference: held } = file.data
  const [from, to] = [held.opened ?? held.from, held.closed ?? held.to]
  return (
    <section className={styles['file']} aria-labelledby="file-title">
      <div className={styles['head']}>
        <div>
          <h2 id="file-title">{held.title}</h2>
          <p className="dim">
            {words.when(capital(longDate(from, language)), clockTime(from), clockTime(to))}{' '}
            {(held.invitationNumber ?? '') === '' ? '' : words.number(held.invitationNumber ?? '')}
          </p>
        </div>
        {recording === null ? null : <SealTag sealed={recording.seal !== null} seal={seal} words={words} />}
      </div>
      {recording === null ? (
        <>
          <Banner tone="hold" icon="doc" fact={words.noRecording} />
          <Notes file={file.data} query={query} second={null} onPlay={null} />
        </>
      ) : (
        <PlayerView
          file={file.data}
          recording={recording}
          at={at}
          play={null}
          renderBeside={(second, playFrom) => (
            <Notes file={file.data} query={query} second={second} onPlay={playFrom} />
          )}
        />
      )}
      <Proof file={file.data} seal={seal} />
    </section>
  )
}

function SealTag({
  sealed,
  seal,
  words,
}: {
  readonly sealed: boolean
  readonly seal: SealCheck | undefined
  readonly words: ArchiveWords
}) {
  if (!sealed) {
    return (
      <Tag tone="hold" icon="wait">
        {words.sealPending}
      </Tag>
    )
  }
  return seal?.intact === false ? (
    <Tag tone="bad" icon="tri">
      {words.sealBroken}
    </Tag>
  ) : (
    <Tag tone="ok" icon="seal">
      {words.sealOk}
    </Tag>
  )
}

type NotesProps = {
  readonly file: ArchiveFile
  readonly query: string
  readonly second: number | null
  readonly onPlay: ((second: number) => void) | null
}

/** Notes to the second; the one that belongs to what plays is marked, and each can be played from. */
function Notes({ file, query, second, onPlay }: NotesProps) {
  const words = useWords(archiveWords)
  const opened = Date.parse(file.conference.opened ?? file.conference.from)
  const secondOf = (note: ArchivedNote) => note.offsetSeconds ?? Math.max(0, (Date.parse(note.at) - opened) / 1000)
  const current = second === null ? undefined : file.notes.filter((note) => secondOf(note) <= second + 1).at(-1)
  return (
    <div className={styles['right']}>
      <h3>{words.notes}</h3>
      {file.notes.length === 0 ? <p className="dim">{words.noNotes}</p> : null}
      <ol className={styles['notes']}>
        {file.notes.map((note) => {
          const at = secondOf(note)
          const kind = note.kind === 'NOTE' ? null : <b>{words.noteKind[note.kind]} </b>
          return (
            <li key={note.id} className={note === current ? styles['on'] : undefined}>
              {onPlay === null ? (
                <span className="num">{offset(at)}</span>
              ) : (
                <button
                  type="button"
                  className="num"
                  aria-label={words.playNote(offset(at))}
                  onClick={() => onPlay(at)}
                >
                  {offset(at)}
                </button>
              )}
              <p>
                {kind}
                <Marked text={note.text} query={query} />
              </p>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
