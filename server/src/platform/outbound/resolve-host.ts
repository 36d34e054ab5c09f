import type { Resolver } from 'node:dns/promises'

/** Finds the addresses of a name. @throws Error when there are none, or nobody answers */
export type ResolveHost = (host: string) => Promise<string[]>

/** Addresses of one name that are looked at; one with more is odd. */
const mostAddresses = 32

/**
 * Asks the name servers of the machine directly: the system's own look-up would hold one of the few threads that also
 * read files for as long as a stranger's name server likes. Names of the hosts file are not known here, but `localhost` is.
 */
export function hostResolver(resolver: Pick<Resolver, 'resolve4' | 'resolve6'>): ResolveHost {
  return async (host) => {
    if (host === 'localhost' || host.endsWith('.localhost')) return ['127.0.0.1', '::1']
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    if (addresses.length > 0 && addresses.length <= mostAddresses) return addresses
    const failed = answers.find((answer) => answer.status === 'rejected')
    throw new Error(failed ? String((failed.reason as NodeJS.ErrnoException).code) : 'ENODATA')
  }
}
