import type { FlowTree } from '@sluice/bpmn/xml'
import type { Field } from '@sluice/contract'
import {
  type AppTemplate,
  defineTemplate,
  packageFormat,
  packageVersion,
} from '../../engine/package/index.ts'
import type { Text } from '../../kernel/index.ts'
import type { Chart } from './charts.ts'
import { sampleDay, sampleRecords } from './sample-records.ts'

interface SceneForm {
  id: string
  name: string
  icon: string
  /** Field by whose value its records are called. */
  title: string
  /** Headings, each before a field. */
  sections?: Record<string, string>
  fields: Field[]
  flow?: FlowTree
  /** Some records, values by field id; one of another form is named by `sample(form, n)`. */
  records?: Record<string, unknown>[]
}

/** A scenario that comes with Sluice: what an app of it consists of. */
export interface Scene {
  key: string
  name: Text
  description: Text
  scene: Text
  icon: string
  color: string
  /** Roles it asks, by their codes. */
  roles: readonly { id: string; code: string; name: string }[]
  forms: SceneForm[]
  charts: Chart[]
  dashboard: { name: string; filters: { formId: string; field: string }[] }
}

/** Ids of a scene: they stay as they are, so that a later version of it is known as the same app. */
export function sceneIds(scene: number) {
  const id = (number: number) =>
    `5a3b1c${String(scene).padStart(2, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
  return {
    app: id(1),
    role: (number: number) => id(10 + number),
    form: (number: number) => id(100 + number),
    report: (number: number) => id(200 + number),
    dashboard: id(300),
  }
}

/** A scene as a package that is installed from the template center. */
export function sceneTemplate(scene: Scene, ids: ReturnType<typeof sceneIds>): AppTemplate {
  const { key, name, description, forms, charts, dashboard, roles, icon, color } = scene
  const reports = charts.map(({ name: called, definition }, index) => ({
    id: ids.report(index),
    name: called,
    definition,
  }))
  return defineTemplate({
    key,
    name,
    description,
    scene: scene.scene,
    sampleDay,
    package: {
      format: packageFormat,
      version: packageVersion,
      app: {
        id: ids.app,
        name: name.zh,
        icon,
        color,
        description: description.zh,
        groupName: scene.scene.zh,
      },
      outside: roles.map(({ id, code, name: called }) => ({ id, kind: 'role' as const, code, name: called })),
      parts: {
        forms: forms.map(({ id, name: called, icon: face, title, sections = {}, fields }) => ({
          id,
          name: called,
          icon: face,
          definition: {
            titleFieldId: title,
            sections: Object.entries(sections).map(([beforeFieldId, heading]) => ({
              beforeFieldId,
              title: heading,
            })),
            fields,
          },
        })),
        flows: forms.flatMap(({ id, flow }) => (flow ? [{ formId: id, published: { tree: flow } }] : [])),
        reports,
        dashboards: [
          {
            id: ids.dashboard,
            name: dashboard.name,
            items: charts.map(({ place }, index) => ({
              id: `item-${index + 1}`,
              reportId: ids.report(index),
              ...place,
            })),
            filters: dashboard.filters,
          },
        ],
        records: forms.flatMap(({ id, fields, records = [] }) =>
          records.length > 0 ? [sampleRecords(id, fields, records)] : [],
        ),
      },
    },
  })
}
