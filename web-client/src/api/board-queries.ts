import { queryOptions } from '@tanstack/react-query'
import type { DeviceLine, RoomCalls, TroubleLine, UnitLine } from './board-types'
import { get } from './http'
import { all } from './queries'

export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => all<DeviceLine>('/devices', {}, signal),
  refetchInterval: 1_000,
})

export const roomCallsQuery = queryOptions({
  queryKey: ['room-calls'],
  queryFn: ({ signal }) => get<RoomCalls>('/room-calls', {}, signal),
  refetchInterval: 2_000,
  retry: false,
})

export const unitTreeQuery = queryOptions({
  queryKey: ['unit-tree'],
  queryFn: ({ signal }) => all<UnitLine>('/units', {}, signal),
  staleTime: 60_000,
})

export const troublesQuery = (site: string) =>
  queryOptions({
    queryKey: ['troubles', site],
    queryFn: ({ signal }) => all<TroubleLine>(`/sites/${site}/troubles`, {}, signal),
    refetchInterval: 5_000,
  })
