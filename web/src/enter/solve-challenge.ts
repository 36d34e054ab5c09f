import { type CaptchaChallenge, solveCaptcha } from '@sluice/contract/captcha'
import { call } from '../kit/api.ts'

/** Gets a challenge and solves it: in a worker, or on the page where there is none. */
export async function solveChallenge(): Promise<string> {
  const challenge = await call('identity.captcha', {})
  return (await solveInWorker(challenge)) ?? solveCaptcha(challenge)
}

/** @returns undefined where workers do not start: old browsers, strict extensions */
function solveInWorker(challenge: CaptchaChallenge): Promise<string | undefined> {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(new URL('./captcha-worker.ts', import.meta.url), { type: 'module' })
      const end = (solution?: string) => {
        worker.terminate()
        resolve(solution)
      }
      worker.addEventListener('message', ({ data }: MessageEvent<string>) => end(data))
      worker.addEventListener('error', () => end())
      worker.postMessage(challenge)
    } catch {
      resolve(undefined)
    }
  })
}
