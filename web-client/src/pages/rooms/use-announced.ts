import { useEffect, useRef, type RefObject } from 'react'
import type { RoomLine } from '../../api/room-types'
import { roomsWords } from '../../i18n/rooms'
import { unitText } from '../../ui/unit'
import { useWords } from '../../ui/words'
import { lookOf } from './look'

/** Writes into a live region what changed, for who hears the page: a sentence for each room whose state is another. */
export function useAnnounced(rooms: readonly RoomLine[]): RefObject<HTMLParagraphElement | null> {
  const words = useWords(roomsWords)
  const before = useRef(new Map<string, string>())
  const region = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const changed: string[] = []
    for (const room of rooms) {
      const { state } = lookOf(room)
      const known = before.current.get(room.site)
      if (known !== undefined && known !== state) changed.push(words.announced(unitText(room.unit), words.state[state]))
      before.current.set(room.site, state)
    }
    // Of many at once the count on top says enough.
    if (changed.length > 0 && region.current !== null) region.current.textContent = changed.slice(0, 3).join('. ')
  }, [rooms, words])
  return region
}
