import { useEffect, useRef } from 'react'
import styles from './Video.module.css'

type VideoProps = {
  readonly stream: MediaStream | null
  readonly label: string
  /** Papers and screens are shown whole. */
  readonly whole?: boolean
  readonly mirrored?: boolean
}

/** A picture without its sound: it may always start by itself. */
export function Video({ stream, label, whole = false, mirrored = false }: VideoProps) {
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (element.current !== null && element.current.srcObject !== stream) element.current.srcObject = stream
  }, [stream])
  const classes = [styles['video'], whole ? styles['whole'] : '', mirrored ? styles['mirrored'] : ''].filter(Boolean).join(' ')
  return <video ref={element} className={classes} aria-label={label} autoPlay muted playsInline />
}
