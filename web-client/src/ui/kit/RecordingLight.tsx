import type { ReactNode } from 'react'
import styles from './RecordingLight.module.css'

/** The red dot and its word; leave it out when heartbeats stop. It never blinks. */
export function RecordingLight({ children }: { readonly children: ReactNode }) {
  return <span className={styles['recording']}>{children}</span>
}
