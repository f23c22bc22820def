import { queryOptions } from '@tanstack/react-query'
import type { DeviceLine, TroubleLine, UnitLine } from './board-types'
import { all } from './queries'

export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => all<DeviceLine>('/devices', {}, signal),
  refetchInterval: 1_000,
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
