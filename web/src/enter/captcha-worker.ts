import { type CaptchaChallenge, solveCaptcha } from '@sluice/contract/captcha'

// Solves a challenge beside the page, so that typing and scrolling stay smooth.
self.addEventListener('message', ({ data }: MessageEvent<CaptchaChallenge>) => {
  void solveCaptcha(data).then((solution) => self.postMessage(solution))
})
