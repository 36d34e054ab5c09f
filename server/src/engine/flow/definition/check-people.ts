import type { ProcessModel } from '@sluice/bpmn'
import { type Assignee, type NodeConfig, nodeConfigSchema } from '@sluice/contract'
import { issuesOf } from '../../../platform/operation/index.ts'
import type { DrawnForm } from './drawing.ts'
import { advice, type FlowFinding, problem } from './finding.ts'
import { type PeopleNode, peopleNodes, settingsOf } from './people-node.ts'
import { flowPlaces } from './place-words.ts'

/** What is wrong with the people and field rights of the nodes (N3.4, N3.8). */
export function checkPeople(model: ProcessModel, form: DrawnForm): FlowFinding[] {
  const nodes = [...peopleNodes(model).values()]
  const findings = nodes.flatMap((node) => [
    ...checkSettings(model, node),
    ...checkAssignees(node, form),
    ...checkFields(node, form),
  ])
  if (!nodes.some(({ kind }) => kind === 'applicant')) {
    const texts = [
      '没有申请人节点，申请人无法修改被退回的数据',
      'There is no applicant node, so nothing can be returned to the applicant',
    ] as const
    findings.push(advice('no-applicant', model.id, ...texts))
  }
  return findings
}

function checkSettings(model: ProcessModel, { id, name }: PeopleNode): FlowFinding[] {
  return issuesOf(nodeConfigSchema, settingsOf(model.nodes[id]!), flowPlaces).map(({ label, message }) =>
    problem(
      'bad-settings',
      id,
      `“${name}”的设置不正确：${label ? `${label.zh}：` : ''}${message.zh}`,
      `The settings of "${name}" are not right: ${label ? `${label.en}: ` : ''}${message.en}`,
    ),
  )
}

function checkAssignees({ id, name, kind, config }: PeopleNode, form: DrawnForm): FlowFinding[] {
  if (kind === 'applicant') return []
  if (config.assignees.length === 0)
    return [problem('no-assignee', id, `“${name}”没有设置处理人`, `"${name}" has nobody to handle it`)]
  return config.assignees.flatMap((assignee) => {
    const words = unknownAssignee(assignee, form)
    return words
      ? [problem('unknown-assignee', id, `“${name}”的处理人${words[0]}`, `"${name}": ${words[1]}`)]
      : []
  })
}

function unknownAssignee(assignee: Assignee, form: DrawnForm): [zh: string, en: string] | undefined {
  switch (assignee.type) {
    case 'field':
      return form.fields.get(assignee.fieldId) === 'member'
        ? undefined
        : ['所用的字段不是成员字段', 'its field is not a member field of the form']
    // Whether members and roles are there, the database says (checkNamedAssignees).
    case 'member':
    case 'role':
    case 'departmentHead':
    case 'applicant':
      return undefined
  }
}

function checkFields({ id, name, kind, config }: PeopleNode, form: DrawnForm): FlowFinding[] {
  const gone = Object.keys(config.fields).filter((fieldId) => !form.fields.has(fieldId)).length
  const findings =
    gone > 0
      ? [
          problem(
            'unknown-field',
            id,
            `“${name}”设置了 ${gone} 个已不存在的字段的权限`,
            `"${name}" sets rights on ${gone} field(s) that the form does not have`,
          ),
        ]
      : []
  if (kind === 'fill' && !editsSomething(config))
    findings.push(
      advice('nothing-to-fill', id, `“${name}”没有可填写的字段`, `"${name}" lets nobody fill in anything`),
    )
  return findings
}

function editsSomething({ fields }: NodeConfig): boolean {
  return Object.values(fields).includes('edit')
}
