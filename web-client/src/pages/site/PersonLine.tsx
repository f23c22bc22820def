import { useState } from 'react'
import { siteWords } from '../../i18n/site'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { useWords } from '../../ui/words'
import styles from './site.module.css'

export type Person = { readonly name: string; readonly position: string }

type PersonLineProps = {
  readonly person: Person
  /** What the line says while it is closed. */
  readonly line: string
  readonly onChange: (person: Person) => void
}

/** One quiet line that opens into fields: who it is about. */
export function PersonLine({ person, line, onChange }: PersonLineProps) {
  const t = useWords(siteWords)
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <p className="small dim">
        {line}{' '}
        <Button look="quiet" className={styles['inline'] ?? ''} onPress={() => setOpen(true)}>
          {t.change}
        </Button>
      </p>
    )
  }
  return (
    <form
      className={styles['fields']}
      onSubmit={(event) => {
        event.preventDefault()
        setOpen(false)
      }}
    >
      <Field label={t.speakerName} value={person.name} maxLength={200} autoComplete="name" onChange={(name) => onChange({ ...person, name })} />
      <Field label={t.speakerPosition} value={person.position} maxLength={200} onChange={(position) => onChange({ ...person, position })} />
      <Button look="plain" type="submit">
        {t.keep}
      </Button>
    </form>
  )
}

/** "ông Lường Văn Nhuệ, Chủ tịch UBND xã" */
export function nameAndPosition({ name, position }: { readonly name: string; readonly position: string }): string {
  return position === '' ? name : `${name}, ${position}`
}
