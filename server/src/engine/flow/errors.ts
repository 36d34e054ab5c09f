import { defineError } from '../../kernel/index.ts'

export const taskDone = defineError('flow.task_done', 409, {
  zh: '已由 {name} 于 {time} {verbZh}。',
  en: 'Already {verbEn} by {name} on {time}.',
})
export const onlyACopy = defineError('flow.only_a_copy', 409, {
  zh: '这是抄送，供阅读，不需要处理。',
  en: 'This is a copy to read; there is nothing to decide.',
})
export const notYourTask = defineError('flow.not_your_task', 403, {
  zh: '这项待办不是您的。',
  en: 'This task is not yours.',
})
export const applicantExcluded = defineError('flow.applicant_excluded', 403, {
  zh: '这个节点不允许申请人审批自己的申请，请转办给其他人。',
  en: 'At this node the applicant does not approve their own request; transfer it to somebody else.',
})
export const verbNotOffered = defineError('flow.verb_not_offered', 409, {
  zh: '这个节点不能“{verbZh}”。',
  en: 'A task at this node cannot be {verbEn}.',
})
export const instanceEnded = defineError('flow.instance_ended', 409, {
  zh: '流程已经结束（{stateZh}）。',
  en: 'The flow has ended already ({stateEn}).',
})
export const opinionNeeded = defineError('flow.opinion_needed', 422, {
  zh: '请填写意见。',
  en: 'Please give your opinion.',
})
export const cannotReturnThere = defineError('flow.cannot_return_there', 422, {
  zh: '不能退回到这个节点，可以退回到：{choices}。',
  en: 'It cannot be returned there; possible: {choices}.',
})
export const noStraightBack = defineError('flow.no_straight_back', 422, {
  zh: '退回到“{node}”后不能直接返回本节点，请选择重新流转。',
  en: 'From "{node}" it cannot come straight back; choose to run again.',
})
export const cannotTransferTo = defineError('flow.cannot_transfer_to', 422, {
  zh: '不能转给{name}：{reasonZh}。',
  en: 'It cannot be transferred to {name}: {reasonEn}.',
})
export const alreadyInFlow = defineError('flow.already_running', 409, {
  zh: '这条数据已在流程中。',
  en: 'This record is in a running flow already.',
})
export const flowRepublished = defineError('flow.republished', 409, {
  zh: '流程刚刚发布了新版本，请再提交一次。',
  en: 'The flow was just published anew; please submit once more.',
})
export const notPublishable = defineError('flow.not_publishable', 422, {
  zh: '流程有 {count} 处问题，不能发布：{first}',
  en: 'The flow has {count} problem(s) and cannot be published: {firstEn}',
})
export const noDraft = defineError('flow.no_draft', 409, {
  zh: '没有要发布的流程草稿。',
  en: 'There is no draft of the flow to publish.',
})
export const onlyApplicant = defineError('flow.only_applicant', 403, {
  zh: '只有申请人可以撤回。',
  en: 'Only the applicant can withdraw.',
})
export const nothingToRetry = defineError('flow.nothing_to_retry', 409, {
  zh: '流程没有停住的地方。',
  en: 'Nothing in this flow is stuck.',
})
export const cannotGoOnFrom = defineError('flow.cannot_go_on_from', 422, {
  zh: '不能调整到“{node}”：它后面的汇合等待的其他分支已经不在了，请选择分支之前或汇合之后的节点。',
  en: 'It cannot be moved to "{node}": a join behind it would wait for branches that are gone; choose a node before the split or after the join.',
})
export const cannotJump = defineError('flow.cannot_jump', 422, {
  zh: '不能调整到这个节点：请选择有处理人的节点；同时停在多个节点时，请指明从哪个节点调整。',
  en: 'It cannot be moved there: choose a node that asks people, and say from where when it waits at several.',
})
