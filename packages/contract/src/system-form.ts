/** Ids of the system forms that screens show; the same in every workspace. */
export const systemFormIds = {
  audit: 'd6fb1ba9-bec5-803f-992a-bdafa2cb6080',
  login: '0a0b0246-2611-82be-8bb2-d5e661468cab',
  keyCall: '01cf34ec-dcd1-8e1b-9739-bf7856a6eeb4',
  outboundCall: '4f9ec3b8-79cb-8a1f-85af-55ae10863d6d',
  announcement: '4471cd99-10b3-83d5-a288-6090a794dac8',
  member: 'c847c9b7-cb0b-8345-92ba-dc003a85a310',
  department: '0486071e-6f6a-8870-9762-9c6fda306e49',
  mail: '1ecded4e-6975-87e9-88e9-836935a9833d',
  undelivered: 'c2a513ef-a5ad-82c5-b2fc-bfd218f917df',
  instance: '180616e7-a555-8597-a1ad-f26d8dc5faaa',
  job: '644bf1a7-7eec-85a3-88a1-afbc99df965e',
  task: '954b9732-65ad-8eca-98a8-b86e4d63b480',
} as const

/** The app they stand in. */
export const workspaceAppId = '7319a645-d9b6-8ed9-9226-9a83ec221821'
