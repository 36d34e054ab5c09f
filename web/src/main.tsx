import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { router } from './frame/router.tsx'
import { startI18n } from './i18n/start-i18n.ts'
import { queryClient } from './kit/api.ts'
import { installCssVariables } from './theme/css-variables.ts'
import './theme/global.css'
import { showTheme } from './theme/theme-choice.ts'
import { ThemeProvider } from './theme/theme-provider.tsx'

installCssVariables()
startI18n()
showTheme()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      {/* The theme stands inside the router: what floats (toasts, dialogs) may then hold links. */}
      <RouterProvider router={router} InnerWrap={ThemeProvider} />
    </QueryClientProvider>
  </StrictMode>,
)
