import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startRouter } from './frame/start-router.ts'
import { ThemeProvider } from './frame/theme-provider.tsx'
import { ModulesContext } from './frame/use-modules.ts'
import { startI18n } from './i18n/start-i18n.ts'
import { queryClient } from './kit/api.ts'
import { modules } from './modules.ts'
import { installCssVariables } from './theme/css-variables.ts'
import './theme/global.css'
import { showTheme } from './theme/theme-choice.ts'

const router = startRouter(modules)
installCssVariables()
showTheme()

void startI18n().then(() =>
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        {/* The theme stands inside the router: what floats (toasts, dialogs) may then hold links. */}
        <ModulesContext value={modules}>
          <RouterProvider router={router} InnerWrap={ThemeProvider} />
        </ModulesContext>
      </QueryClientProvider>
    </StrictMode>,
  ),
)
