import {
  BellOutlined,
  CheckCircleOutlined,
  DeleteOutlined,
  EditOutlined,
  KeyOutlined,
  MailOutlined,
  SendOutlined,
  StopOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'

const icons: Readonly<Record<string, ReactNode>> = {
  bell: <BellOutlined aria-hidden />,
  check: <CheckCircleOutlined aria-hidden />,
  delete: <DeleteOutlined aria-hidden />,
  edit: <EditOutlined aria-hidden />,
  key: <KeyOutlined aria-hidden />,
  mail: <MailOutlined aria-hidden />,
  send: <SendOutlined aria-hidden />,
  stop: <StopOutlined aria-hidden />,
}

/** The icon of an action by its name; a bolt for one that has none here. */
export function actionIcon(name: string): ReactNode {
  return icons[name] ?? <ThunderboltOutlined aria-hidden />
}
