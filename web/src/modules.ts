import * as announcement from './announcement/routes.tsx'
import * as app from './app/routes.tsx'
import * as audit from './audit/routes.tsx'
import * as calendar from './calendar/routes.tsx'
import * as connect from './connect/routes.tsx'
import * as enter from './enter/routes.tsx'
import * as flow from './flow/routes.tsx'
import * as form from './form/routes.tsx'
import type { ModuleFace } from './frame/module.ts'
import * as frame from './frame/routes.tsx'
import * as importing from './import/routes.tsx'
import * as inbox from './inbox/routes.tsx'
import * as notification from './notification/routes.tsx'
import * as people from './people/routes.tsx'
import * as record from './record/routes.tsx'
import * as report from './report/routes.tsx'
import * as setting from './setting/routes.tsx'

/** Every module of the web, one line each. The order is that of commands and settings. */
export const modules: readonly ModuleFace[] = [
  frame,
  inbox,
  app,
  record,
  enter,
  flow,
  form,
  importing,
  report,
  people,
  setting,
  calendar,
  connect,
  notification,
  announcement,
  audit,
  //
]
