import { useState, type FormEvent } from 'react'
import { padWords } from '../../i18n/pad'
import type { SpeakerName } from '../../protocol/client-messages'
import { Panel } from '../../ui/kit/aria/Panel'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { useWords } from '../../ui/words'

type Person = { readonly name: string; readonly position: string | null }

type Props = {
  readonly open: boolean
  readonly title: string
  readonly unit: string
  /** Whom one press names. */
  readonly proposed: readonly (Person | null)[]
  readonly onChoose: (speaker: SpeakerName) => void
  readonly onClose: () => void
}

/** Names the person who speaks for a site: one of those known, or typed in. */
export function SpeakerPanel({ open, title, unit, proposed, onChoose, onClose }: Props) {
  const words = useWords(padWords)
  return (
    <Panel open={open} title={`${title}: ${unit}`} close={words.close} onClose={onClose}>
      <Choice proposed={proposed} onChoose={onChoose} />
    </Panel>
  )
}

function Choice({ proposed, onChoose }: Pick<Props, 'proposed' | 'onChoose'>) {
  const words = useWords(padWords)
  const [name, setName] = useState('')
  const [position, setPosition] = useState('')
  const known = new Map(proposed.flatMap((one) => (one === null ? [] : [[one.name, one] as const])))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') onChoose({ name: name.trim(), position: position.trim() })
  }
  return (
    <>
      {[...known.values()].map((one) => (
        <Button key={one.name} look="plain" onPress={() => onChoose({ name: one.name, position: one.position ?? '' })}>
          {[one.name, one.position].filter(Boolean).join(', ')}
        </Button>
      ))}
      <form onSubmit={submit} style={{ display: 'grid', gap: 'var(--s-3)' }}>
        <Field label={words.speakerName} value={name} onChange={setName} maxLength={200} />
        <Field label={words.speakerPosition} value={position} onChange={setPosition} maxLength={200} />
        <Button look="do" type="submit">
          {words.keepSpeaker}
        </Button>
      </form>
    </>
  )
}
