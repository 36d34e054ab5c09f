import { defineError } from '../../kernel/index.ts'

export const formNotPublished = defineError('form.not_published', 409, {
  zh: '表单“{form}”还没有发布，不能填写数据。',
  en: 'The form "{form}" has not been published yet, so it takes no records.',
})
export const draftOutdated = defineError('form.draft_outdated', 409, {
  zh: '草稿基于版本 {base}，而表单已是版本 {current}。请刷新设计器后再改。',
  en: 'The draft is based on version {base}, but the form is at version {current}. Reload the designer.',
})
export const nothingToPublish = defineError('form.nothing_to_publish', 409, {
  zh: '草稿和已发布的版本没有差别。',
  en: 'The draft does not differ from what is published.',
})
export const definitionWrong = defineError('form.definition_wrong', 400, {
  zh: '表单设计有 {count} 处不正确。',
  en: '{count} thing(s) in the form design are not right.',
})
export const valuesDoNotConvert = defineError('form.values_do_not_convert', 409, {
  zh: '有 {count} 个值不能转换成新的字段类型。先改正它们，或在发布时选择清空。',
  en: '{count} value(s) do not convert to the new field type. Correct them first, or choose to empty them when publishing.',
})
export const constraintNotMet = defineError('form.constraint_not_met', 409, {
  zh: '已有数据不满足新的约束：{fields}。',
  en: 'Existing records do not meet the new constraints: {fields}.',
})
export const confirmName = defineError('form.confirm_name', 400, {
  zh: '请输入完整的名称“{name}”以确认删除。',
  en: 'Type the full name "{name}" to confirm.',
})
export const fieldInUse = defineError('form.field_in_use', 409, {
  zh: '字段“{name}”还在使用：{useZh}（共 {count} 处）。请先改掉，或确认仍要归档。',
  en: 'The field "{name}" is still used by {useEn} ({count} in all). Change that first, or confirm that it is archived all the same.',
})
export const recordInFlow = defineError('record.in_flow', 409, {
  zh: '数据“{title}”正在流程中，请在待办中处理，或先撤回。',
  en: 'The record "{title}" is in a running flow: act on its task, or withdraw it first.',
})
export const valueTaken = defineError('record.value_taken', 409, {
  zh: '这条数据与已有数据重复，不能保存。',
  en: 'The record repeats what must be unique, so it cannot be kept.',
})
export const recordDecided = defineError('record.decided', 409, {
  zh: '数据“{title}”已审批通过，内容已锁定；修改或删除需要“修改已办结数据”权限。',
  en: 'The record "{title}" was approved and is locked; to change or delete it takes the right to change decided records.',
})
export const recordChanged = defineError('record.version_conflict', 409, {
  zh: '{who}刚刚修改了这条数据（{fields}），请查看后重试。',
  en: '{who} changed this record meanwhile ({fields}); have a look and try again.',
})
export const formChanged = defineError('form.changed', 409, {
  zh: '表单“{form}”刚刚发布了新版本，请刷新后重试。',
  en: 'The form "{form}" was just published anew; reload and try again.',
})
export const systemFormReadOnly = defineError('form.system_read_only', 409, {
  zh: '“{form}”由系统维护，不能这样修改；请使用：{instead}。',
  en: '"{form}" is kept by the system and is not changed this way; use instead: {insteadEn}.',
})
export const searchTooLong = defineError('record.search_too_long', 422, {
  zh: '搜索用时过长，已中止。请输入更长或更少见的文字，或先筛选。',
  en: 'The search took too long and was stopped. Search for a longer or less common text, or filter first.',
})
export const notOfSystem = defineError('form.not_of_system', 409, {
  zh: '“{form}”是您自己的表单，请在它的设计器中添加字段。',
  en: '"{form}" is a form of your own; add fields in its designer.',
})
