import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react'
import { routeOf, type Route } from './route'

const changed = 'giaoban-navigated'

/** Goes to an address of ours without loading the page anew. */
export function navigate(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', address)
  else history.replaceState(null, '', address)
  globalThis.dispatchEvent(new Event(changed))
}

function subscribe(listener: () => void): () => void {
  globalThis.addEventListener('popstate', listener)
  globalThis.addEventListener(changed, listener)
  return () => {
    globalThis.removeEventListener('popstate', listener)
    globalThis.removeEventListener(changed, listener)
  }
}

const address = (): string => location.pathname + location.search

/** The page the address names now. */
export function useRoute(): Route {
  const [path, search] = useSyncExternalStore(subscribe, address).split('?')
  return routeOf(path ?? '/', search === undefined ? '' : `?${search}`)
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }

/** A link within the product; with Ctrl or the middle button it opens a tab as every link does. */
export function Link({ href, children, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(href)
  }
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  )
}
