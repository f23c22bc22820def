import { queryOptions } from '@tanstack/react-query'
import { all } from './queries'
import type { RoomLine } from './room-types'

/** Every site of a conference with its room system; quickly while rooms are being called. */
export const roomsQuery = (conference: string) =>
  queryOptions({
    queryKey: ['rooms', conference],
    queryFn: ({ signal }) => all<RoomLine>(`/conferences/${conference}/rooms`, {}, signal),
    refetchInterval: (query) => (query.state.data?.some((room) => room.calls.some((call) => call.stage !== 'seated')) === true ? 1_000 : 3_000),
  })
