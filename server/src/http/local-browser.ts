import type { FastifyRequest } from 'fastify'
import { isLoopbackName } from '../kernel/index.ts'
import { isLoopbackPeer } from './client-address.ts'

const passedOn = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-real-ip', 'via']

/**
 * True for a browser on this machine that opened this machine's own address: no proxy passed the request on, and the name
 * is none that a stranger's page may have made to lead here (DNS rebinding).
 */
export function isLocalBrowser(request: FastifyRequest): boolean {
  return (
    isLoopbackPeer(request.raw) &&
    isLoopbackName(request.hostname) &&
    !passedOn.some((name) => name in request.headers)
  )
}
