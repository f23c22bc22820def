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

type Props = { readonly room: Room; readonly pad: Pad }

/** Always at hand: a line and Enter, pinned to that second. What could not be kept comes back into the field. */
export function NoteLine({ room, pad }: Props) {
  const words = useWords(padWords)
  const [kind, setKind] = useState<NoteKind>('NOTE')
  const [text, setText] = useState('')
  if (room.meeting.status !== 'LIVE') return null
  const last = room.notes.at(-1)
  const write = async (event: FormEvent) => {
    event.preventDefault()
    const line = text.trim()
    if (line === '') return
    setText('')
    const outcome = await pad.run('note', { type: 'writeNote', note: newId(), kind, text: line })
    if (!outcome.ok) setText((typed) => (typed === '' ? line : typed))
  }
  return (
    <form className={styles['write']} onSubmit={(event) => void write(event)}>
      <p className={styles['last']} role="status">
        {last === undefined ? words.notesEmpty : `${clockTimeWithSeconds(last.at)} ${last.text}`}
      </p>
      <select
        aria-label={words.noteKindLabel}
        value={kind}
        onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? 'NOTE')}
      >
        {kinds.map((one) => (
          <option key={one} value={one}>
            {words.noteKind[one]}
          </option>
        ))}
      </select>
      <label className="hide" htmlFor="pad-note">
        {words.noteField}
      </label>
      <input
        id="pad-note"
        value={text}
        maxLength={4000}
        autoComplete="off"
        placeholder={words.noteField}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}

/** All notes, the newest first. */
export function Notes({ room, pad }: Props) {
  const words = useWords(padWords)
  const [editing, setEditing] = useState<string | null>(null)
  return (
    <div className={styles['notes']}>
      {room.notes.length === 0 ? <p className="dim small">{words.notesEmpty}</p> : null}
      <ol className={styles['list']}>
        {[...room.notes].reverse().map((note) => (
          <li key={note.id}>
            <span className="num dim small">{clockTimeWithSeconds(note.at)}</span>
            {editing === note.id ? (
              <Correction
                text={note.text}
                onSave={(text) => {
                  setEditing(null)
                  if (text !== note.text) void pad.run(`note ${note.id}`, { type: 'correctNote', note: note.id, text })
                }}
                onCancel={() => setEditing(null)}
              />
            ) : (
              <p>
                {note.kind === 'NOTE' ? null : <b>{words.noteKind[note.kind]}: </b>}
                {note.text}
              </p>
            )}
            {editing === note.id ? null : (
              <>
                <Button
                  look="icon"
                  icon="pen"
                  aria-label={`${words.noteEdit}: ${note.text}`}
                  onPress={() => setEditing(note.id)}
                >
                  {null}
                </Button>
                <Button
                  look="icon"
                  icon="cross"
                  aria-label={`${words.noteRemove}: ${note.text}`}
                  onPress={() => void pad.run(`note ${note.id}`, { type: 'removeNote', note: note.id })}
                >
                  {null}
                </Button>
              </>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** One note's words anew: Enter keeps them, Esc leaves them as they were. The second it is pinned to stays. */
function Correction({
  text,
  onSave,
  onCancel,
}: {
  readonly text: string
  readonly onSave: (text: string) => void
  readonly onCancel: () => void
}) {
  const words = useWords(padWords)
  const [typed, setTyped] = useState(text)
  return (
    <form
      className={styles['correct']}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') onSave(typed.trim())
      }}
    >
      <input
        aria-label={words.noteEdit}
        // It was opened to type into this one field.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={typed}
        maxLength={4000}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onCancel()
        }}
      />
      <Button type="submit">{words.noteSave}</Button>
      <Button look="icon" icon="cross" aria-label={words.close} onPress={onCancel}>
        {null}
      </Button>
    </form>
  )
}
