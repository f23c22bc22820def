import { levelSteps } from '../../media/level-meter'
import styles from './LevelBar.module.css'

/** Twelve steps; a word always stands beside it. */
export function LevelBar({ steps, className }: { readonly steps: number; readonly className?: string | undefined }) {
  return (
    <span className={className === undefined ? styles['level'] : `${styles['level']} ${className}`} aria-hidden="true">
      {Array.from({ length: levelSteps }, (_, step) => (
        <i key={step} className={step >= steps ? undefined : step >= levelSteps - 2 ? styles['hot'] : styles['on']} />
      ))}
    </span>
  )
}
