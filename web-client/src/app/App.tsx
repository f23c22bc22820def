import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, type ReactNode } from 'react'
import { ApiError, UNREACHABLE } from '../api/http'
import { startWords } from '../i18n/start'
import { useWords } from '../ui/words'
import { Home } from './Home'
import { Link, navigate, useRoute } from './navigation'

const StartPage = lazy(() => import('../pages/start/StartPage'))
const LoginPage = lazy(() => import('../pages/login/LoginPage'))
const SetupPage = lazy(() => import('../pages/setup/SetupPage'))
const PadPage = lazy(() => import('../pages/pad/PadPage'))
const SchedulePage = lazy(() => import('../pages/schedule/SchedulePage'))
const ArchivePage = lazy(() => import('../pages/archive/ArchivePage'))
const ErasePage = lazy(() => import('../pages/erase/ErasePage'))
const CamerasPage = lazy(() => import('../pages/cameras/CamerasPage'))
const LinesPage = lazy(() => import('../pages/lines/LinesPage'))
const RoomsPage = lazy(() => import('../pages/rooms/RoomsPage'))
const BoardPage = lazy(() => import('../pages/board/BoardPage'))
const SystemPage = lazy(() => import('../pages/system/SystemPage'))

/** Without a session every question answers 401: the page asks for one and comes back. */
function onFault(fault: Error): void {
  const open = /^\/(dang-nhap|start)/.test(location.pathname)
  if (fault instanceof ApiError && fault.status === 401 && !open) {
    navigate(`/dang-nhap?next=${encodeURIComponent(location.pathname + location.search)}`, 'replace')
  }
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: onFault }),
  defaultOptions: {
    queries: {
      retry: (count, fault) =>
        fault instanceof ApiError && (fault.code === UNREACHABLE || fault.status === 503) && count < 5,
      refetchOnWindowFocus: false,
    },
  },
})

/** The staff's application: one page per address. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Suspense fallback={<Opening />}>
        <Page />
      </Suspense>
    </QueryClientProvider>
  )
}

function Page(): ReactNode {
  const route = useRoute()
  switch (route.page) {
    case 'start':
      return <StartPage />
    case 'login':
      return <LoginPage next={route.next} />
    case 'setup':
      return <SetupPage />
    case 'pad':
      return <PadPage key={route.conference} conference={route.conference} />
    case 'schedule':
      return <SchedulePage week={route.week} conference={route.conference} />
    case 'archive':
      return <ArchivePage conference={route.conference} query={route.query} at={route.at} />
    case 'cameras':
      return <CamerasPage />
    case 'lines':
      return <LinesPage conference={route.conference} />
    case 'rooms':
      return <RoomsPage key={route.conference} conference={route.conference} />
    case 'board':
      return <BoardPage />
    case 'system':
      return <SystemPage />
    case 'erase':
      return <ErasePage />
    case 'home':
      return <Home />
    case 'unknown':
      return <Unknown />
  }
}

function Opening() {
  return <main aria-busy="true">{useWords(startWords).loading}</main>
}

function Unknown() {
  const words = useWords(startWords)
  return (
    <main style={{ padding: 'var(--s-6)' }}>
      <h1>{words.unknownPage}</h1>
      <p>
        <Link href="/lich">{words.toSchedule}</Link>
      </p>
    </main>
  )
}
