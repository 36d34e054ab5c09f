import { defineSealed } from '../encryption/index.ts'

/** Secrets among the settings of the installation. */
export const installationSecrets = defineSealed({
  table: 'installation_setting_change',
  key: ['id'],
  column: 'snapshot',
  by: 'vault',
  ofInstallation: true,
  inside: true,
})

/** The same of workspaces and members. */
export const settingSecrets = defineSealed({
  table: 'setting_change',
  key: ['id'],
  column: 'snapshot',
  by: 'vault',
  inside: true,
})
