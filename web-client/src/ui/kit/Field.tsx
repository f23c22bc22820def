import { useId, type InputHTMLAttributes } from 'react'
import styles from './Field.module.css'

type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'> & {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One line of text with its label. */
export function Field({ label, value, onChange, className, ...rest }: FieldProps) {
  const id = useId()
  return (
    <div className={className === undefined ? styles['field'] : `${styles['field']} ${className}`}>
      <label htmlFor={id}>{label}</label>
      <input {...rest} id={id} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}
