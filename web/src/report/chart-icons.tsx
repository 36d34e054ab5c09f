import {
  BarChartOutlined,
  BorderlessTableOutlined,
  LineChartOutlined,
  NumberOutlined,
  PieChartOutlined,
  TableOutlined,
} from '@ant-design/icons'
import type { ChartType } from '@sluice/contract'
import type { ReactNode } from 'react'

/** The picture of each way to show a report, in the order they are offered. */
export const chartIcons: Readonly<Record<ChartType, ReactNode>> = {
  bar: <BarChartOutlined aria-hidden />,
  line: <LineChartOutlined aria-hidden />,
  pie: <PieChartOutlined aria-hidden />,
  table: <TableOutlined aria-hidden />,
  pivot: <BorderlessTableOutlined aria-hidden />,
  metric: <NumberOutlined aria-hidden />,
}
