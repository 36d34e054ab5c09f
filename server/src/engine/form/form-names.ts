import type { TakenFields } from '../../database/index.ts'

/** What to say when the name of a form is taken. */
export const formNameTaken: TakenFields = {
  form_name: {
    field: 'name',
    message: { zh: '这个应用里已有同名的表单。', en: 'This app already has a form of that name.' },
  },
}
