import { defineSetting, type SettingGroup } from '../setting/index.ts'

const files: SettingGroup = { key: 'file', words: { zh: '文件', en: 'Files' } }

/** Largest file that is uploaded, in MB. */
export const largestFile = defineSetting({
  key: 'file.largest',
  scope: 'tenant',
  group: files,
  words: { zh: '单个文件上限', en: 'Largest file' },
  help: {
    zh: '上传更大的文件会被拒绝，已有文件不受影响。',
    en: 'Larger ones are refused; those there are stay.',
  },
  control: { kind: 'integer', min: 1, max: 1024, unit: { zh: 'MB', en: 'MB' } },
  standard: 1024,
  stricter: 'lower',
})

/** All files of one workspace, in GB. */
export const tenantStorage = defineSetting({
  key: 'file.tenantStorage',
  scope: 'installation',
  group: files,
  words: { zh: '每个工作区的存储空间', en: 'Storage of a workspace' },
  help: {
    zh: '所有附件合计；用满后不能再上传。',
    en: 'All its files together; when it is full nothing more is uploaded.',
  },
  control: { kind: 'integer', min: 1, max: 1_000_000, unit: { zh: 'GB', en: 'GB' } },
  standard: (config) => config.tenantStorage / 1024 ** 3,
})
