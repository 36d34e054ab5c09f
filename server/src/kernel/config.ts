import { isIPv4 } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { isNetwork } from './address.ts'

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The machine itself unless told otherwise: who wants to be reached from elsewhere says so. */
  HOST: z.string().default('localhost'),
  SLUICE_HOME: z.string().default('.sluice'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  /** Absent: for browsers on this machine, as long as nobody else reaches the server. */
  SLUICE_DEMO: z.enum(['0', '1']).optional(),
  SLUICE_REGISTRATION: z.enum(['open', 'invited', 'off']).default('open'),
  /** When strangers show that they are no machine: never, after failures and to make accounts, or always. */
  SLUICE_CAPTCHA: z.enum(['off', 'failures', 'always']).default('failures'),
  /** Thousands of hashes that it takes. */
  SLUICE_CAPTCHA_EFFORT: z.coerce.number().int().min(1).max(1000).default(100),
  SLUICE_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  /** smtp://user:password@host:port — without it mail stays on this machine (`npm run mails`). */
  SLUICE_SMTP_URL: z.string().optional(),
  SLUICE_MAIL_FROM: z.string().default('Sluice <no-reply@sluice.local>'),
  /** Address people reach the server at; used in mail links. */
  SLUICE_PUBLIC_URL: z.url().optional(),
  /** How many reverse proxies in front set X-Forwarded-For, or the networks they are in. */
  SLUICE_TRUST_PROXY: z.string().default('0').transform(readProxyTrust),
  /** Whoever shows it as a bearer token may read /metrics from anywhere. */
  SLUICE_METRICS_TOKEN: z.string().min(16).optional(),
  /** Files of one tenant on disk, in GiB. */
  SLUICE_TENANT_STORAGE_GB: z.coerce.number().positive().max(1_000_000).default(100),
  SLUICE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(16),
})

/**
 * Which proxies are believed when they say who the client is: so many hops, the nearest in a private network, or those
 * with an address in the networks (CIDR).
 */
export type ProxyTrust = { hops: number } | { networks: string[] }

const mostHops = 10
/** Names that reverse proxies know, too. */
const namedNetworks: Record<string, string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

function readProxyTrust(text: string, context: z.RefinementCtx): ProxyTrust {
  const given = text.trim()
  if (/^\d{1,2}$/.test(given) && Number(given) <= mostHops) return { hops: Number(given) }
  const networks = given.split(',').flatMap((part) => namedNetworks[part.trim()] ?? [part.trim()])
  const wrong = networks.find((network) => !isNetwork(network))
  if (wrong === undefined) return { networks }
  const message = `"${wrong}" is neither a number of proxies (0 to ${mostHops}) nor a network: 1, or 10.0.0.0/8,fd00::/8`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

/** Who may enter the demo company without a password: nobody, browsers on this machine, or everybody. */
export type DemoDoor = 'off' | 'local' | 'open'

/**
 * Who may make an account: everybody, with a workspace of their own; those whom a workspace invites; nobody, so that
 * administrators make them.
 */
export type Registration = 'open' | 'invited' | 'off'

/** When strangers have to solve a challenge. */
export type CaptchaMode = 'off' | 'failures' | 'always'

export interface Config {
  port: number
  host: string
  /** Absolute path of the data folder: embedded database, uploaded files, the secret key. */
  home: string
  databaseUrl: string | undefined
  demo: DemoDoor
  registration: Registration
  captcha: CaptchaMode
  /** Thousands of hashes that a challenge takes at most. */
  captchaEffort: number
  logLevel: string
  smtpUrl: string | undefined
  mailFrom: string
  publicUrl: string | undefined
  proxyTrust: ProxyTrust
  metricsToken: string | undefined
  /** Bytes of files that one tenant may keep. */
  tenantStorage: number
  poolSize: number
}

/**
 * Reads the configuration from environment variables.
 * @throws Error naming each variable that is wrong and what would be right
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The configuration is not right:\n${lines.join('\n')}`)
  }
  const env = parsed.data
  return {
    port: env.PORT,
    host: env.HOST,
    home: resolve(env.SLUICE_HOME),
    databaseUrl: env.DATABASE_URL,
    demo: demoDoor(env),
    registration: env.SLUICE_REGISTRATION,
    captcha: env.SLUICE_CAPTCHA,
    captchaEffort: env.SLUICE_CAPTCHA_EFFORT,
    logLevel: env.SLUICE_LOG,
    smtpUrl: env.SLUICE_SMTP_URL,
    mailFrom: env.SLUICE_MAIL_FROM,
    publicUrl: env.SLUICE_PUBLIC_URL,
    proxyTrust: env.SLUICE_TRUST_PROXY,
    metricsToken: env.SLUICE_METRICS_TOKEN,
    tenantStorage: env.SLUICE_TENANT_STORAGE_GB * 1024 ** 3,
    poolSize: env.SLUICE_POOL_SIZE,
  }
}

/** The demo hands out an administrator by one click: never to strangers unless somebody asked for it. */
function demoDoor(env: z.output<typeof environmentSchema>): DemoDoor {
  if (env.SLUICE_DEMO) return env.SLUICE_DEMO === '1' ? 'open' : 'off'
  const { SLUICE_TRUST_PROXY: trust, SLUICE_PUBLIC_URL: address } = env
  const behindProxy = 'networks' in trust || trust.hops > 0
  const here =
    isLoopbackName(env.HOST) && !behindProxy && (!address || isLoopbackName(new URL(address).hostname))
  return here ? 'local' : 'off'
}

/** True for `localhost` and every address by which a machine reaches itself only; brackets of IPv6 may stand. */
export function isLoopbackName(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'))
}
