import type { Services } from '../operation/index.ts'
import { ChannelRefusal } from './channel.ts'
import { readAnswer } from './provider-call.ts'

export interface RobotCall {
  url: string
  body: object
  /** Codes that pass by themselves. */
  passing: readonly number[]
}

/** Posts to the robot of a chat group. All of them answer 200 and a code, 0 when the message was taken. */
export async function sendToRobot(
  { callProvider }: Services,
  { url, body, passing }: RobotCall,
): Promise<undefined> {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const answer = readAnswer(await callProvider({ url, headers, body: JSON.stringify(body) }))
  const code = Number(answer.errcode ?? answer.code ?? answer.StatusCode ?? Number.NaN)
  if (Number.isNaN(code)) throw new Error('The answer has no code')
  if (code !== 0)
    throw new ChannelRefusal(`${code} ${answer.errmsg ?? answer.msg ?? ''}`.trim(), {
      final: !passing.includes(code),
    })
}
