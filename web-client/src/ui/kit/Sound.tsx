import { useEffect, useRef, useState } from 'react'

/** Plays the slots' voices; says so when the browser waits for a press before it makes a sound. */
export function Sound({ streams, onBlocked }: { readonly streams: readonly MediaStream[]; readonly onBlocked: (unblock: () => void) => void }) {
  return streams.map((stream) => <OneSound key={stream.id} stream={stream} onBlocked={onBlocked} />)
}

function OneSound({ stream, onBlocked }: { readonly stream: MediaStream; readonly onBlocked: (unblock: () => void) => void }) {
  const element = useRef<HTMLAudioElement>(null)
  const [blocked] = useState(() => onBlocked)
  useEffect(() => {
    const audio = element.current
    if (audio === null) return
    audio.srcObject = stream
    audio.play().catch((fault: unknown) => {
      if (fault instanceof DOMException && fault.name === 'NotAllowedError') blocked(() => void audio.play())
    })
  }, [stream, blocked])
  return <audio ref={element} autoPlay />
}
