import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, put } from '../../api/http'
import type { RoomLine } from '../../api/room-types'
import { FaultBanner } from '../../app/Fault'
import { roomsWords } from '../../i18n/rooms'
import { Panel } from '../../ui/kit/aria/Panel'
import { Button } from '../../ui/kit/Button'
import { Field } from '../../ui/kit/Field'
import { capital } from '../../ui/unit'
import { useWords } from '../../ui/words'
import { addressTyped } from './look'
import styles from './Rooms.module.css'

type Props = {
  readonly conference: string
  readonly room: RoomLine
  readonly site: string
  readonly installs: boolean
  readonly onClose: () => void
}

/** What is set up once: where the room is called, what it dials, how it registers. */
export function Details({ conference, room, site, installs, onClose }: Props) {
  const words = useWords(roomsWords)
  const host = room.dial[0]?.split('@')[1]
  return (
    <Panel open title={capital(site)} close={words.close} onClose={onClose}>
      {installs ? (
        <Address conference={conference} room={room} onClose={onClose} />
      ) : (
        <section>
          <h3>{words.address}</h3>
          <p>{room.address === null ? `${words.noAddress} ${words.askTechnician}` : <code>{room.address}</code>}</p>
        </section>
      )}
      <section className={styles['part']}>
        <h3>{words.dialIn}</h3>
        <p>{words.dialInSays}</p>
        <ul>
          {room.dial.map((dial) => (
            <li key={dial}>
              <code>{dial}</code>
            </li>
          ))}
        </ul>
      </section>
      {room.password === null ? null : (
        <section className={styles['part']}>
          <h3>{words.registration}</h3>
          <p>{words.registrationSays}</p>
          <dl className={styles['facts']}>
            <dt>{words.server}</dt>
            <dd>
              <code>{host}</code>
            </dd>
            <dt>{words.user}</dt>
            <dd>
              <code>{room.number}</code>
            </dd>
            <dt>{words.password}</dt>
            <dd>
              <code>{room.password}</code>
            </dd>
            <dt>{words.registeredAt}</dt>
            <dd>{room.registered === null ? words.notRegistered : <code>{room.registered}</code>}</dd>
          </dl>
        </section>
      )}
    </Panel>
  )
}

function Address({ conference, room, onClose }: Pick<Props, 'conference' | 'room' | 'onClose'>) {
  const words = useWords(roomsWords)
  const client = useQueryClient()
  const [typed, setTyped] = useState(room.address ?? '')
  const save = useMutation({
    mutationFn: () => put(`/sites/${room.site}/room`, { address: addressTyped(typed) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['rooms', conference] })
      onClose()
    },
  })
  const wrong = save.error instanceof ApiError && save.error.params['field'] === 'address'
  return (
    <form
      className={styles['part']}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Field
        label={words.address}
        value={typed}
        spellCheck={false}
        autoCapitalize="off"
        inputMode="url"
        fault={wrong ? words.addressWrong : null}
        onChange={setTyped}
      />
      <p className="dim small">{words.addressHint}</p>
      {save.isError && !wrong ? <FaultBanner fault={save.error} /> : null}
      <p>
        <Button look="do" cannot={save.isPending} onPress={() => save.mutate()}>
          {words.keep}
        </Button>
      </p>
    </form>
  )
}
