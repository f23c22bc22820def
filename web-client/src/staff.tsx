import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/base.css'
import { Staff } from './staff-pages'
import { LanguageProvider } from './ui/words'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={new QueryClient()}>
        <Staff />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
)
