import type { FastifyInstance } from 'fastify'
import type { AccessKeys } from '../platform/access-key/index.ts'
import type { LiveHub, Places } from '../platform/live/index.ts'
import type { Services, SluiceOperation } from '../platform/operation/index.ts'
import type { SessionSource } from './session.ts'

/** What the server is made of. */
export interface HttpParts {
  services: Services
  registry: ReadonlyMap<string, SluiceOperation>
  hub: LiveHub
  places: Places
  sessions: SessionSource
  accessKeys: AccessKeys
  /** Folder of the built web app; absent in tests that do not need it. */
  webFolder?: string
  /** Routes a module writes itself: files, streams and foreign protocols. */
  rawRoutes: ((app: FastifyInstance, parts: HttpParts) => void)[]
}
