import {
  AlignLeftOutlined,
  ApartmentOutlined,
  CalendarOutlined,
  CheckCircleOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  FieldNumberOutlined,
  FontSizeOutlined,
  LinkOutlined,
  NumberOutlined,
  PaperClipOutlined,
  PayCircleOutlined,
  TableOutlined,
  UserOutlined,
} from '@ant-design/icons'
import type { FieldType } from '@sluice/contract'
import type { ReactNode } from 'react'

/** The sign of each field type. */
export const fieldIcons: Record<FieldType, ReactNode> = {
  text: <FontSizeOutlined />,
  longText: <AlignLeftOutlined />,
  number: <NumberOutlined />,
  money: <PayCircleOutlined />,
  date: <CalendarOutlined />,
  dateTime: <ClockCircleOutlined />,
  singleChoice: <CheckCircleOutlined />,
  multipleChoice: <CheckSquareOutlined />,
  member: <UserOutlined />,
  department: <ApartmentOutlined />,
  attachment: <PaperClipOutlined />,
  subTable: <TableOutlined />,
  relation: <LinkOutlined />,
  autoNumber: <FieldNumberOutlined />,
}
