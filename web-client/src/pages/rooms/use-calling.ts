import { useMutation, useQueryClient } from '@tanstack/react-query'
import { del, post } from '../../api/http'

/** Calling one site's room, and ending that. */
export function useCalling(conference: string, site: string) {
  const client = useQueryClient()
  const path = `/conferences/${conference}/rooms/${site}/call`
  const onSettled = () => client.invalidateQueries({ queryKey: ['rooms', conference] })
  const call = useMutation({ mutationFn: () => post(path, {}), onSettled })
  const end = useMutation({ mutationFn: () => del(path), onSettled })
  return { call, end }
}
