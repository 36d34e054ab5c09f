import type { FastifyInstance } from 'fastify'
import { bootstrapDatabase, type DatabaseAddresses, migrate, openNews, openPools } from './database/index.ts'
import { discover } from './discover.ts'
import { requireFitting } from './engine/action/index.ts'
import {
  applicantAccess,
  calendarUserOfFlow,
  fieldUsesOfFlow,
  mayReadFileInFlow,
} from './engine/flow/index.ts'
import { mayReadFileUse, ownFields } from './engine/form/index.ts'
import { fieldUsesOfReports } from './engine/report/index.ts'
import { fieldUsesOfViews } from './engine/view/index.ts'
import { buildServer, type HttpParts, registerFiles } from './http/index.ts'
import { openCompute } from './kernel/compute/index.ts'
import { buildRegistry, type Clock, type Config, createLog, systemClock, type Text } from './kernel/index.ts'
import { openAccessKeys } from './platform/access-key/index.ts'
import { openAuditBook } from './platform/audit/index.ts'
import { isCarouselUse } from './platform/carousel/index.ts'
import { openKeyEnvelope, openVault, readHouseSecret } from './platform/encryption/index.ts'
import { openFileStore } from './platform/file/index.ts'
import { createSessionSource, readCaptchaKeys } from './platform/identity/index.ts'
import { isVisibleJob, startWorker } from './platform/job/index.ts'
import { createLiveHub, openPlaces } from './platform/live/index.ts'
import {
  channelsByKey,
  createMailSender,
  noticesByKind,
  openProviderCall,
  openProviderTokens,
} from './platform/notification/index.ts'
import {
  createInvoke,
  type Invoke,
  openActions,
  type Services,
  type SluiceOperation,
} from './platform/operation/index.ts'
import { openOutbound } from './platform/outbound/index.ts'
import { createPolicySource, openPermissionBook, openResourceNames } from './platform/permission/index.ts'
import {
  openFeatures,
  openSettingBook,
  openSettings,
  poolSize,
  readStartValues,
  startValue,
} from './platform/setting/index.ts'
import { openSystemForms } from './platform/system-form/index.ts'

export interface HouseOptions {
  config: Config
  /** Database to use, as its administrator; it is brought to the newest schema. */
  databaseUrl: string
  clock?: Clock
  /** False: jobs and events wait for `drain`. */
  running?: boolean
  /** The database is known to be at the newest schema: skip the check (clones of a migrated template). */
  migrated?: boolean
  webFolder?: string
  checkOutput?: boolean
}

/** The wired house: everything a process needs, and the way to close it. */
export interface House {
  services: Services
  registry: ReadonlyMap<string, SluiceOperation>
  invoke: Invoke
  app: FastifyInstance
  /** Runs what waits in the outbox and the job queue until nothing is left. */
  drain(): Promise<void>
  close(): Promise<void>
}

const rawRoutes: HttpParts['rawRoutes'] = [registerFiles]

/** Prepares the database: roles, schema, migrations. */
export async function prepareDatabase(
  databaseUrl: string,
  houseSecret: () => Promise<string>,
): Promise<DatabaseAddresses> {
  const addresses = await bootstrapDatabase(databaseUrl, houseSecret)
  await migrate(addresses.owner)
  return addresses
}

