import styles from './Cameras.module.css'

type Props = { readonly label: string; readonly on: boolean; readonly onChange: (on: boolean) => void }

/** On or off, as the camera said last. */
export function Switch({ label, on, onChange }: Props) {
  return (
    <label className={styles['switch']}>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}
