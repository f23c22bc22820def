import { queryOptions } from '@tanstack/react-query'
import type { CameraLine, CameraProfile } from './camera-types'
import { get } from './http'
import type { LineFacts, RollLine } from './line-types'
import type {
  ArchiveFile,
  ArchiveLine,
  ConferenceLine,
  ConferencePlan,
  ErasureState,
  Hits,
  Me,
  Office,
  Page,
  PersonBelongings,
  PersonLine,
  SavedList,
  SealCheck,
  Segment,
  SiteLine,
  SiteLink,
  SpeakerLine,
  Start,
  SystemState,
  UnitName,
} from './types'

/** Every page of a list. */
export async function all<T>(path: string, query: Readonly<Record<string, string | number | undefined>>, signal: AbortSignal) {
  const items: T[] = []
  let cursor: string | undefined
  do {
    // The pages follow each other: the next cursor is in the answer before it.
    // oxlint-disable-next-line no-await-in-loop
    const page: Page<T> = await get<Page<T>>(path, { ...query, limit: 500, cursor }, signal)
    items.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return items
}

export const officeQuery = queryOptions({
  queryKey: ['office'],
  queryFn: ({ signal }) => get<Office>('/office', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => get<Me>('/me', {}, signal),
  staleTime: 60_000,
})

export const startQuery = queryOptions({
  queryKey: ['start'],
  queryFn: ({ signal }) => get<Start>('/start', {}, signal),
  refetchInterval: 5_000,
})

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => get<SystemState>('/system', {}, signal),
  refetchInterval: (query) => (query.state.data?.work?.ended === null ? 1_000 : 5_000),
})

/** Every line of a conference; also for whoever wants a column of it beside something else. */
export const linesQuery = (conference: string) =>
  queryOptions({
    queryKey: ['lines', conference],
    queryFn: ({ signal }) => all<LineFacts>(`/conferences/${conference}/lines`, {}, signal),
    refetchInterval: 5_000,
  })

export const rollQuery = (conference: string) =>
  queryOptions({
    queryKey: ['roll', conference],
    queryFn: ({ signal }) => all<RollLine>(`/conferences/${conference}/roll`, {}, signal),
    refetchInterval: 5_000,
  })

export const camerasQuery = queryOptions({
  queryKey: ['cameras'],
  queryFn: ({ signal }) => all<CameraLine>('/cameras', {}, signal),
  refetchInterval: 1_000,
})

export const cameraProfilesQuery = queryOptions({
  queryKey: ['camera-profiles'],
  queryFn: ({ signal }) => all<CameraProfile>('/camera-profiles', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

export const conferencesQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['conferences', from, to],
    queryFn: ({ signal }) => all<ConferenceLine>('/conferences', { from, to }, signal),
  })

export const conferenceQuery = (id: string, minPosition?: number) =>
  queryOptions({
    queryKey: ['conference', id, minPosition ?? 0],
    queryFn: ({ signal }) => get<ConferencePlan>(`/conferences/${id}`, { minPosition }, signal),
  })

export const linksQuery = (id: string, minPosition?: number) =>
  queryOptions({
    queryKey: ['links', id, minPosition ?? 0],
    queryFn: ({ signal }) => all<SiteLink>(`/conferences/${id}/links`, { minPosition }, signal),
  })

export const listsQuery = queryOptions({
  queryKey: ['lists'],
  queryFn: ({ signal }) => all<SavedList>('/lists', {}, signal),
  staleTime: 60_000,
})

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: ({ signal }) => all<SiteLine>('/sites', {}, signal),
  staleTime: 60_000,
})

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: ({ signal }) => all<UnitName>('/units', {}, signal),
  staleTime: 60_000,
})

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => all<PersonLine>('/people', {}, signal),
  staleTime: 60_000,
})

export type SearchFor = {
  readonly q: string
  readonly unit?: string
  readonly person?: string
  readonly month?: string
}

export const searchQuery = (asked: SearchFor) =>
  queryOptions({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => get<Hits>('/archive/search', asked, signal),
    enabled: Object.values(asked).some((value) => value.trim() !== ''),
  })

export const speakersQuery = queryOptions({
  queryKey: ['speakers'],
  queryFn: ({ signal }) => all<SpeakerLine>('/archive/speakers', {}, signal),
  staleTime: 60_000,
})

export const archiveListQuery = queryOptions({
  queryKey: ['archive'],
  queryFn: ({ signal }) => all<ArchiveLine>('/archive/conferences', {}, signal),
})

export const archiveFileQuery = (conference: string) =>
  queryOptions({
    queryKey: ['archive', conference],
    queryFn: ({ signal }) => get<ArchiveFile>(`/archive/conferences/${conference}`, {}, signal),
  })

export const segmentsQuery = (recording: string) =>
  queryOptions({
    queryKey: ['segments', recording],
    queryFn: ({ signal }) => segments(recording, signal),
    staleTime: 30_000,
  })

async function segments(recording: string, signal: AbortSignal): Promise<Segment[]> {
  const answer = await get<Segment[] | Page<Segment>>(`/recordings/${recording}/segments`, {}, signal)
  return Array.isArray(answer) ? answer : answer.items
}

export const sealQuery = (recording: string) =>
  queryOptions({
    queryKey: ['seal', recording],
    queryFn: ({ signal }) => get<SealCheck>(`/recordings/${recording}/seal`, {}, signal),
    staleTime: 60_000,
  })

export const belongingsQuery = (person: string) =>
  queryOptions({
    queryKey: ['belongings', person],
    queryFn: ({ signal }) => get<PersonBelongings>(`/people/${person}/belongings`, {}, signal),
  })

export const erasureQuery = (person: string) =>
  queryOptions({
    queryKey: ['erasure', person],
    queryFn: ({ signal }) => get<ErasureState>(`/people/${person}/erasure`, {}, signal),
    refetchInterval: (query) => (query.state.data?.underWay === false ? false : 2_000),
  })
