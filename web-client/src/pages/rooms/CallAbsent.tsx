import { useMutation, useQueryClient } from '@tanstack/react-query'
import { post } from '../../api/http'
import type { AbsentCalled, RoomLine } from '../../api/room-types'
import { FaultBanner } from '../../app/Fault'
import { roomsWords } from '../../i18n/rooms'
import { BigAction, Button } from '../../ui/kit/Button'
import { useWords } from '../../ui/words'
import { addressOf, callable, trying } from './look'
import styles from './Rooms.module.css'

type Props = {
  readonly conference: string
  readonly rooms: readonly RoomLine[]
  readonly onSaid: (fact: string, undo?: () => void) => void
}

/** The one big action: every room that can be called and is not in; and taking that back. */
export function CallAbsent({ conference, rooms, onSaid }: Props) {
  const words = useWords(roomsWords)
  const client = useQueryClient()
  const fresh = () => client.invalidateQueries({ queryKey: ['rooms', conference] })
  const stop = useMutation({ mutationFn: () => post(`/conferences/${conference}/rooms/stop-calling`), onSettled: fresh })
  const call = useMutation({
    mutationFn: () => post<AbsentCalled>(`/conferences/${conference}/rooms/call-absent`),
    onSuccess: ({ called, unreachable, left }) =>
      onSaid(words.called(called.length, unreachable.length, left.length), called.length === 0 ? undefined : () => stop.mutate()),
    onSettled: fresh,
  })
  const count = rooms.filter(callable).length
  const without = rooms.filter((room) => room.absent && room.calls.length === 0 && addressOf(room) === null).length
  const calling = rooms.filter(trying).length
  return (
    <section className={styles['absent']} aria-label={words.callAbsent(0)}>
      <BigAction
        icon="phone"
        cannot={count === 0}
        waiting={call.isPending}
        {...(count === 0 ? { why: 'absent-why' } : {})}
        onPress={() => call.mutate()}
      >
        {words.callAbsent(count)}
      </BigAction>
      {calling === 0 ? null : (
        <Button look="plain" icon="stop" cannot={stop.isPending} onPress={() => stop.mutate()}>
          {words.stopCalling(calling)}
        </Button>
      )}
      <p id="absent-why" className="dim small">
        {[count === 0 ? words.nobodyToCall : '', without === 0 ? '' : words.noAddresses(without)].filter((part) => part !== '').join(' ')}
      </p>
      {call.isError ? <FaultBanner fault={call.error} /> : null}
      {stop.isError ? <FaultBanner fault={stop.error} /> : null}
    </section>
  )
}
