import { useState, type FormEvent } from 'react'
import { newId } from '../../call/commands'
import { padWords } from '../../i18n/pad'
import type { NoteKind, Room } from '../../protocol/room'
import { Button } from '../../ui/kit/Button'
import { clockTimeWithSeconds } from '../../ui/time'
import { useWords } from '../../ui/words'
import styles from './Notes.module.css'
import type { Pad } from './use-pad'

const kinds: readonly NoteKind[] = ['NOTE', 'TASK', 'CONCLUSION']

/** Live notes: a line and Enter, pinned to that second; what could not be kept stays in the field. */
export function Notes({ room, pad }: { readonly room: Room; readonly pad: Pad }) {
  const words = useWords(padWords)
  const [kind, setKind] = useState<NoteKind>('NOTE')
  const [text, setText] = useState('')
  const live = room.meeting.status === 'LIVE'
  const write = async (event: FormEvent) => {
    event.preventDefault()
    const line = text.trim()
    if (line === '' || !live) return
    setText('')
    const outcome = await pad.run('note', { type: 'writeNote', note: newId(), kind, text: line })
    if (!outcome.ok) setText((typed) => (typed === '' ? line : typed))
  }
  return (
    <div className={styles['notes']}>
      <form className={styles['write']} onSubmit={(event) => void write(event)}>
        <div className={styles['kinds']} role="radiogroup" aria-label={words.notes}>
          {kinds.map((one) => (
            <label key={one}>
              <input type="radio" name="note-kind" checked={kind === one} onChange={() => setKind(one)} />
              {words.noteKind[one]}
            </label>
          ))}
        </div>
        <label className="hide" htmlFor="pad-note">
          {words.noteField}
        </label>
        <input
          id="pad-note"
          className={styles['field']}
          value={text}
          maxLength={4000}
          autoComplete="off"
          placeholder={words.noteField}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      {room.notes.length === 0 ? <p className="dim small">{words.notesEmpty}</p> : null}
      <ol className={styles['list']} aria-label={words.notes}>
        {[...room.notes].reverse().map((note) => (
          <li key={note.id}>
            <span className="num dim small">{clockTimeWithSeconds(note.at)}</span>
            <p>
              {note.kind === 'NOTE' ? null : <b>{words.noteKind[note.kind]}: </b>}
              {note.text}
            </p>
            <Button
              look="icon"
              icon="cross"
              aria-label={`${words.noteRemove}: ${note.text}`}
              onPress={() => void pad.run(`note ${note.id}`, { type: 'removeNote', note: note.id })}
            >
              {null}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  )
}
