import { resolve } from 'node:path'
import { z } from 'zod'

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  SLUICE_HOME: z.string().default('.sluice'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  SLUICE_DEMO: z.enum(['0', '1']).default('1'),
  SLUICE_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  /** smtp://user:password@host:port — without it mail lands on the local outbox page. */
  SLUICE_SMTP_URL: z.string().optional(),
  SLUICE_MAIL_FROM: z.string().default('Sluice <no-reply@sluice.local>'),
  /** Address people reach the server at; used in mail links. */
  SLUICE_PUBLIC_URL: z.url().optional(),
  /** `1` when a reverse proxy in front sets X-Forwarded-For. */
  SLUICE_TRUST_PROXY: z.enum(['0', '1']).default('0'),
  SLUICE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(16),
})

export interface Config {
  port: number
  host: string
  /** Absolute path of the data folder: embedded database, uploaded files, the secret key. */
  home: string
  databaseUrl: string | undefined
  demo: boolean
  logLevel: string
  smtpUrl: string | undefined
  mailFrom: string
  publicUrl: string | undefined
  trustProxy: boolean
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
    demo: env.SLUICE_DEMO === '1',
    logLevel: env.SLUICE_LOG,
    smtpUrl: env.SLUICE_SMTP_URL,
    mailFrom: env.SLUICE_MAIL_FROM,
    publicUrl: env.SLUICE_PUBLIC_URL,
    trustProxy: env.SLUICE_TRUST_PROXY === '1',
    poolSize: env.SLUICE_POOL_SIZE,
  }
}
