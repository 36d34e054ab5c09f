import {
  AuditOutlined,
  ClockCircleOutlined,
  FormOutlined,
  PartitionOutlined,
  RobotOutlined,
  SendOutlined,
  StopOutlined,
  UserOutlined,
} from '@ant-design/icons'
import type { FlowStep } from '@sluice/bpmn/xml'
import type { ReactNode } from 'react'

/** One picture per kind of step, in the designer and for readers. */
export const stepIcons: Partial<Record<FlowStep['kind'], ReactNode>> = {
  applicant: <UserOutlined />,
  approve: <AuditOutlined />,
  fill: <FormOutlined />,
  cc: <SendOutlined />,
  robot: <RobotOutlined />,
  delay: <ClockCircleOutlined />,
  subflow: <PartitionOutlined />,
  end: <StopOutlined />,
}
