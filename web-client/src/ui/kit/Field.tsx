import { useId, type InputHTMLAttributes } from 'react'
import styles from './Field.module.css'

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'> & {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Why the server did not take what was typed. */
  readonly fault?: { readonly what: string; readonly next: string } | null
}

/** One line of text with its label. */
export function Field({ label, value, onChange, fault = null, className, ...rest }: FieldProps) {
  const id = useId()
  return (
    <div className={className === undefined ? styles['field'] : `${styles['field']} ${className}`}>
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        id={id}
        value={value}
        aria-invalid={fault !== null || undefined}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault === null ? null : (
        <p id={`${id}-fault`} className={styles['fault']} role="alert">
          <b>{fault.what}</b> {fault.next}
        </p>
      )}
    </div>
  )
}
