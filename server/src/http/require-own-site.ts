import type { FastifyInstance } from 'fastify'
import { defineError } from '../kernel/index.ts'
import { carriesProof } from '../platform/access-key/index.ts'

/** The header that a page of another site cannot make a browser send without asking this server first. */
const ownSiteHeader = 'x-sluice-csrf'

const foreignRequest = defineError('common.foreign_request', 403, {
  zh: '请求缺少请求头 X-Sluice-Csrf: 1，因此不执行：它可能来自其他网站。',
  en: 'The request lacks the header X-Sluice-Csrf: 1 and is not carried out: it may come from another site.',
})

/**
 * Refuses every changing request that another site could have made a browser send, with or without a session: a form can
 * sign a visitor in as somebody else. Asks for a header that forms cannot send, and reads JSON only (files: multipart),
 * because `text/plain` is what a form can make look like JSON.
 */
export function requireOwnSite(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async ({ method, headers }) => {
    const changes = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
    // A signature is such a header, too; and who sends one acts by it, not by a cookie.
    if (changes && headers[ownSiteHeader] !== '1' && !carriesProof(headers)) throw foreignRequest()
  })
}
