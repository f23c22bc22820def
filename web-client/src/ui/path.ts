import { useSyncExternalStore } from 'react'

const changed = 'giaoban:path'

/** Goes to another page of this entry without loading it anew. */
export function goTo(path: string): void {
  history.pushState(null, '', path)
  dispatchEvent(new Event(changed))
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener)
  addEventListener(changed, listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener(changed, listener)
  }
}

/** The address's path; the page shows anew when it changes. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname)
}
