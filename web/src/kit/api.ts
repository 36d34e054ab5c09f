import type { OperationId, OperationMap } from '@sluice/contract'
import { type CallOptions, createClient } from '@sluice/contract/client'
import { ProblemError } from '@sluice/contract/problem-error'
import { QueryCache, QueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { languageTag } from '../i18n/language.ts'
import { fetchOnce } from './early-answers.ts'

export type InputOf<Id extends OperationId> = OperationMap[Id]['input']
export type OutputOf<Id extends OperationId> = OperationMap[Id]['output']

const client = createClient({ headers: () => ({ 'accept-language': languageTag() }), fetch: fetchOnce })

/**
 * Calls one operation outside of React; components use `useOperation` and `useCommand`.
 * @throws ProblemError when the server refuses or cannot be reached
 */
export async function call<Id extends OperationId>(
  id: Id,
  input: InputOf<Id>,
  options?: CallOptions,
): Promise<OutputOf<Id>> {
  try {
    return await client.call(id, input, options)
  } catch (error) {
    throw toProblem(error)
  }
}

/** Code of the problem made here when no answer came: the act may or may not have happened. */
export const unreachable = 'network.unreachable'

/** Whatever was thrown as a ProblemError; a broken connection becomes one with code `network.unreachable`. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  const chinese = languageTag() !== 'en'
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return localProblem(
      unreachable,
      chinese ? '连不上服务器' : 'The server cannot be reached',
      chinese
        ? '请检查网络后再试；已填写的内容不会丢失。'
        : 'Check the connection and try again; nothing you typed is lost.',
    )
  }
  const detail = error instanceof Error ? error.message : String(error)
  return localProblem('screen.failed', chinese ? '页面出错了' : 'Something went wrong on this page', detail)
}

function localProblem(code: string, title: string, detail: string): ProblemError {
  return new ProblemError({ type: 'about:blank', title, status: 0, code, detail })
}

const signedOutListeners = new Set<() => unknown>()

/** Tells when the server says that nobody is signed in (any more). */
export function onSignedOut(listener: () => unknown): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

/** Called for every problem that reaches the screen, so that an ended session leads back to the enter page. */
export function noticeProblem(error: unknown): void {
  if (error instanceof ProblemError && error.code === 'common.unauthenticated') {
    for (const listener of signedOutListeners) listener()
  }
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (!query.meta?.quiet) noticeProblem(error)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      // A refusal stays a refusal; only a broken connection or a busy server is worth another try.
      retry: (count, error) =>
        count < 2 && error instanceof ProblemError && (error.code === unreachable || error.status >= 502),
    },
  },
})

// Answers carry texts of the server in the language they were asked in.
i18next.on('languageChanged', () => void queryClient.invalidateQueries())
