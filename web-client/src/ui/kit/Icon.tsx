import type { ReactNode } from 'react'

const paths = {
  bell: <path d="M6 17V11a6 6 0 0 1 12 0v6l2 2H4ZM10 21h4" />,
  calendar: <path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4" />,
  cam: <path d="M3 7h12v10H3zM15 11l6-3v8l-6-3" />,
  check: <path d="m4 13 5 5L20 7" />,
  copy: <path d="M9 9h11v12H9zM5 15H4V3h11v2" />,
  cross: <path d="M6 6l12 12M18 6 6 18" />,
  cut: (
    <>
      <path d="M8.500 8 20 19M8.500 16 20 5" />
      <circle cx="6" cy="6" r="3" />
      <circle cx="6" cy="18" r="3" />
    </>
  ),
  disk: (
    <>
      <ellipse cx="12" cy="6" rx="8" ry="3" />
      <path d="M4 6v12c0 1.700 3.600 3 8 3s8-1.300 8-3V6M4 12c0 1.700 3.600 3 8 3s8-1.300 8-3" />
    </>
  ),
  doc: <path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6" />,
  down: <path d="M12 4v15M6 13l6 6 6-6" />,
  eye: (
    <>
      <path d="M2 12c2.500-4.500 6-7 10-7s7.500 2.500 10 7c-2.500 4.500-6 7-10 7s-7.500-2.500-10-7Z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  hand: <path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11m0-6.5a1.5 1.5 0 0 1 3 0V11m0-4.500a1.5 1.500 0 0 1 3 0V14a7 7 0 0 1-7 7c-3 0-4.300-1.500-6.500-5l-1.200-2.200a1.400 1.400 0 0 1 2.400-1.400L8 14.500" />,
  home: <path d="M4 11 12 4l8 7v9h-5v-6H9v6H4Z" />,
  later: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.500 2" />
    </>
  ),
  lock: <path d="M6 11h12v10H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3" />,
  lost: <path d="M3 9a14 14 0 0 1 4-2.500M21 9a14 14 0 0 0-9.500-3.900M6.500 12.800a9 9 0 0 1 3-1.900M17.500 12.800a9 9 0 0 0-2-1.400M12 18.500v.01M4 4l16 16" />,
  mic: (
    <>
      <path d="M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3Z" />
      <path d="M5 11a7 7 0 0 0 14 0M12 18v3" />
    </>
  ),
  micoff: (
    <>
      <path d="M9 6a3 3 0 0 1 6 0v5m-1.2 2.4A3 3 0 0 1 9 11V9" />
      <path d="M5 11a7 7 0 0 0 11 5.7M19 11a7 7 0 0 1-.6 2.8M12 18v3M4 4l16 16" />
    </>
  ),
  minus: <path d="M5 12h14" />,
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="4" />,
  next: <path d="m9 5 7 7-7 7" />,
  people: (
    <>
      <circle cx="9" cy="8" r="3.500" />
      <path d="M3 20c0-4 2.500-6 6-6s6 2 6 6M15.500 5a3.500 3.500 0 0 1 0 6.500M17.500 14.500c2.300.8 3.500 2.700 3.500 5.500" />
    </>
  ),
  pen: <path d="m4 20 1-5L16 4l4 4L9 19Z" />,
  phone: <path d="M5 4h4l2 5-2.500 1.500a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1Z" />,
  play: <path d="M7 4v16l13-8Z" fill="currentColor" />,
  plus: <path d="M12 5v14M5 12h14" />,
  prev: <path d="m15 5-7 7 7 7" />,
  seal: (
    <>
      <circle cx="12" cy="9" r="6" />
      <path d="m9.500 9 2 2 3.500-3.500M8 14l-1.500 7L12 18.500l5.500 2.500L16 14" />
    </>
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="7" />
      <path d="m16.500 16.500 4.500 4.500" />
    </>
  ),
  speaker: <path d="M4 9v6h4l5 4V5L8 9ZM16 9a4 4 0 0 1 0 6M18.500 6.500a8 8 0 0 1 0 11" />,
  stop: <rect x="6" y="6" width="12" height="12" rx="1" />,
  swap: <path d="M4 8h14l-4-4M20 16H6l4 4" />,
  talk: <path d="M4 5h16v11H10l-5 4v-4H4Z" />,
  tri: (
    <>
      <path d="M12 4 2.500 20h19L12 4Z" />
      <path d="M12 10v4.500M12 17.500v.01" />
    </>
  ),
  up: <path d="M12 20V5M6 11l6-6 6 6" />,
  wait: <path d="M7 3h10M7 21h10M8 3c0 5 8 5 8 9s-8 4-8 9M16 3c0 5-8 5-8 9s8 4 8 9" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof paths

/** A line drawing beside its word; colour and meaning are the word's. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string | undefined }) {
  return (
    <svg className={className === undefined ? 'i' : `i ${className}`} viewBox="0 0 24 24" aria-hidden="true">
      {paths[name]}
    </svg>
  )
}