/** Wires the house by hand, from the floor up. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { config, clock = systemClock, running = true } = options
  const secret = () => readHouseSecret(config.home)
  const addresses = options.migrated
    ? await bootstrapDatabase(options.databaseUrl, secret)
    : await prepareDatabase(options.databaseUrl, secret)
  const found = await discover()
  const {
    operations,
    subscribers,
    jobs,
    recordHooks,
    permissions,
    notices,
    channels,
    resources,
    settings,
    finders,
  } = found
  const registry = buildRegistry(operations)
  const startValues = await readStartValues(addresses.server, settings, config)
  const pools = openPools(addresses, startValue(startValues, poolSize))
  const news = await openNews(addresses.server, pools.identity)
  const hub = createLiveHub(news)
  const places = await openPlaces({ pools, news })
  const log = createLog(config.logLevel)
  const compute = openCompute()

  const settingBook = openSettingBook(settings)

  // Services know each other through this object; what is wired later is reached through a closure.
  const services: Services = {
    config,
    clock,
    log,
    compute,
    pools,
    news,
    live: hub,
    files: await openFileStore(config.home),
    fileUseReader: async (context, use) =>
      isCarouselUse(use) || (await mayReadFileUse(context, use)) || (await mayReadFileInFlow(context, use)),
    applicantAccess,
    recordHooks,
    appTemplates: found.appTemplates,
    packageParts: found.packageParts.toSorted((a, b) => a.order - b.order),
    fieldUses: [fieldUsesOfFlow, fieldUsesOfReports, fieldUsesOfViews],
    calendarUsers: [calendarUserOfFlow],
    auditBook: openAuditBook(found.auditThings, found.auditParts),
    operationText: (id) => briefSummary(registry.get(id)?.summary),
    acts: new Map(
      operations.flatMap(({ id, kind, summary }) =>
        kind === 'command' ? [[id, briefSummary(summary)!]] : [],
      ),
    ),
    operations: new Map(
      operations.map(({ id, keys, summary }) => [id, { words: briefSummary(summary)!, keys }]),
    ),
    actions: openActions(operations),
    jobWords: new Map(jobs.filter(isVisibleJob).map(({ name, words }) => [name, words])),
    requireFitting,
    subscribedEvents: new Map(
      subscribers.flatMap(({ events }) => events.map((event) => [event.topic, event])),
    ),
    notices: noticesByKind(notices),
    channels: channelsByKey(channels),
    providerTokens: openProviderTokens(clock),
    callProvider: (request) => callProvider(request),
    permissions: openPermissionBook(permissions),
    resourceNames: openResourceNames(resources),
    finders,
    systemForms: openSystemForms(found.systemForms),
    ownFields,
    sealedColumns: found.sealedColumns,
    secrets: await openKeyEnvelope(config.home),
    captchaKeys: await readCaptchaKeys(config.home),
    get vault() {
      return vault
    },
    get settings() {
      return settingsSource
    },
    settingBook,
    startValues,
    get features() {
      return features
    },
    get mail() {
      return mail
    },
    get outbound() {
      return outbound
    },
    policies: {
      policyOf: (transaction, actor) => policies.policyOf(transaction, actor),
      guardPeople: (context, takenOver, act) => policies.guardPeople(context, takenOver, act),
    },
    invoke: (operationId, call) => invoke(operationId, call),
    nudgeOutbox: () => worker.nudge(),
  }
  const vault = openVault(services)
  const settingsSource = openSettings(services)
  const features = openFeatures(services, settingBook)
  const mail = createMailSender(services)
  const outbound = openOutbound(services)
  const callProvider = openProviderCall(services)
  const policies = createPolicySource(services)
  const invoke = createInvoke(registry, services, { checkOutput: options.checkOutput ?? false })
  const sessions = createSessionSource(services)
  const accessKeys = openAccessKeys(services)
  const worker = await startWorker({ services, addresses, subscribers, jobs, running })
  const app = await buildServer({
    services,
    registry,
    hub,
    places,
    sessions,
    accessKeys,
    rawRoutes,
    ...(options.webFolder ? { webFolder: options.webFolder } : {}),
  })
  return {
    services,
    registry,
    invoke,
    app,
    drain: worker.drain,
    close: async () => {
      await app.close()
      await accessKeys.close()
      await worker.stop()
      compute.close()
      await news.close()
      await pools.end()
    },
  }
}

/** What an operation does, without how: 添加成员：为新邮箱建立账号 → 添加成员. */
function briefSummary(summary: Text | undefined): Text | undefined {
  const brief = (text: string) => text.split(/[：；;]|: /)[0]!
  return summary && { zh: brief(summary.zh), en: brief(summary.en) }
}
