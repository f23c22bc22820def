import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { SitePage } from './pages/site/SitePage'
import './styles/base.css'
import { LanguageProvider } from './ui/words'

const root = document.getElementById('root')
if (root === null) throw new Error('v.html has no root')
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <SitePage />
    </LanguageProvider>
  </StrictMode>,
)
